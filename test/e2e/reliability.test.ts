/** Whatever happens to the background, the browser and the extension, pages are marked: `npm run soak` at its shortest. */
import { expect, test, vi } from 'vitest';
import { CACHE } from '../../scripts/soak-cache.ts';
import { HOURS } from '../../scripts/soak-hours.ts';
import { KILLED } from '../../scripts/soak-killed.ts';
import { TABS } from '../../scripts/soak-tabs.ts';
import { UPDATED } from '../../scripts/soak-updated.ts';
import { BUILD } from './support.ts';

// Each has browsers of its own, and most of its time is waiting.
vi.setConfig({ maxConcurrency: 2 });

test.concurrent.each([HOURS, KILLED, UPDATED, TABS, CACHE])(
  '$name: $title',
  { timeout: 60_000 },
  async ({ run }) => {
    const figures = await run({ extension: BUILD, minutes: 0, quick: true, log: () => {} });
    expect(figures.length).toBeGreaterThan(3);
    expect(figures.filter(({ ok }) => !ok)).toEqual([]);
  },
);
