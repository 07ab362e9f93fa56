/** What the apps show: a page of a diary. */
export interface Diary {
  lead: string;
  /** True: a part of it, and a part in the dialog, are there. */
  open: boolean;
  entries: { id: number; text: string }[];
}

const yoga = { id: 1, text: 'Yoga for low back pain.' };
const sleep = { id: 2, text: 'Slept well.' };
const heat = { id: 3, text: 'Heat wrap for low back pain.' };

/** As a server sends it. */
export const FIRST: Diary = { lead: 'ibuprofen', open: false, entries: [yoga, sleep, heat] };

/** As it is drawn after that, one after the other, and what is marked each time. */
export const LATER: { diary: Diary; marked: string }[] = [
  { diary: { ...FIRST, lead: 'naproxen' }, marked: 'Heat wrap|Yoga|naproxen' },
  { diary: { ...FIRST, entries: [heat, sleep, yoga] }, marked: 'Heat wrap|Yoga|ibuprofen' },
  {
    diary: { ...FIRST, entries: [sleep, { ...yoga, text: 'TENS for low back pain.' }] },
    marked: 'TENS|ibuprofen',
  },
  { diary: { ...FIRST, open: true, entries: [yoga] }, marked: 'Acupuncture|Massage|Yoga|ibuprofen' },
  { diary: { lead: '', open: false, entries: [] }, marked: '' },
];
