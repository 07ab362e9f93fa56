/**
 * Spotting: text in, mentions out. Pure functions without DOM or browser APIs. `mayMatter`
 * is a first look at a whole page, `scan` reads one passage, `judge` decides with the whole page in
 * view; `spot` does all for a plain text.
 */

import { mayMatter } from './first-look.ts';
import { judge, type Reading } from './judge.ts';
import { passagesOf } from './passages.ts';
import { type Scanned, scan } from './scan.ts';
import type { Mention, PassageKind } from './types.ts';

export { mayMatter } from './first-look.ts';
export { judge } from './judge.ts';
export { type Scanned, scan } from './scan.ts';
export type { Mark, Mention, PassageKind } from './types.ts';

/** A mention in a plain text: `start` and `end` count from the beginning of the text. */
export type TextMention = Omit<Mention, 'passage'>;

/**
 * Spots a document that is already cut into passages; `passage` in the result is the index given here.
 * @param reading reads each mention in context (reading.ts); without it `status` and `claim` are null
 */
export function spotPassages(
  passages: readonly { kind: PassageKind; text: string }[],
  reading?: Reading,
): Mention[] {
  const scanned: Scanned[] = [];
  const indexes: number[] = [];
  passages.forEach((passage, index) => {
    const found = scan(passage.text, passage.kind);
    if (!found) return;
    scanned.push(found);
    indexes.push(index);
  });
  const mentions: Mention[] = [];
  for (const found of judge(scanned, reading)) {
    for (const mention of found ?? [])
      mentions.push({ ...mention, passage: indexes[mention.passage] as number });
  }
  return mentions;
}

/** Spots a plain text; with `reading` each mention is also read in context. */
export function spot(text: string, reading?: Reading): TextMention[] {
  if (!mayMatter(text)) return [];
  const passages = passagesOf(text);
  return spotPassages(passages, reading).map(({ passage, ...mention }) => {
    const offset = passages[passage]?.offset ?? 0;
    return { ...mention, start: mention.start + offset, end: mention.end + offset };
  });
}
