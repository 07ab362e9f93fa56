import { CLAIM_RULES } from './claim-rules.ts';
import { shorten, wordsIn } from './claim-short.ts';
import { type CutRule, cutRule, wordsOf } from './triggers.ts';

const same = (some: readonly string[], others: readonly string[]) =>
  [...new Set(some)].sort().join() === [...others].sort().join();

/** The words of each head that does not tell them at a glance, written short. */
function withShortWords(rule: CutRule): CutRule {
  const { heads, tail } = rule;
  const words = heads
    .map((_, number) => [number, wordsOf(rule, number)] as const)
    .filter(([number, all]) => !same(wordsIn({ heads, tail }, number), all))
    .map(([number, all]) => [number, shorten(all)]);
  return words.length > 0 ? { heads, tail, words: Object.fromEntries(words) } : { heads, tail };
}

/** The rules of claims without their examples, cut by the words that they begin with. */
export const CLAIM_TRIGGERS = CLAIM_RULES.map(({ example: _example, is: _is, find, ...trigger }) => ({
  trigger,
  rule: withShortWords(cutRule(find)),
}));
