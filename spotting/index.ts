/**
 * Spotting: text in, mentions out. Pure functions without DOM or browser APIs. `mayMatter`
 * is a first look at a whole page, `scan` reads one passage, `judge` decides with the whole page in
 * view; `spotPassages` does all for a document, `spot` for a plain text.
 */

import { mayMatter } from './first-look.ts';
import { judge } from './judge.ts';
import { passagesOf } from './passages.ts';
import type { Level } from './profile.ts';
import { type Scanned, scan } from './scan.ts';
import type { Mention, PassageKind } from './types.ts';

export { mayMatter } from './first-look.ts';
export { isPainted, judge } from './judge.ts';
export type { Level } from './profile.ts';
export { type Scanned, scan } from './scan.ts';
export type { Mark, Mention, PassageKind, Read } from './types.ts';

/** A mention in a plain text: `start` and `end` count from the beginning of the text. */
export type TextMention = Omit<Mention, 'passage'>;

/** What was spotted in a document. */
export interface Spotted {
  /** In page order; `passage` is the index of the passage among those given. */
  mentions: Mention[];
  /** The passages in which anything was found. */
  scanned: Scanned[];
  level: Level;
}

/** Spots a document that is already cut into passages. */
export function spotPassages(passages: readonly { kind: PassageKind; text: string }[]): Spotted {
  const scanned: Scanned[] = [];
  const indexes: number[] = [];
  passages.forEach((passage, index) => {
    const found = scan(passage.text, passage.kind);
    if (!found) return;
    scanned.push(found);
    indexes.push(index);
  });
  const mentions: Mention[] = [];
  const judging = judge(scanned);
  for (;;) {
    const { done, value } = judging.next();
    if (done) return { mentions, scanned, level: value };
    for (const mention of value ?? [])
      mentions.push({ ...mention, passage: indexes[mention.passage] as number });
  }
}

/** Spots a plain text. */
export function spot(text: string): TextMention[] {
  if (!mayMatter(text)) return [];
  const passages = passagesOf(text);
  return spotPassages(passages).mentions.map(({ passage, ...mention }) => {
    const offset = passages[passage]?.offset ?? 0;
    return { ...mention, start: mention.start + offset, end: mention.end + offset };
  });
}
