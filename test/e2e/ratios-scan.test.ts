/**
 * Guards how fast a whole page is scanned, as ratios of time on the processor: what looks for terms and marks them, beside a
 * library that does the same and beside reading each character once, in turns on the same page. The limits are about twice
 * what is measured (docs/performance.md), so that they speak of the code and not of a busy machine.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { median } from '../bench/browser.ts';
import { makePage } from '../bench/pages.ts';
import { type Arena, openArena } from '../bench/scan-browser.ts';
import { type BenchExtension, buildBenchExtension } from '../bench/scan-extension.ts';

const OURS = 'ours without reading';
/** So many times the time of each our scan may take: about 0.5 and 6 are measured. */
const MOST = { 'mark.js markRegExp': 1, floor: 12 };
/** Rounds that are not counted, so that everybody's code has been compiled, and those that are: medians are compared. */
const WARM = 2;
const ROUNDS = 5;
/** A machine with other work may take many times as long: it is ratios that are tested, not time. */
const PATIENCE = 120_000;

let extension: BenchExtension;
let arena: Arena;
beforeAll(async () => {
  extension = await buildBenchExtension(new URL('../bench/scan-page.ts', import.meta.url), 'chromium');
  const executable = process.env.BACKBRIEF_CHROMIUM ?? '/usr/bin/chromium';
  arena = await openArena({ browser: 'chromium', executable }, extension.folder);
}, PATIENCE);
afterAll(async () => {
  await arena?.close();
  extension?.remove();
});

test('a page with few terms is marked sooner than by a library, in a few times what reading it takes', {
  timeout: PATIENCE,
}, async () => {
  await arena.open(makePage('sparse', 300_000));
  const names = [OURS, ...Object.keys(MOST)];
  const turns = Array.from({ length: WARM + ROUNDS }, () => names).flat();
  const end = await arena.processorTimes();
  for (const contestant of turns) {
    const { found } = await arena.run({ contestant });
    expect(found, `what ${contestant} has found`).toBeGreaterThan(0);
  }
  const times = await end();
  expect(times).toHaveLength(turns.length);
  const middle = (name: string) =>
    median(times.filter((_, at) => turns[at] === name).slice(WARM)) ?? Number.NaN;
  for (const [name, most] of Object.entries(MOST))
    expect(middle(OURS) / middle(name), name).toBeLessThan(most);
});
