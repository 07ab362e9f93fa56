/** Spots a document and reads it in context, at one go: for the command line and for tests. Pages do it step by step. */
import { mayMatter } from './first-look.ts';
import { spotPassages, type TextMention } from './index.ts';
import { PageReader, type Passage } from './page-reader.ts';
import { passagesOf } from './passages.ts';
import type { Mention, Read } from './types.ts';

/** A mention that was read in context. */
export type ReadMention = Mention & Read;

/** Spots a document that is already cut into passages, and reads every mention in context. */
export function readPassages(passages: readonly Passage[]): ReadMention[] {
  const { mentions, scanned, level } = spotPassages(passages);
  if (mentions.length === 0) return [];
  const reader = new PageReader(scanned, level);
  let next = 0;
  return passages.flatMap((passage, index) => {
    const first = next;
    while (mentions[next]?.passage === index) next += 1;
    const here = mentions.slice(first, next);
    const read = reader.read(passage, here);
    return here.map((mention, at) => ({ ...mention, ...(read[at] as Read) }));
  });
}

/** Spots a plain text and reads every mention in context. Places count from the beginning of the text. */
export function readText(text: string): (TextMention & Read)[] {
  if (!mayMatter(text)) return [];
  const passages = passagesOf(text);
  return readPassages(passages).map(({ passage, sentence, ...mention }) => {
    const offset = passages[passage]?.offset ?? 0;
    return {
      ...mention,
      start: mention.start + offset,
      end: mention.end + offset,
      sentence: { start: sentence.start + offset, end: sentence.end + offset },
    };
  });
}
