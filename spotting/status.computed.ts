import { STATUS_RULES, type StatusRule } from './status-rules.ts';

/** A rule as it stands in the bundle: its example stays behind, and what it finds is filed by word (`filed.computed.ts`). */
export type Trigger = Omit<StatusRule, 'example' | 'is' | 'find'>;

/** The rules of status, in the order of their table. */
export const STATUS_TRIGGERS = STATUS_RULES.map(
  ({ example: _example, is: _is, find: _find, ...trigger }): Trigger => trigger,
);
