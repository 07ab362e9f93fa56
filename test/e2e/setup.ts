/** What is done once for each worker: browsers that its files have shared are closed after the last of them. */
import { test } from 'vitest';
import { endShared } from './support.ts';

// biome-ignore lint/correctness/noEmptyPattern: Vitest reads from it that nothing is wanted
const worker = test.extend('ending', { scope: 'worker' }, ({}, { onCleanup }) => {
  onCleanup(async () => {
    await endShared();
  });
  return null;
});
worker.beforeAll(({ ending }) => ending);
