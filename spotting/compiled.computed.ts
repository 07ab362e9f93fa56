import { compileLexicon } from './lexicon.ts';

/** The lexicon as the matcher reads it. */
export const COMPILED = compileLexicon();
