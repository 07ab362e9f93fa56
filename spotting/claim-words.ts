/** The words of a sentence that assert something, and what each of them reaches. */
import { CLAIM_TRIGGERS, type ClaimTrigger } from './claim.computed.ts';
import { ANYTHING, bitAfter, bitsAfter, letterFrom, wordFrom } from './claim-next.ts';
import { FILED } from './filed.computed.ts';
import { type Cut, headsSource, wordKey } from './rule-source.ts';
import { RuleTable } from './rule-table.ts';
import { vocabulary, wordsIn } from './rules.ts';
import type { Span } from './sentences.ts';
import { NUMBER, type Words } from './vocabulary.ts';

/** Words that assert, where they stand. */
export interface Said extends Span {
  trigger: ClaimTrigger;
}

/** What a rule finds that begins with one word. */
interface Entry {
  trigger: ClaimTrigger;
  rule: Cut;
  /** Those of its heads that may begin so. */
  heads: number[];
  /** It finds the word alone, never more: no expression has to be asked. */
  alone: boolean;
  /** What may follow the word (`claim-next.ts`); made when first needed, as is all below. */
  next: number | null;
  /** What may follow the first letters of the word after it, by those letters. */
  seconds: Map<number, number>;
  expression: RegExp | null;
}

/** A word that rules begin with. `#` stands for any number. */
interface Known {
  word: string;
  entries: Entry[];
}

/** A head that is one word: "cure", "cures?". */
const ONE_WORD = /^[a-z']+\??$/;

/** Made when the first text is read. */
let table: RuleTable | null = null;
/** By number of the word; null where no rule begins with it, undefined until it first turns up. */
const filed: (Known | null | undefined)[] = [];

/** What is filed under a word. */
function knownUnder(id: number, word: string): Known | null {
  table ??= new RuleTable(FILED.tables.claims);
  const rules = table;
  const entries = rules.under(id)?.map(({ rule: number, heads }): Entry => {
    const rule = rules.rule(number);
    return {
      trigger: CLAIM_TRIGGERS[number] as ClaimTrigger,
      rule,
      heads,
      alone: rule.tail === '' && heads.every((head) => ONE_WORD.test(rule.heads[head] ?? '')),
      next: null,
      seconds: new Map(),
      expression: null,
    };
  });
  return entries ? { word, entries } : null;
}

/** A clause begins where nothing but these stands before. */
export const OPENING = /(?:^|[.!?:;,•✓✔*("“]|\s-|\bthen|\band|\bor|\bso|\bbut|\bplease|\binstead)\s*$/;

/**
 * The words that assert in a folded sentence, the longest at each place, never overlapping one another or a mention.
 * @param words the known words of the sentence, or of a text that it is a part of
 * @param from where the sentence begins in that text
 */
export function saidIn(
  sentence: string,
  mentions: readonly Span[],
  words: Words = wordsIn(sentence),
  from = 0,
): Said[] {
  const said: Said[] = [];
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
    let known = filed[id];
    if (known === undefined) {
      known = knownUnder(id, id === NUMBER ? '#' : vocabulary().wordOf(id));
      filed[id] = known;
    }
    if (known === null) continue;
    const best = longestOf(known, sentence, start, end, mention?.start ?? length);
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
function longestOf(known: Known, sentence: string, start: number, end: number, limit: number): Said | null {
  const { word, entries } = known;
  const bit = bitAfter(sentence, word === '#' ? end : start + word.length);
  const first = word === '#' ? -1 : wordFrom(sentence, start + word.length);
  const second = first < 0 ? -1 : letterFrom(sentence, first + 1);
  const letters = second < 0 ? -1 : (sentence.charCodeAt(first) << 8) | sentence.charCodeAt(second);
  const secondBit = second < 0 ? ANYTHING : bitAfter(sentence, second + 1);
  let best: Said | null = null;
  for (const entry of entries) {
    let to = end;
    if (entry.alone) {
      // "Didn't" is filed under "did", and is not that word alone.
      if (end - start !== word.length) continue;
    } else {
      entry.next ??= nextOf(entry, word);
      if (bit !== ANYTHING && (entry.next & bit) === 0) continue;
      if (secondBit !== ANYTHING) {
        let bits = entry.seconds.get(letters);
        if (bits === undefined) {
          const begun = sentence.charAt(first) + sentence.charAt(second);
          bits = nextOf(entry, `${word} ${begun.toUpperCase()}`);
          entry.seconds.set(letters, bits);
        }
        if ((bits & secondBit) === 0) continue;
      }
      to = endOf(entry, sentence, start);
    }
    if (to <= start || to > limit || (best && to <= best.end)) continue;
    if (entry.trigger.opens && !OPENING.test(sentence.slice(Math.max(0, start - 12), start))) continue;
    best = { start, end: to, trigger: entry.trigger };
  }
  return best;
}

function nextOf({ rule, heads }: Entry, word: string): number {
  return heads.reduce((bits, head) => bits | bitsAfter((rule.heads[head] ?? '') + rule.tail, word), 0);
}

/** Where what an entry finds at a place ends; the place itself where it finds nothing. */
function endOf(entry: Entry, text: string, at: number): number {
  entry.expression ??= new RegExp(headsSource(entry.rule, entry.heads), 'y');
  entry.expression.lastIndex = at;
  if (!entry.expression.test(text)) return at;
  let end = entry.expression.lastIndex;
  while (end > at && /\s/.test(text.charAt(end - 1))) end -= 1;
  return end;
}
