/** Scenes of the card over a page, and of the marks in pages. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rect } from '../eyes.ts';
import { isHtml } from '../read-file.ts';
import { ROOT } from '../steps.ts';
import { hover, marked, type Size, type Studio } from '../studio.ts';
import type { Scene } from './scene.ts';

/** The window of a page that is read. */
export const PAGE: Size = { width: 1100, height: 900 };
/** Room around a card in its picture, CSS pixels. */
const MARGIN = 28;

/** A page of the folder with pages for tries, open and ready. */
export async function demo(studio: Studio, name: string, words: string, size = PAGE) {
  const path = join(ROOT, 'test', 'pages', name);
  const text = readFileSync(path, 'utf8');
  const page = await studio.open(studio.server.show(path, text, isHtml(path, text)), size);
  await marked(page, words);
  return page;
}

/** A note of these lines, open. */
export function note(studio: Studio, ...lines: string[]) {
  return studio.open(studio.server.show('note.txt', lines.join('\n'), false), PAGE);
}

/** The card and what lies around it, inside the window. */
function around({ x, y, width, height }: Rect, within: Size): Rect {
  const left = Math.max(0, x - MARGIN);
  const top = Math.max(0, y - MARGIN);
  return {
    x: left,
    y: top,
    width: Math.min(within.width, x + width + MARGIN) - left,
    height: Math.min(within.height, y + height + MARGIN) - top,
  };
}

/** Cards over a line of a note: state, words that are pointed at, the line, and what is different. */
const LINES: [state: string, words: string, line: string, more?: Partial<Scene>][] = [
  ['helps', 'yoga', 'She asks about yoga.', { readers: ['patient', 'student', 'clinician'] }],
  ['short-term', 'heating pad', 'A heating pad in the evening.'],
  [
    'no-better',
    'TENS',
    'She tried a TENS unit for a month without relief.',
    { readers: ['patient', 'clinician'], looks: ['light', 'dark', 'forced'], translated: true },
  ],
  ['avoid', 'Cyclobenzaprine', 'Cyclobenzaprine at night.', { readers: ['patient', 'clinician'] }],
  ['disputed', 'acetaminophen', 'Takes acetaminophen.', { readers: ['patient', 'clinician'] }],
  ['disputed-procedure', 'radiofrequency ablation', 'Radiofrequency? Asks for radiofrequency ablation.'],
  ['depends', 'epidural steroid injection', 'She declined an epidural steroid injection.'],
  ['not-covered', 'diclofenac', 'Takes diclofenac.', { readers: ['patient', 'clinician'] }],
  ['class-only', 'tapentadol', 'Takes tapentadol.'],
  [
    'long',
    'Ibuprofen',
    'Ibuprofen as needed. Bleeding gastric ulcer 2019. On sertraline.',
    { translated: true },
  ],
];

/** Warning signs, by what the note says of them. */
const SIGNS: typeof LINES = [
  [
    'red-flag',
    'urinary retention',
    'Since last night numbness between the legs and urinary retention.',
    { readers: ['patient', 'clinician'], looks: ['light', 'dark', 'forced'], translated: true },
  ],
  ['red-flag-denied', 'fever', 'She denies fever and weight loss.'],
];

const lineScene = ([state, words, line, more]: (typeof LINES)[number]): Scene => ({
  surface: 'card',
  state,
  ...more,
  async stage(studio) {
    const page = await note(studio, 'Chronic low back pain for three years.', '', line);
    return { page, clip: around(await hover(page, words), PAGE) };
  },
});

const overPage = (state: string, file: string, words: string, more: Partial<Scene> = {}): Scene => ({
  surface: 'card',
  state,
  ...more,
  async stage(studio) {
    const page = await demo(studio, file, words);
    return { page, clip: around(await hover(page, words), PAGE) };
  },
});

export const CARDS: Scene[] = [
  ...[...LINES, ...SIGNS].map(lineScene),
  overPage('claim', 'article.html', 'Exercise therapy', { translated: true }),
  overPage('in-note', 'note.txt', 'Ibuprofen'),
  {
    surface: 'card',
    state: 'narrow-window',
    async stage(studio) {
      const page = await note(studio, 'Chronic low back pain.', '', 'She tried a TENS unit.');
      await page.setViewportSize({ width: 340, height: 640 });
      await hover(page, 'TENS');
      return { page };
    },
  },
];

const marks = (state: string, file: string, words: string, more: Partial<Scene> = {}): Scene => ({
  surface: 'page',
  state,
  ...more,
  stage: async (studio) => ({ page: await demo(studio, file, words) }),
});

export const MARKS: Scene[] = [
  marks('note', 'note.txt', 'Ibuprofen', { looks: ['light', 'dark', 'forced'] }),
  marks('article', 'article.html', 'Exercise therapy'),
  marks('clinic', 'clinic.html', 'TENS', { looks: ['light', 'dark', 'forced'] }),
  marks('thin', 'note.txt', 'Ibuprofen', { settings: { underline: 'thin' } }),
  marks('tinted', 'note.txt', 'Ibuprofen', { settings: { underline: 'tinted' } }),
];
