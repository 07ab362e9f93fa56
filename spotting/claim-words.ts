/** The words of a sentence that assert something, and what each of them reaches. */
import { CLAIM_TRIGGERS } from './claim.computed.ts';
import { ANYTHING, bitAfter, bitsAfter, letterFrom, wordFrom } from './claim-next.ts';
import type { ClaimRule } from './claim-rules.ts';
import { wordsIn } from './claim-short.ts';
import type { Span } from './sentences.ts';
import { type CutRule, headsSource, wordKey } from './triggers.ts';

/** A rule as it stands in the bundle: what it finds is filed by word, its example stays behind. */
export type ClaimTrigger = Omit<ClaimRule, 'example' | 'is' | 'find'>;

/** Words that assert, where they stand. */
export interface Said extends Span {
  trigger: ClaimTrigger;
}

/** What a rule finds that begins with one word. */
interface Entry {
  trigger: ClaimTrigger;
  rule: CutRule;
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
  hash: number;
  entries: Entry[];
  /** The next one in the same place of the table. */
  other: Known | null;
}

/** A power of two, several times the number of words. */
const PLACES = 8192;
const table: (Known | null)[] = new Array<Known | null>(PLACES).fill(null);
const HASH = 31;
const hashOf = (word: string) => {
  let hash = 0;
  for (let i = 0; i < word.length; i++) hash = (hash * HASH + word.charCodeAt(i)) | 0;
  return hash;
};

/** A head that is one word: "cure", "cures?". */
const ONE_WORD = /^[a-z']+\??$/;

file();
const numbers = knownUnder('#', 0, 1, hashOf('#'));

/** Files the rules by the words they begin with. */
function file(): void {
  for (const { trigger, rule } of CLAIM_TRIGGERS) {
    for (const [number, head] of rule.heads.entries()) {
      const alone = rule.tail === '' && ONE_WORD.test(head);
      for (const word of new Set(wordsIn(rule, number))) {
        const known = filed(word);
        const last = known.entries.at(-1);
        if (last?.rule === rule) {
          last.heads.push(number);
          last.alone &&= alone;
        } else
          known.entries.push({
            trigger,
            rule,
            heads: [number],
            alone,
            next: null,
            seconds: new Map(),
            expression: null,
          });
      }
    }
  }
}

/** The place of a word in the table; a new one where it has none yet. */
function filed(word: string): Known {
  const hash = hashOf(word);
  const found = knownUnder(word, 0, word.length, hash);
  if (found) return found;
  const place = hash & (PLACES - 1);
  const known = {
    word,
    hash,
    entries: [],
    other: table[place] ?? null,
  };
  table[place] = known;
  return known;
}

function knownUnder(text: string, start: number, end: number, hash: number): Known | null {
  let known = table[hash & (PLACES - 1)] ?? null;
  while (known && !(known.hash === hash && same(known.word, text, start, end))) known = known.other;
  return known;
}

function same(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  let at = 0;
  while (at < word.length && word.charCodeAt(at) === text.charCodeAt(start + at)) at += 1;
  return at === word.length;
}

/** A clause begins where nothing but these stands before. */
export const OPENING = /(?:^|[.!?:;,•✓✔*("“]|\s-|\bthen|\band|\bor|\bso|\bbut|\bplease|\binstead)\s*$/;

/** The words that assert in a folded sentence, the longest at each place, never overlapping one another or a mention. */
export function saidIn(sentence: string, mentions: readonly Span[]): Said[] {
  const said: Said[] = [];
  const { length } = sentence;
  let at = 0;
  let next = 0;
  for (let start = 0; start < length; start = next) {
    next = start + 1;
    let code = sentence.charCodeAt(start);
    if (!isWord(code)) continue;
    const number = code < 58;
    let hash = code;
    for (; next < length; next++) {
      code = sentence.charCodeAt(next);
      if (!isWord(code) && code !== APOSTROPHE) break;
      hash = (hash * HASH + code) | 0;
    }
    while (at < mentions.length && (mentions[at] as Span).end <= start) at += 1;
    const mention = mentions[at];
    if (mention && mention.start <= start) {
      // What stands in a mention ("muscle relaxants") asserts nothing of it.
      next = Math.max(next, mention.end);
      continue;
    }
    const known = number ? numbers : knownAt(sentence, start, next, hash);
    if (!known) continue;
    const best = longestOf(known, sentence, start, next, mention?.start ?? length);
    if (!best) continue;
    said.push(best);
    next = Math.max(start + 1, best.end);
  }
  return said;
}

const APOSTROPHE = 39;
const isWord = (code: number) => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);

/** What the word `[start, end)` is filed under: "didn't" under "did". */
function knownAt(sentence: string, start: number, end: number, hash: number): Known | null {
  if (end - start < 4 || sentence.charCodeAt(end - 2) !== APOSTROPHE)
    return knownUnder(sentence, start, end, hash);
  const key = wordKey(sentence.slice(start, end));
  return knownUnder(key, 0, key.length, hashOf(key));
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
