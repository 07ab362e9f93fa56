import { evidence } from '../../../data/evidence.ts';
import { fold } from './fold.ts';
import { layOut, ROOMY, TIGHT } from './layout.ts';

/** The map for the screen, in one column. */
export const TALL = layOut(evidence.pathway, ROOMY);
/** The map for paper, folded into two. */
export const FOLDED = fold(layOut(evidence.pathway, TIGHT));
