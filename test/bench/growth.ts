/** How time, memory and start-up grow with the vocabulary and with the page. */
import { compileLexicon, entriesOf } from '../../spotting/compile.ts';
import { median } from './browser.ts';
import { forEachPage } from './each.ts';
import { goalsOnPages, goalsOnVocabularies, OUR_MATCHER, type Point } from './growth-measures.ts';
import { makeForms, textWith } from './growth-words.ts';
import { type BenchPage, makePage, type PageKind, sizeName } from './pages.ts';
import type { Options, Part } from './part.ts';
import type { Timed } from './scan-asked.ts';
import { type Arena, openArena } from './scan-browser.ts';
import { buildBenchExtension } from './scan-extension.ts';

/** Sizes of vocabularies, forms. */
const FORMS = [1000, 3000, 10_000, 30_000, 100_000];
/** Lengths of pages, UTF-16 units. */
const UNITS = [100_000, 300_000, 1_000_000, 3_000_000, 10_000_000, 20_000_000];
/** Length of the page that is searched for all vocabularies. */
const TEXT = 1_000_000;
/** A search that would take longer than this for the next larger vocabulary is not tried, milliseconds. */
const PATIENCE = 20_000;
/** How much larger than the one before a vocabulary is, and a little more. */
const STEP = 4;
/** In so many fresh pages the start-up is measured. */
const STARTS = 3;
/** Runs that are not counted. */
const WARM = 2;

/** One size. */
interface Step {
  name: string;
  measure(arena: Arena): Promise<void>;
}

/** What a vocabulary is given as, to each who searches for it. */
function given(forms: readonly string[]): Record<string, string> {
  const rows = [
    { concept: 'made-up', kind: 'drug', painted: true, mark: null, forms: { plain: [...forms] } },
  ];
  const plain = JSON.stringify(forms);
  return {
    [OUR_MATCHER]: JSON.stringify(compileLexicon(entriesOf(rows, {}))),
    'one flat expression': plain,
    'an Aho-Corasick automaton': plain,
  };
}

/** One who takes part, several times: medians, and how much more memory there is than before, MB. */
async function measured(
  arena: Arena,
  contestant: string,
  data: string,
  runs: number,
): Promise<{ timed: Timed; memory: number | null }> {
  const before = await arena.memory();
  const all: Timed[] = [];
  let first: Timed | null = null;
  for (let run = -WARM; run < runs; run++) {
    const timed = await arena.run({ contestant, stay: true, ...(first ? {} : { data }) });
    first ??= timed;
    if (run >= 0 || timed.painted > PATIENCE / 4) all.push(timed);
    if (timed.painted > PATIENCE / 4) break;
  }
  const after = await arena.memory();
  const of = (figure: keyof Timed) => median(all.map((timed) => timed[figure])) ?? 0;
  return {
    // A vocabulary is made ready once on a page: its start-up is that of the first run.
    timed: { startUp: first?.startUp ?? 0, work: of('work'), painted: of('painted'), found: of('found') },
    memory: before === null || after === null ? null : (after - before) / 1e6,
  };
}

/** A search for one vocabulary: what it takes to begin in several fresh pages, then what it takes. */
async function searched(arena: Arena, page: BenchPage, contestant: string, data: string, runs: number) {
  const starts: number[] = [];
  do {
    await arena.open(page);
    starts.push((await arena.run({ contestant, data })).startUp);
  } while (starts.length < STARTS - 1 && (starts[0] as number) < PATIENCE / 10);
  await arena.open(page);
  const { timed, memory } = await measured(arena, contestant, data, runs);
  return { timed: { ...timed, startUp: median([...starts, timed.startUp]) as number }, memory };
}

/** Vocabularies of every size, each searched for by all who take part; what is measured goes into `points`. */
function vocabularies({ quick, runs, log }: Options, points: Point[]): Step[] {
  const sizes = quick ? FORMS.slice(0, 2) : FORMS;
  const page = { name: 'text', html: textWith(makeForms(FORMS[0] as number), quick ? TEXT / 10 : TEXT) };
  const slow = new Set<string>();
  return sizes.map((size) => ({
    name: `${size} forms`,
    async measure(arena: Arena) {
      for (const [contestant, data] of Object.entries(given(makeForms(size)))) {
        if (slow.has(contestant)) continue;
        try {
          const point = {
            at: size,
            who: contestant,
            ...(await searched(arena, page, contestant, data, runs)),
          };
          points.push(point);
          if ((point.timed.startUp + point.timed.painted) * STEP > PATIENCE) slow.add(contestant);
        } catch (error) {
          if (contestant === OUR_MATCHER) throw error;
          log(`  ${contestant} is left out from here on: ${String(error).split('\n')[0]?.slice(0, 160)}`);
          slow.add(contestant);
        }
      }
    },
  }));
}

/** Pages of every length; what is measured goes into `points`. */
function pages({ quick, runs }: Options, points: Point[]): Step[] {
  const kinds: PageKind[] = ['sparse', 'dense'];
  return (quick ? UNITS.slice(0, 2) : UNITS).flatMap((units) =>
    kinds.map((kind) => ({
      name: `${kind} ${sizeName(units)}`,
      async measure(arena: Arena) {
        await arena.open(makePage(kind, units));
        for (const contestant of kind === 'sparse' ? ['floor', 'ours'] : ['ours']) {
          const who = contestant === 'ours' ? `ours, ${kind}` : contestant;
          points.push({ at: units / 1e6, who, ...(await measured(arena, contestant, '', runs)) });
        }
      },
    })),
  );
}

async function run(options: Options): Promise<void> {
  const { take, log } = options;
  const extension = await buildBenchExtension(new URL('./growth-page.ts', import.meta.url), options.browser);
  const forms: Point[] = [];
  const lengths: Point[] = [];
  try {
    await forEachPage(
      options,
      [...vocabularies(options, forms), ...pages(options, lengths)],
      () => openArena(options, extension.folder),
      async (arena, { name, measure }) => {
        log(name);
        await measure(arena);
        // Sizes are held against one another, when all are there.
        return [];
      },
    );
  } finally {
    extension.remove();
    take([...goalsOnVocabularies(forms), ...goalsOnPages(lengths)]);
  }
}

/** How it grows. */
export const growth: Part = {
  name: 'growth',
  title:
    'Time, memory and start-up as the vocabulary grows from 1 thousand to 100 thousand made-up forms, and the page from 0.1 to 20 MB.',
  run,
};
