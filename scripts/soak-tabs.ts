/** Two hundred tabs, with the extension and without, one beside the other in the same run. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { openSite, type Site, until } from '../test/e2e/support.ts';
import { openSoakBrowser, type SoakBrowser } from './soak-browser.ts';
import { INTRO } from './soak-look.ts';
import { atMost, exactly, type Figure, type Options, type Part, told } from './soak-part.ts';

const FILLER = '<p>Roses need sun, water and a good soil; prune them in spring.</p>'.repeat(40);
/** Every other page speaks of the back. */
const body = (index: number) =>
  `<!doctype html><title>Page ${index}</title><body>${index % 2 ? '<h1>Roses</h1>' : `${INTRO}<p>ibuprofen, yoga</p>`}${FILLER}`;
/** Mentions on a page that speaks of the back. */
const MENTIONS = '2';
const MB = 2 ** 20;
/** What a tab may take more with the extension, and what its background may grow by, MB. */
const MOST_A_TAB = 4;
const MOST_BACKGROUND = 1;

/** Processes below one of ours, by parent; Linux alone tells. */
function processesBelow(parent: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It has ended.
    }
  }
  const isBelow = (id: number): boolean => {
    const above = parents.get(id);
    return above !== undefined && (above === parent || isBelow(above));
  };
  return [...parents.keys()].filter(isBelow);
}

/** What a process was started with; '' where it has ended. */
function commandOf(id: number): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** What a browser's processes take together, each shared page counted once, MB; null elsewhere than on Linux. */
function memoryOfProcesses(profile: string): number | null {
  if (process.platform !== 'linux') return null;
  let sum = 0;
  const main = processesBelow(process.pid).find((id) => {
    const command = commandOf(id);
    return command.includes(profile) && !command.includes('--type=');
  });
  for (const id of main === undefined ? [] : [main, ...processesBelow(main)]) {
    try {
      const [, kilobytes] = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8')) ?? [];
      sum += Number(kilobytes ?? 0) / 1024;
    } catch {
      // It has ended, or is not ours to look at.
    }
  }
  return sum;
}

/** Opens tabs. @returns how long until all had loaded, milliseconds */
async function openTabs(
  { context }: SoakBrowser,
  site: Site,
  from: number,
  to: number,
  tabs: Page[],
): Promise<number> {
  const since = performance.now();
  for (let index = from; index < to; index++) {
    site.pages.set(`/${index}`, { body: body(index) });
    const page = await context.newPage();
    await page.goto(`${site.url}/${index}`);
    tabs.push(page);
  }
  return performance.now() - since;
}

/** How many tabs have the badge that they should have. */
const rightBadges = ({ background }: SoakBrowser) =>
  background.run<number>(`chrome.tabs.query({}).then(async (tabs) => {
    const numbered = tabs.filter(({ url }) => /\\/\\d+$/.test(url ?? ''));
    const right = await Promise.all(numbered.map(async ({ id, url }) =>
      (await chrome.action.getBadgeText({ tabId: id })) === (Number(/\\d+$/.exec(url)) % 2 ? '' : '${MENTIONS}')));
    return right.filter(Boolean).length;
  })`);

const keysInSession = ({ background }: SoakBrowser) =>
  background.run<string[]>('chrome.storage.session.get().then((all) => Object.keys(all))');

async function run({ extension, quick, log }: Options): Promise<Figure[]> {
  const count = quick ? 12 : 200;
  const batch = quick ? 6 : 25;
  const profile = (name: string) => `--backbrief-soak=${process.pid}-${name}`;
  const site = await openSite();
  const with_ = await openSoakBrowser(extension, [profile('with')]);
  const without = quick ? null : await openSoakBrowser(null, [profile('without')]);
  const tabs: Page[] = [];
  const bare: Page[] = [];
  const took = { with: 0, without: 0 };
  try {
    const empty = {
      with: memoryOfProcesses(profile('with')),
      without: memoryOfProcesses(profile('without')),
    };
    let heap = 0;
    for (let from = 0; from < count; from += batch) {
      const to = Math.min(count, from + batch);
      // In turns, so that a busy moment of the machine hits both.
      took.with += await openTabs(with_, site, from, to, tabs);
      if (without) took.without += await openTabs(without, site, from, to, bare);
      if (from === 0) heap = (await with_.background.heap()).used;
      log(`${to} of ${count} tabs`);
    }
    const right = await until(
      () => rightBadges(with_),
      (now) => now === count,
      20_000,
    ).catch(() => rightBadges(with_));
    const full = { with: memoryOfProcesses(profile('with')), without: memoryOfProcesses(profile('without')) };
    const grown = (await with_.background.heap()).used - heap;
    await with_.background.stop();
    const after = await with_.context.newPage();
    // A page that is marked wakes the background again.
    await openTabs(with_, site, 0, 1, [after]);
    const woken = await until(
      () => rightBadges(with_).catch(() => 0),
      (now) => now === count + 1,
    ).catch(() => 0);
    for (const page of with_.context.pages().slice(1)) await page.close();
    const keys = await until(
      () => keysInSession(with_),
      (now) => !now.some((key) => /^(counts|step):/.test(key)),
    ).catch(() => keysInSession(with_));
    const each = (browser: 'with' | 'without') => ((full[browser] ?? 0) - (empty[browser] ?? 0)) / count;
    return [
      exactly('tabs whose badge is right', right, count, `of ${count}`),
      exactly('after the background was ended and woken', woken, count + 1, `of ${count + 1}`),
      exactly(
        'left in the session when all are closed',
        keys.filter((key) => /^(counts|step):/.test(key)).length,
        0,
      ),
      atMost('the background has grown by', Math.round((grown / MB) * 100) / 100, MOST_BACKGROUND, 'MB'),
      ...(without
        ? [
            told(
              'to open all, with / without the extension',
              Math.round((took.with / took.without) * 100) / 100,
              'times',
            ),
            told('memory a tab, with', Math.round(each('with') * 10) / 10, 'MB'),
            told('memory a tab, without', Math.round(each('without') * 10) / 10, 'MB'),
            atMost(
              'memory a tab more',
              Math.round((each('with') - each('without')) * 10) / 10,
              MOST_A_TAB,
              'MB',
            ),
          ]
        : []),
      exactly('errors in the background', with_.background.errors.length, 0),
    ];
  } finally {
    await Promise.all([with_.close(), without?.close(), site.close()]);
  }
}

export const TABS: Part = {
  name: 'tabs',
  title: 'Two hundred tabs, with the extension and without, in turns.',
  run,
};
