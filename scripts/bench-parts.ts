/** The parts of the benchmark, in the order in which they are run. */

import { card } from '../test/bench/card.ts';
import { changes } from '../test/bench/changes.ts';
import { feel } from '../test/bench/feel.ts';
import { growth } from '../test/bench/growth.ts';
import { nothing } from '../test/bench/nothing.ts';
import type { Part } from '../test/bench/part.ts';
import { scan } from '../test/bench/scan.ts';

/** All parts. */
export const PARTS: readonly Part[] = [scan, feel, changes, nothing, growth, card];
