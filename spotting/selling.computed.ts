import { SELLING_KINDS } from './selling-rules.ts';

/** The kinds of signs, in the order of their rules (`filed.computed.ts`). */
export const SELLING = SELLING_KINDS;
