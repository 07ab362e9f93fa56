/** The whole-page scan against the floor, other ways to search, and libraries that mark. */
import { median } from './browser.ts';
import { forEachPage } from './each.ts';
import { type BenchPage, makePage, type PageKind, readPage, sizeName } from './pages.ts';
import type { Measure, Options, Part } from './part.ts';
import type { Timed } from './scan-asked.ts';
import { type Arena, openArena } from './scan-browser.ts';
import { buildBenchExtension } from './scan-extension.ts';
import { type Medians, measuresOf } from './scan-measures.ts';

/** Made-up pages, UTF-16 units. The smallest comes first: it tells who would take too long on the others. */
const PAGES: readonly (readonly [PageKind, number])[] = [
  ['dense', 20_000],
  ['dense', 100_000],
  ['dense', 1_000_000],
  ['sparse', 1_000_000],
  ['none', 1_000_000],
  ['deep', 1_000_000],
  ['one-node', 1_000_000],
  ['small-nodes', 1_300_000],
  ['tables', 1_000_000],
  ['frames', 1_000_000],
  ['shadows', 1_000_000],
];
const QUICK: readonly (readonly [PageKind, number])[] = [
  ['dense', 100_000],
  ['sparse', 300_000],
];

const READERS = [
  'floor',
  'ours',
  'ours without reading',
  'flat expression',
  'trie expression',
  'modern-ahocorasick',
];
const WRITERS = [
  'mark.js markRegExp',
  'mark.js markRegExp, trie',
  'mark.js mark',
  'advanced-mark.js markRegExp',
  'advanced-mark.js mark',
  'findandreplacedomtext',
];

/** Who is quick is run so often in each round, or until so many milliseconds are over: single short runs scatter most. */
const AGAIN = { times: 6, within: 60 };
/** Runs that are not counted, so that everybody's code has been compiled. */
const WARM = 3;
/** Who would take so long for one run on a page does not take part in it, milliseconds. */
const PATIENCE = 20_000;
/** Who has worked so long on a page, all runs together, is not run again on it, milliseconds. */
const ENOUGH = 8000;
/** So many fresh pages show what a first run takes. */
const FRESH = 3;

/** Who takes part on a page. Libraries that mark look into neither frames nor shadow roots; putting those back would make others of them. */
function contestantsOn({ html }: BenchPage, slowness: ReadonlyMap<string, number>, quick: boolean) {
  const writers = /<iframe|shadowrootmode/i.test(html) ? [] : quick ? WRITERS.slice(0, 2) : WRITERS;
  const all = [...READERS, ...writers];
  const tooSlow = all.filter((name) => (slowness.get(name) ?? 0) * html.length > PATIENCE);
  return { taking: all.filter((name) => !tooSlow.includes(name)), tooSlow };
}

/** Runs everybody in turn on the page that is open; who comes first changes with each round. */
async function rounds(
  arena: Arena,
  taking: readonly string[],
  options: Options,
): Promise<Map<string, Timed[]>> {
  const { runs } = options;
  const all = new Map<string, Timed[]>(taking.map((name) => [name, []]));
  const spent = new Map<string, number>();
  const failed = new Set<string>();
  for (let round = -WARM; round < runs; round++) {
    const first = Math.abs(round) % taking.length;
    for (const name of [...taking.slice(first), ...taking.slice(0, first)]) {
      const before = spent.get(name) ?? 0;
      if (failed.has(name)) continue;
      if (before > ENOUGH && all.get(name)?.length) continue;
      let now = before;
      for (let time = 0; time < AGAIN.times && now - before < AGAIN.within; time++) {
        const timed = await tried(arena, name, options);
        if (!timed) {
          failed.add(name);
          break;
        }
        now += timed.work;
        // Who has no time for runs that are not counted is measured cold; on runs that long it makes no difference.
        if (round >= 0 || now > ENOUGH) all.get(name)?.push(timed);
      }
      spent.set(name, now);
    }
  }
  for (const name of failed) all.delete(name);
  return all;
}

/** One run; null where a library fails. That we fail is no result. */
async function tried(arena: Arena, contestant: string, { log, signal }: Options): Promise<Timed | null> {
  try {
    return await arena.run({ contestant });
  } catch (error) {
    if (signal.aborted || !WRITERS.includes(contestant)) throw error;
    log(
      `  ${contestant} is left out: ${error instanceof Error ? error.message.split('\n')[0]?.slice(0, 120) : error}`,
    );
    return null;
  }
}

/** What the first run in a page takes, with nothing compiled: as it is each time a page is opened. */
async function firstRuns(arena: Arena, page: BenchPage): Promise<Medians> {
  const all = new Map<string, Timed[]>();
  for (let time = 0; time < FRESH; time++) {
    for (const name of ['floor', 'ours', 'ours without reading', 'flat expression']) {
      await arena.open(page);
      all.set(name, [...(all.get(name) ?? []), await arena.run({ contestant: name })]);
    }
  }
  return medians(all);
}

function medians(all: ReadonlyMap<string, readonly Timed[]>): Medians {
  const of = (runs: readonly Timed[], figure: keyof Timed) => median(runs.map((run) => run[figure])) ?? 0;
  return new Map(
    [...all].map(([name, runs]) => [
      name,
      { startUp: 0, work: of(runs, 'work'), painted: of(runs, 'painted'), found: of(runs, 'found') },
    ]),
  );
}

async function run(options: Options): Promise<void> {
  const { quick, files, log } = options;
  const extension = await buildBenchExtension(new URL('./scan-page.ts', import.meta.url), options.browser);
  /** Milliseconds for each unit of HTML, on the page on which that was most. */
  const slowness = new Map<string, number>();
  const made = (quick ? QUICK : PAGES).map(([kind, units]) => ({
    name: `${kind} ${sizeName(units)}`,
    make: () => makePage(kind, units),
  }));
  const read = files.map((file) => ({ name: file, make: () => readPage(file) }));
  try {
    await forEachPage(
      options,
      [...made, ...read],
      () => openArena(options, extension.folder),
      (arena, { make }) => measure(arena, make()),
    );
  } finally {
    extension.remove();
  }

  async function measure(arena: Arena, page: BenchPage): Promise<Measure[]> {
    log(page.name);
    const { taking, tooSlow } = contestantsOn(page, slowness, quick);
    if (tooSlow.length > 0)
      log(
        `  left out, they would take longer than ${PATIENCE / 1000} s or have failed: ${tooSlow.join(', ')}`,
      );
    await arena.open(page);
    const all = medians(await rounds(arena, taking, options));
    for (const name of taking) {
      // Who has failed on a short page is not tried on a longer one.
      const { painted } = all.get(name) ?? { painted: Number.POSITIVE_INFINITY };
      slowness.set(name, Math.max(slowness.get(name) ?? 0, painted / page.html.length));
    }
    return measuresOf(page.name, all, quick ? null : await firstRuns(arena, page));
  }
}

/** The scan of a whole page, from its text to painted marks. */
export const scan: Part = {
  name: 'scan',
  title:
    'A whole page from its text to painted marks, in a content script: the floor walks the text nodes and reads each character once.',
  run,
};
