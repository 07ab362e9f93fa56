/** Stands in for browser/dom/slices.ts while work alone is timed: never due, never waiting. */
import type { Pace as ProductPace, Slices as ProductSlices } from '../../browser/dom/slices.ts';

/** All that others see of a class: so that nothing can be missing here. */
type Seen<T> = Pick<T, keyof T>;

export function idle(): Promise<void> {
  return Promise.resolve();
}

export class Slices implements Seen<ProductSlices> {
  get due(): boolean {
    return false;
  }

  async rest(): Promise<void> {}
}

export class Pace implements Seen<ProductPace> {
  async begin(): Promise<void> {}

  end(): void {}
}
