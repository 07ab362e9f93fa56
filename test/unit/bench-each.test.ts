import { expect, test } from 'vitest';
import { forEachPage } from '../bench/each.ts';
import type { Measure } from '../bench/part.ts';

const measure = (page: string): Measure => ({
  page,
  what: 'scan',
  unit: 'ms',
  values: { ours: 1 },
  ratio: null,
  goal: null,
});

/** Who collects what comes out. */
function collector() {
  const controller = new AbortController();
  const seen: string[] = [];
  return {
    seen,
    controller,
    options: {
      signal: controller.signal,
      take: (measures: readonly Measure[]) => seen.push(...measures.map(({ page }) => `took ${page}`)),
      failed: (what: string, error: unknown) => seen.push(`${what}: ${(error as Error).message}`),
    },
    async open() {
      seen.push('opened');
      return { close: async () => void seen.push('closed') };
    },
  };
}

const PAGES = ['one', 'two', 'three'].map((name) => ({ name }));

test('a page that fails is told, and the others are measured, in a browser opened afresh', async () => {
  const { options, open, seen } = collector();
  await forEachPage(options, PAGES, open, async (_, { name }) => {
    if (name === 'two') throw new Error('it crashed');
    return [measure(name)];
  });
  expect(seen).toEqual(['opened', 'took one', 'two: it crashed', 'closed', 'opened', 'took three', 'closed']);
});

test('a browser that is gone does not keep the others from being measured', async () => {
  const { options, seen } = collector();
  const open = async () => ({ close: () => Promise.reject(new Error('no such browser')) });
  await forEachPage(options, PAGES, open, async (_, { name }) => {
    if (name === 'one') throw new Error('it crashed');
    return [measure(name)];
  });
  expect(seen).toEqual(['one: it crashed', 'took two', 'took three']);
});

test('where no browser opens nothing can be measured', async () => {
  const { options, seen } = collector();
  const open = () => Promise.reject(new Error('no browser'));
  await expect(forEachPage(options, PAGES, open, async () => [])).rejects.toThrow('no browser');
  expect(seen).toEqual([]);
});

test('a run that is ended gives up what is under way, keeps what it has, and closes the browser', async () => {
  const { options, open, seen, controller } = collector();
  const run = forEachPage(options, PAGES, open, async (_, { name }) => {
    if (name === 'two') {
      controller.abort(new Error('enough'));
      await new Promise(() => {});
    }
    return [measure(name)];
  });
  await expect(run).rejects.toThrow('enough');
  expect(seen).toEqual(['opened', 'took one', 'closed']);
});

test('a run that has been ended opens no browser', async () => {
  const { options, open, seen, controller } = collector();
  controller.abort(new Error('enough'));
  await expect(forEachPage(options, PAGES, open, async () => [])).rejects.toThrow('enough');
  expect(seen).toEqual([]);
});
