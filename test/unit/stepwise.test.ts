import { describe, expect, it } from 'vitest';
import { Stepwise } from '../../data/stepwise.ts';

/** Something made in so many steps, and how many of them have been done. */
function made(steps: number) {
  let done = 0;
  const work = new Stepwise(function* (): Generator<void, string> {
    while (done < steps) {
      done += 1;
      yield;
    }
    return 'made';
  });
  return { work, done: () => done };
}

describe('work in steps', () => {
  it('is not begun before it is asked for', () => {
    expect(made(3).done()).toBe(0);
  });

  it('is done a step at a time, and what is left at once where it is needed', () => {
    const { work, done } = made(5);
    const steps = work.steps();
    steps.next();
    steps.next();
    expect(done()).toBe(2);
    expect(work.value).toBe('made');
    expect(done()).toBe(5);
    expect(steps.next().done).toBe(true);
  });

  it('loses nothing where nobody goes on with it', () => {
    const { work, done } = made(4);
    for (const _ of work.steps()) break;
    expect(done()).toBe(1);
    expect([...work.steps()]).toHaveLength(4);
    expect(done()).toBe(4);
    expect(work.value).toBe('made');
  });
});
