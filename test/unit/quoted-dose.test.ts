import { expect, it } from 'vitest';
import { mayGiveDose } from '../../data/dose.ts';
import { pageView } from '../../data/page-view.ts';

it.each([
  'Take ibuprofen 400 mg three times a day with food.',
  'ibuprofen 600 q6h',
  'Naproxen TID',
  'four hundred milligrams of ibuprofen',
  'take 50-100 at night',
  'two tablets',
  '2 x 500 paracetamol',
  'lidocaine 5% patch',
  'one nocte',
])('a patient is not quoted "%s"', (text) => {
  expect(mayGiveDose(text)).toBe(true);
});

it.each([
  'Yoga helps chronic low back pain.',
  'A TENS unit helps.',
  '98% of patients are free of pain.',
  'One hundred people tried it in 2014-2016.',
  'It takes 12 weeks.',
])('but "%s"', (text) => {
  expect(mayGiveDose(text)).toBe(false);
});

it('the panel quotes a dose to clinicians only', () => {
  const words = 'Take ibuprofen 400 mg three times a day with food: it helps.';
  const claims = [{ claimed: { concept: 'ibuprofen', asserts: 'benefit' as const }, index: 0, words }];
  const says = { statuses: { ibuprofen: { general: 1 } }, claims, selling: [], named: [] };
  const frames = [{ counts: { ibuprofen: 1 }, says }];
  expect(pageView(frames, 'patient').claims).toMatchObject([{ words: null }]);
  expect(pageView(frames, 'clinician').claims).toMatchObject([{ words }]);
});
