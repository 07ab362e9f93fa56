/** The content script of growth: ourselves and the floor on pages of any length, and searches for vocabularies of any size. */
import { OURS } from './contestants/ours.ts';
import { READERS } from './contestants/readers.ts';
import { VOCABULARIES } from './contestants/vocabularies.ts';
import { serve } from './scan-world.ts';

serve([...OURS, ...READERS, ...VOCABULARIES]);
