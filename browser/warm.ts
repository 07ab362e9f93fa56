/** Gets something ready before it is needed, between what the reader sees and does. */
import { Slices } from './dom/slices.ts';

/**
 * Does work that comes in steps, in slices.
 * @param steps each of them short
 * @param signal ends it
 */
export async function warmUp(steps: Iterator<void>, signal: AbortSignal): Promise<void> {
  const slices = new Slices();
  while (!signal.aborted && !steps.next().done) if (slices.due) await slices.rest();
}
