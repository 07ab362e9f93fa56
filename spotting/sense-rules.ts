/**
 * Senses: words around a form that show which of its meanings is meant. Rules are data: what they
 * are about, the words before or after, what follows, and an example. The first rule that fits
 * decides. `before` is tested on the folded text of the sentence up to the form, `after` on what
 * follows it; both are anchored at the form by their own `$` and `^`.
 */
import { ABBREVIATIONS } from './senses/abbreviations.ts';
import { ANY_FORM } from './senses/any-form.ts';
import { HANDS_AND_MACHINES } from './senses/hands-machines.ts';
import { NEEDLES } from './senses/needles.ts';
import type { SenseRule } from './senses/rule.ts';
import { SINGLE_WORDS } from './senses/single-words.ts';

export const SENSE_RULES: readonly SenseRule[] = [
  ...ANY_FORM,
  ...ABBREVIATIONS,
  ...HANDS_AND_MACHINES,
  ...NEEDLES,
  ...SINGLE_WORDS,
];
