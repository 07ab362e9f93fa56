/** What stands around a claim and decides what it is held against: the kind of pain, the harm, for whom. */
import type { ClaimContext } from '../data/reading.ts';
import { HARM_NAMES } from './claim-context.computed.ts';
import { foldInPlace } from './fold.ts';
import { finderOf, vocabulary } from './rules.ts';
import { type Span, sentencesOf } from './sentences.ts';
import { Words } from './vocabulary.ts';

/** A very long sentence is read so far on either side of the mention, UTF-16 units. */
const FAR = 400;

/** The sentence that was read last: its mentions stand side by side, and share what stands around them. */
let last: { text: string; start: number; end: number; context: ClaimContext } | null = null;

/**
 * Reads the context of a mention in a passage.
 * @param sentence the sentence that it stands in, where that is known
 */
export function claimContextOf(text: string, start: number, end: number, sentence?: Span): ClaimContext {
  if (!sentence || sentence.start < start - FAR || sentence.end > end + FAR)
    return contextIn(partAround(text, start, end, sentence));
  if (last?.start === sentence.start && last.end === sentence.end && last.text === text) return last.context;
  const context = contextIn(text.slice(sentence.start, sentence.end));
  last = { text, start: sentence.start, end: sentence.end, context };
  return context;
}

/** What stands in the sentence of a mention, as far as it is read. */
function partAround(text: string, start: number, end: number, sentence?: Span): string {
  const from = Math.max(0, start - FAR);
  const part = text.slice(from, end + FAR);
  if (sentence) return part.slice(Math.max(0, sentence.start - from), Math.max(0, sentence.end - from));
  const span = sentencesOf(part).find((one) => one.start <= start - from && one.end > start - from);
  return span ? part.slice(span.start, span.end) : part;
}

/** What a row of `CONTEXTS` (claim-context-rules.ts) tells; the harms come last, in their order. */
const TELLS = { limited: 0, acute: 1, chronic: 2, radicular: 3, axial: 4, spasm: 5, harm: 6 };

/** The words of the sentence that is read. */
const words = new Words();
const UNDERSCORE = 95;

function contextIn(sentence: string): ClaimContext {
  const text = foldInPlace(sentence);
  const rules = finderOf('context');
  vocabulary().read(text, words);
  /** Bits of the rows that tell something of it. */
  let told = 0;
  for (let index = 0; index < words.count; index++) {
    const here = rules.at(words, index, text);
    if (here.length === 0) continue;
    const start = words.starts[index] as number;
    if (text.charCodeAt(start - 1) === UNDERSCORE) continue;
    for (const candidate of here) {
      const bit = 1 << candidate.rule;
      if (!(told & bit) && rules.endOf(candidate, text, start, start) > start) told |= bit;
    }
  }
  const tells = (row: number) => (told & (1 << row)) !== 0;
  const either = <Value>(one: number, value: Value, other: number, opposite: Value): Value | null =>
    // Where a sentence names both, it settles neither.
    tells(one) === tells(other) ? null : tells(one) ? value : opposite;
  return {
    situation: {
      duration: either<'acute' | 'chronic'>(TELLS.acute, 'acute', TELLS.chronic, 'chronic'),
      pattern: either<'axial' | 'radicular'>(TELLS.axial, 'axial', TELLS.radicular, 'radicular'),
      spasm: tells(TELLS.spasm),
    },
    harms: HARM_NAMES.filter((_, harm) => tells(TELLS.harm + harm)),
    limited: tells(TELLS.limited),
  };
}
