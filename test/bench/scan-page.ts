/** The content script of the scan: everybody who takes part. */
import { OURS } from './contestants/ours.ts';
import { READERS } from './contestants/readers.ts';
import { WRITERS } from './contestants/writers.ts';
import { serve } from './scan-world.ts';

serve([...OURS, ...READERS, ...WRITERS]);
