import { compileLexicon } from './compile.ts';

/** The lexicon as the matcher reads it. */
export const COMPILED = compileLexicon();
