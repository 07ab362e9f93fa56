import { HARMS } from './claim-context-rules.ts';

/** The harms, in the order of their rules (`filed.computed.ts`). */
export const HARM_NAMES = HARMS.map(([harm]) => harm);
