/** The words of a sentence that assert something, and what each of them reaches. */
import { CLAIM_TRIGGERS } from './claim.computed.ts';
import type { ClaimRule } from './claim-rules.ts';
import type { Span } from './sentences.ts';
import { type CutRule, headsSource, wordKey, wordsOf } from './triggers.ts';

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
  /** Made when first needed. */
  expression: RegExp | null;
}

const byWord = new Map<string, Entry[]>();
for (const { trigger, rule } of CLAIM_TRIGGERS) {
  for (const head of rule.heads.keys()) {
    for (const word of wordsOf(rule, head)) {
      const entries = byWord.get(word) ?? [];
      byWord.set(word, entries);
      const last = entries.at(-1);
      if (last?.rule === rule) last.heads.push(head);
      else entries.push({ trigger, rule, heads: [head], expression: null });
    }
  }
}

/** Which two letters a known word may begin with. */
const BEGINNINGS = new Uint8Array(128 * 32);
for (const word of byWord.keys()) {
  const first = word.charCodeAt(0);
  if (word === '#') BEGINNINGS.fill(1, 48 * 32, 58 * 32);
  else {
    BEGINNINGS[first * 32 + (word.length > 1 ? word.charCodeAt(1) % 32 : 0)] = 1;
    // "What's" and the like are filed without their end.
    BEGINNINGS[first * 32 + (39 % 32)] = 1;
  }
}

/** A clause begins where nothing but these stands before. */
export const OPENING = /(?:^|[.!?:;,•✓✔*("“]|\s-|\bthen|\band|\bor|\bso|\bbut|\bplease|\binstead)\s*$/;

/** The words that assert in a folded sentence, the longest at each place, never overlapping one another or a mention. */
export function saidIn(sentence: string, mentions: readonly Span[]): Said[] {
  const said: Said[] = [];
  let at = 0;
  let next = 0;
  for (let start = 0; start < sentence.length; start = next) {
    next = start + 1;
    if (!isWord(sentence.charCodeAt(start))) continue;
    while (next < sentence.length && isInner(sentence.charCodeAt(next))) next += 1;
    while (at < mentions.length && (mentions[at] as Span).end <= start) at += 1;
    const mention = mentions[at];
    if (mention && mention.start <= start) {
      // What stands in a mention ("muscle relaxants") asserts nothing of it.
      next = Math.max(next, mention.end);
      continue;
    }
    const known = knownAt(sentence, start, next);
    if (!known) continue;
    let best: Said | null = null;
    for (const entry of known) {
      const end = endOf(entry, sentence, start);
      if (end <= start || end <= (best?.end ?? 0) || (mention && end > mention.start)) continue;
      if (entry.trigger.opens && !OPENING.test(sentence.slice(Math.max(0, start - 12), start))) continue;
      best = { start, end, trigger: entry.trigger };
    }
    if (!best) continue;
    said.push(best);
    next = Math.max(start + 1, best.end);
  }
  return said;
}

const isWord = (code: number) => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
const isInner = (code: number) => isWord(code) || code === 39;

/** The entries that may begin with the word `[start, end)`. Asked for each word of a sentence: most end at the first table. */
function knownAt(sentence: string, start: number, end: number): Entry[] | undefined {
  const key = sentence.charCodeAt(start) * 32 + (end > start + 1 ? sentence.charCodeAt(start + 1) % 32 : 0);
  if (!BEGINNINGS[key]) return undefined;
  const word = sentence.slice(start, end);
  return byWord.get(word) ?? byWord.get(wordKey(word));
}

/** Where what an entry finds at a place ends; the place itself where it finds nothing. */
function endOf(entry: Entry, text: string, at: number): number {
  entry.expression ??= new RegExp(headsSource(entry.rule, entry.heads), 'y');
  entry.expression.lastIndex = at;
  if (!entry.expression.test(text)) return at;
  return at + text.slice(at, entry.expression.lastIndex).trimEnd().length;
}
