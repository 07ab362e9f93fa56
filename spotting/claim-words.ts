/** The words of a sentence that assert something, and what each of them reaches. */
import { CLAIM_TRIGGERS, type ClaimTrigger } from './claim.computed.ts';
import type { Candidate } from './rule-finder.ts';
import { wordKey } from './rule-source.ts';
import { finderOf, vocabulary, wordsIn } from './rules.ts';
import type { Span } from './sentences.ts';
import { NUMBER } from './vocabulary.ts';

/** Words that assert, where they stand. */
export interface Said extends Span {
  trigger: ClaimTrigger;
}

/** A clause begins where nothing but these stands before. */
export const OPENING = /(?:^|[.!?:;,•✓✔*("“]|\s-|\bthen|\band|\bor|\bso|\bbut|\bplease|\binstead)\s*$/;

/**
 * The words that assert in a folded sentence, the longest at each place, never overlapping one another or a mention.
 * @param whole the text that it is a part of
 * @param from where it begins in that text
 */
export function saidIn(sentence: string, mentions: readonly Span[], whole = sentence, from = 0): Said[] {
  const said: Said[] = [];
  const finder = finderOf('claims');
  const words = wordsIn(whole);
  const { length } = sentence;
  let at = 0;
  let next = 0;
  for (let index = words.from(from); index < words.count; index++) {
    const start = (words.starts[index] as number) - from;
    if (start >= length) break;
    if (start < next) continue;
    let id = words.ids[index] as number;
    let end = (words.ends[index] as number) - from;
    if (id > NUMBER && !isWord(sentence.charCodeAt(start))) continue;
    if (sentence.charCodeAt(end) === APOSTROPHE) {
      end = endOfWord(sentence, end);
      if (id !== NUMBER) id = vocabulary().idOf(wordKey(sentence.slice(start, end)));
    }
    next = end;
    while (at < mentions.length && (mentions[at] as Span).end <= start) at += 1;
    const mention = mentions[at];
    if (mention && mention.start <= start) {
      // What stands in a mention ("muscle relaxants") asserts nothing of it.
      next = Math.max(next, mention.end);
      continue;
    }
    const here = finder.at(words, index, whole, id);
    if (here.length === 0) continue;
    // "Didn't" is filed under "did", and is not that word alone.
    const isWhole = id === NUMBER || end - start === vocabulary().wordOf(id).length;
    const best = longestOf(here, sentence, start, isWhole ? end : start, mention?.start ?? length);
    if (!best) continue;
    said.push(best);
    next = Math.max(start + 1, best.end);
  }
  return said;
}

const APOSTROPHE = 39;
const isWord = (code: number) => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);

/** Where a word with apostrophes ends. */
function endOfWord(sentence: string, from: number): number {
  let end = from;
  while (end < sentence.length) {
    const code = sentence.charCodeAt(end);
    if (!isWord(code) && code !== APOSTROPHE) break;
    end += 1;
  }
  return end;
}

/** The longest of what begins with a word, as far as the next mention; of equals the first rule. */
function longestOf(
  here: readonly Candidate[],
  sentence: string,
  start: number,
  end: number,
  limit: number,
): Said | null {
  const finder = finderOf('claims');
  let best: Said | null = null;
  for (const candidate of here) {
    const to = finder.endOf(candidate, sentence, start, end);
    if (to <= start || to > limit || (best && to <= best.end)) continue;
    const trigger = CLAIM_TRIGGERS[candidate.rule] as ClaimTrigger;
    if (trigger.opens && !OPENING.test(sentence.slice(Math.max(0, start - 12), start))) continue;
    best = { start, end: to, trigger };
  }
  return best;
}
