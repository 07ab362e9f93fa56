/** Eight hours of a page that changes, in fast motion: does anything grow? */
import type { CDPSession, Page } from 'playwright-core';
import type { Settings } from '../browser/settings.ts';
import { openSite, setSettings, until } from '../test/e2e/support.ts';
import { memoryOf, openSoakBrowser, type PageMemory, type SoakBrowser } from './soak-browser.ts';
import { hostsIn, pointAt } from './soak-look.ts';
import { CHANGING_PAGE, type ChangingPage } from './soak-page.ts';
import { type Figure, type Options, type Part, slopeOf, told } from './soak-part.ts';

/** What is taken for eight hours: a change each second. */
const EIGHT_HOURS = 8 * 3600;
/** So many changes are made at once, and after so long the next, milliseconds. */
const AT_ONCE = 4;
const PAUSE = 40;
/** Samples that are taken before anything is compared: caches fill at first. */
const WARM = 0.25;

/** One look at all that could grow. */
interface Sample extends PageMemory {
  /** Changes made until then. */
  changes: number;
  /** The background's memory, bytes. */
  background: number;
  /** What lies in the session's storage, bytes. */
  session: number;
  /** Ranges that are painted. */
  ranges: number;
}

/** What each of them may grow by in eight hours, and in a short look, where the noise is greater than any growth. */
const LIMITS: Record<
  Exclude<keyof Sample, 'changes'>,
  { what: string; hours: number; quick: number; unit: string }
> = {
  heap: { what: 'memory of the page and our scripts in it', hours: 1, quick: 1, unit: 'MB' },
  background: { what: 'memory of the background', hours: 1, quick: 1, unit: 'MB' },
  nodes: { what: 'nodes that are held', hours: 200, quick: 200, unit: '' },
  listeners: { what: 'listeners', hours: 10, quick: 10, unit: '' },
  documents: { what: 'documents that are held', hours: 2, quick: 2, unit: '' },
  session: { what: 'storage of the session', hours: 500, quick: 500, unit: 'bytes' },
  ranges: { what: 'painted ranges', hours: 5, quick: 5, unit: '' },
};

const drive = (page: Page, count: number) =>
  page.evaluate(
    async ([count, atOnce, pause]) => {
      const { change } = window as unknown as ChangingPage;
      for (let made = 0; made < count; made += atOnce) {
        change(atOnce);
        await new Promise((go) => setTimeout(go, pause));
      }
    },
    [count, AT_ONCE, PAUSE] as const,
  );

const inUse = '(async () => ({ session: await chrome.storage.session.getBytesInUse() }))()';

async function sample(
  { background }: SoakBrowser,
  page: Page,
  session: CDPSession,
  changes: number,
): Promise<Sample> {
  await page.mouse.move(5, 5);
  await page.evaluate(() => (window as unknown as ChangingPage).rest());
  const ranges = () =>
    page.evaluate(() => {
      let sum = 0;
      // Second lines, of what was read in context, come when the browser has time.
      for (const [name, { size }] of CSS.highlights) if (/^tm-[1-9]/.test(name)) sum += size;
      return sum;
    });
  let last = -1;
  await until(
    ranges,
    (now) => {
      const still = now > 0 && now === last;
      last = now;
      return still;
    },
    10_000,
  );
  // What was found is read in context after that, and what stood there before is let go.
  await new Promise((go) => setTimeout(go, 900));
  await memoryOf(session);
  const memory = await memoryOf(session);
  const { session: bytes } = await background.run<{ session: number }>(inUse);
  return {
    ...memory,
    changes,
    ranges: await ranges(),
    session: bytes,
    background: (await background.heap()).used,
  };
}

/** What a reader does in between: a card is opened and closed, and settings are changed. */
async function use(browser: SoakBrowser, page: Page, turn: number): Promise<void> {
  const [worker] = browser.context.serviceWorkers();
  const change: Partial<Settings>[] = [
    { underline: 'thin' },
    { marks: 'first' },
    { paused: true },
    { paused: false, underline: 'standard', marks: 'each' },
  ];
  await pointAt(page, 'ibuprofen');
  await until(
    () => hostsIn(page),
    (hosts) => hosts > 0,
    1500,
  ).catch(() => 0);
  await page.keyboard.press('Escape');
  if (worker) await setSettings(worker, change[turn % change.length] ?? {});
}

/** Drives the page. @returns samples, the first of them while caches still fill */
async function samplesOf(
  browser: SoakBrowser,
  address: string,
  { minutes, quick, log }: Options,
): Promise<Sample[]> {
  const page = await browser.context.newPage();
  await page.goto(address);
  const session = await browser.context.newCDPSession(page);
  const total = quick ? 480 : Math.round((EIGHT_HOURS * minutes) / 8);
  const looks = quick ? 6 : 24;
  const samples: Sample[] = [];
  for (let look = 1; look <= looks; look++) {
    await drive(page, Math.ceil(total / looks / 2));
    await use(browser, page, look - 1);
    await drive(page, Math.ceil(total / looks / 2));
    // At each look everything is on, so that like is compared with like.
    const [worker] = browser.context.serviceWorkers();
    if (worker) await setSettings(worker, { paused: false, underline: 'standard', marks: 'each' });
    samples.push(await sample(browser, page, session, Math.ceil(total / looks) * look));
    const { heap, nodes, listeners, background } = samples.at(-1) as Sample;
    log(
      `${samples.at(-1)?.changes} changes: page ${(heap / 2 ** 20).toFixed(2)} MB, ${nodes} nodes, ${listeners} listeners, background ${(background / 2 ** 20).toFixed(2)} MB`,
    );
  }
  return samples;
}

async function run(options: Options): Promise<Figure[]> {
  const [browser, site] = await Promise.all([openSoakBrowser(options.extension), openSite()]);
  site.pages.set('/day', { body: CHANGING_PAGE });
  try {
    const samples = await samplesOf(browser, `${site.url}/day`, options);
    const warm = samples.slice(Math.ceil(samples.length * WARM));
    const made = (samples.at(-1) as Sample).changes;
    const scale = options.quick ? made : EIGHT_HOURS;
    const figures = Object.entries(LIMITS).map(([key, { what, unit, ...limits }]): Figure => {
      const name = key as keyof typeof LIMITS;
      const slope = slopeOf(warm.map(({ changes, [name]: y }) => ({ x: changes, y })));
      const grown = (slope * scale) / (unit === 'MB' ? 2 ** 20 : 1);
      const most = options.quick ? limits.quick : limits.hours;
      const value = Math.round(grown * 100) / 100;
      const within = options.quick ? '' : ' in eight hours';
      return {
        what: `${what} grow${what.endsWith('s') ? '' : 's'}${within} by`,
        value,
        unit,
        limit: `at most ${most}`,
        ok: value <= most,
      };
    });
    const { heap, background, nodes } = warm.at(-1) as Sample;
    return [
      told('changes made', made, ''),
      told('memory of the page at the end', Math.round((heap / 2 ** 20) * 10) / 10, 'MB'),
      told('memory of the background at the end', Math.round((background / 2 ** 20) * 10) / 10, 'MB'),
      told('nodes at the end', nodes, ''),
      ...figures,
      {
        what: 'errors in pages',
        value: browser.errors.length,
        unit: '',
        limit: 'exactly 0',
        ok: browser.errors.length === 0,
      },
    ];
  } finally {
    await Promise.all([browser.close(), site.close()]);
  }
}

export const HOURS: Part = {
  name: 'hours',
  title: 'A page that changes once a second, eight hours of it in fast motion.',
  run,
};
