/** Ways from one page of the extension to another. */
import { api } from './api.ts';

/** Parts of the options' help that other pages point to. */
export type HelpPart = 'help' | 'help-keys';

/** Parts of the page on the method, in their order; their names are the ends of its addresses. */
export const methodParts = [
  'emergency',
  'advice',
  'documents',
  'verdicts',
  'sure',
  'differ',
  'later',
  'promotion',
  'reading',
  'review',
] as const;

/** A part of the page on the method. */
export type MethodPart = (typeof methodParts)[number];

/** Address of a part of the options' help, for a link in a page of ours. */
export const helpAddress = (part: HelpPart): string => api().runtime.getURL(`options.html#${part}`);

/** Address of the page on the method, or of a part of it, for a link in a page of ours. */
export const methodAddress = (part?: MethodPart): string =>
  api().runtime.getURL(`method.html${part ? `#${part}` : ''}`);
