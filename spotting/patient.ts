/** Whether a page speaks of one patient (a note, a letter, a story of one's own) or of a subject. */
import { finderOf, wordsIn } from './rules.ts';
import type { Scanned } from './scan.ts';

/** How much of a page is looked at, UTF-16 units. */
const LOOK = 30_000;
/** How much of a passage is looked at. */
const PART = 2000;

/** How a page speaks of people. */
export type Voice = 'patient' | 'oneself' | 'subject';

const PATIENT = 0;
const SUBJECT = 1;
const ONESELF = 2;
/** Which way of speaking each list of `VOICES` (patient-words.ts) shows. */
const WAYS = [PATIENT, PATIENT, SUBJECT, ONESELF, PATIENT, PATIENT] as const;
/** The list that counts at the beginning of a line only. */
const OPENING = 1;

const QUOTED = /["“”«]/;

/** How often a text speaks in each way; what counts twice for one way counts once. */
function waysIn(text: string): number[] {
  const counts = [0, 0, 0];
  const ends = [0, 0, 0];
  const lower = text.toLowerCase();
  const finder = finderOf('voices');
  const words = wordsIn(lower);
  for (let index = 0; index < words.count; index++) {
    const start = words.starts[index] as number;
    const here = finder.at(words, index, lower);
    for (const candidate of here) {
      const way = WAYS[candidate.rule] as number;
      if (start < (ends[way] as number)) continue;
      if (candidate.rule === OPENING && !opensLine(lower, start)) continue;
      const end = finder.endOf(candidate, lower, start, words.ends[index] as number);
      if (end === start) continue;
      (counts[way] as number) += 1;
      ends[way] = end;
    }
  }
  return counts;
}

/** True where nothing stands between a place and the beginning of its line or sentence. */
function opensLine(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 8), at);
  return /(?:[.;:\n]\s*|^\s*)$/.test(at > 8 ? `x${before}` : before);
}

/** Weighs the passages in which something was found. */
export function voiceOf(passages: readonly Scanned[], isNote: boolean): Voice {
  const weighing = weighVoice(passages, isNote);
  for (;;) {
    const { done, value } = weighing.next();
    if (done) return value;
  }
}

/** The same, a passage at a time: at once it would take the page too long. */
export function* weighVoice(passages: readonly Scanned[], isNote: boolean): Generator<void, Voice> {
  let one = 0;
  let oneself = 0;
  let subject = 0;
  let read = 0;
  for (const { text, hits } of passages) {
    if (hits.length === 0) continue;
    const part = text.length > PART ? text.slice(0, PART) : text;
    const counts = waysIn(part);
    one += counts[PATIENT] as number;
    subject += counts[SUBJECT] as number;
    // What is quoted is not the page's own voice.
    if (counts[ONESELF] && !QUOTED.test(part)) oneself += counts[ONESELF];
    read += part.length;
    if (read > LOOK) break;
    yield;
  }
  if (one >= (isNote || subject === 0 ? 1 : 2) && one * (isNote ? 2 : 1) > subject) return 'patient';
  return oneself >= 6 && oneself > 2 * subject ? 'oneself' : 'subject';
}
