import { expect, test } from 'vitest';
import type { PartReport } from '../../scripts/bench-report.ts';
import { runPart } from '../../scripts/bench-run.ts';
import type { Measure, Options } from '../bench/part.ts';

const MEASURE: Measure = {
  page: 'dense 100 kB',
  what: 'scan',
  unit: 'ms',
  values: { ours: 1 },
  ratio: null,
  goal: null,
};

/** Runs a part that does what the test wants, and tells what came of it. */
async function outcomeOf(run: (options: Options) => Promise<void>, signal = new AbortController().signal) {
  const report = { results: [] as PartReport[], left: [] as string[] };
  const complaints: unknown[] = [];
  const done: string[] = [];
  await runPart(
    { name: 'feel', title: 'Page feel', run },
    { browser: 'chromium', executable: '/chromium', runs: 3, quick: true, files: [] },
    'Chromium 156',
    report,
    {
      signal,
      log: () => {},
      complain: (error) => complaints.push(error),
      done: ({ part }) => done.push(part),
    },
  );
  return { ...report, complaints, done };
}

test('a page that fails is told, and what the others have shown is kept', async () => {
  const error = new Error('The trace has no navigation.\n    at somewhere');
  const { results, left, complaints, done } = await outcomeOf(async ({ take, failed }) => {
    take([MEASURE]);
    failed('sparse 1 MB', error);
    take([MEASURE]);
  });
  expect(results).toMatchObject([{ part: 'feel', browser: 'Chromium 156', measures: [MEASURE, MEASURE] }]);
  expect(left).toEqual(['sparse 1 MB failed in the part feel, Chromium 156: The trace has no navigation.']);
  expect(complaints).toEqual([error]);
  expect(done).toEqual(['feel']);
});

test('a part that breaks off keeps what it had', async () => {
  const { results, left, complaints } = await outcomeOf(async ({ take }) => {
    take([MEASURE]);
    throw new Error('No browser.');
  });
  expect(results[0]?.measures).toEqual([MEASURE]);
  expect(left).toEqual(['The part feel failed in Chromium 156: No browser.']);
  expect(complaints).toHaveLength(1);
});

test('a part that has nothing to show is not among the results', async () => {
  const { results, done } = await outcomeOf(() => Promise.reject(new Error('No browser.')));
  expect(results).toEqual([]);
  expect(done).toEqual([]);
});

test('that the run was ended is no failure of the part', async () => {
  const controller = new AbortController();
  const { results, left, complaints } = await outcomeOf(async ({ take, signal }) => {
    take([MEASURE]);
    controller.abort(new Error('enough'));
    signal.throwIfAborted();
  }, controller.signal);
  expect(results[0]?.measures).toEqual([MEASURE]);
  expect(left).toEqual([]);
  expect(complaints).toEqual([]);
});
