import { CLAIM_RULES } from './claim-rules.ts';
import { cutRule } from './triggers.ts';

/** The rules of claims without their examples, cut by the words that they begin with. */
export const CLAIM_TRIGGERS = CLAIM_RULES.map(({ example: _example, is: _is, find, ...trigger }) => ({
  trigger,
  rule: cutRule(find),
}));
