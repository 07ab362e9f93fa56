import { CLAIM_RULES, type ClaimRule } from './claim-rules.ts';

/** A rule as it stands in the bundle: its example stays behind, and what it finds is filed by word (`filed.computed.ts`). */
export type ClaimTrigger = Omit<ClaimRule, 'example' | 'is' | 'find'>;

/** The rules of claims, in the order of their table. */
export const CLAIM_TRIGGERS = CLAIM_RULES.map(
  ({ example: _example, is: _is, find: _find, ...trigger }): ClaimTrigger => trigger,
);
