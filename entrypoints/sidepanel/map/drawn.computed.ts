import { evidence } from '../../../data/evidence.ts';
import { fold } from './fold.ts';
import { layOut, ROOMY, WIDE } from './layout.ts';
import { sheet } from './sheet.ts';

/** The map for the panel, in one column: with room for every reader's words, so that it stands still when they change. */
export const TALL = layOut(evidence.pathway, ROOMY);
/** The map for a wide tab, folded into two columns; the same room. */
export const FOLDED = fold(layOut(evidence.pathway, WIDE));
/** The map for paper, whose words do not change: as large as each reader's own allow. */
export const PLAIN_SHEET = sheet(evidence.pathway, 'patient');
export const CLINICIAN_SHEET = sheet(evidence.pathway, 'clinician');
