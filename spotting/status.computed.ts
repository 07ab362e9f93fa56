import { compileStatusRules } from './triggers.ts';

/** The rules of status without their examples, filed by first word. */
export const STATUS_TRIGGERS = compileStatusRules();
