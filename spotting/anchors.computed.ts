import { anchorsSource } from './lexicon.ts';

/** Source of the expression of the first look. */
export const ANCHORS = anchorsSource();
