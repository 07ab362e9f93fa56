/** What a run of `npm run bench` is asked for, from its options. */
import { type Asked as AskedOptions, Misuse, wholeNumber } from './options.ts';

/** @param parts names of all parts */
export const benchCommand = (parts: readonly string[]) => ({
  name: 'npm run bench',
  does: 'Measures the built extension in real browsers against what it is compared with (docs/performance.md).',
  options: {
    only: { value: 'PART,…', many: true, does: `only these parts: ${parts.join(', ')}` },
    page: { value: 'FILE', many: true, does: 'measures this HTML file too; may be given several times' },
    runs: { value: 'N', does: 'how often each thing is measured (5); medians are told' },
    quick: { does: 'fewer and smaller pages, for a first look' },
    browser: { value: 'NAME', does: 'only chromium, or only firefox; both where they are installed' },
    json: { does: 'prints JSON instead of tables' },
    out: { value: 'FILE', does: 'writes the JSON to a file, too' },
    from: { value: 'FILE', does: 'measures nothing: takes the JSON of an earlier run' },
    write: { does: 'puts tables and chart into docs/performance.md' },
  } as const,
  example: 'npm run bench -- --quick --only scan,growth',
});

/** What is asked for. */
export interface Asked {
  only: readonly string[];
  /** Paths as they were given. */
  pages: readonly string[];
  runs: number;
  quick: boolean;
  browsers: readonly ('chromium' | 'firefox')[];
  /** True where the browser was named: then it has to be there. */
  named: boolean;
  json: boolean;
  out: string | null;
  /** Path as it was given. */
  from: string | null;
  write: boolean;
}

/** More runs than this are a slip of the hand. */
const MOST_RUNS = 1000;

function browsersOf(name: string | undefined): Asked['browsers'] {
  if (name === undefined) return ['chromium', 'firefox'];
  if (name === 'chromium' || name === 'firefox') return [name];
  throw new Misuse(`--browser wants chromium or firefox, not "${name}".`);
}

/**
 * What the options ask for.
 * @param parts names of all parts
 * @throws Misuse, a sentence, where one is wrong
 */
export function wanted(
  options: AskedOptions<ReturnType<typeof benchCommand>['options']>['options'],
  parts: readonly string[],
): Asked {
  const { page, runs, quick, browser, json, out, from, write } = options;
  const only = options.only.flatMap((names) => names.split(',')).filter(Boolean);
  const unknown = only.find((name) => !parts.includes(name));
  if (unknown !== undefined)
    throw new Misuse(`There is no part "${unknown}". The parts are: ${parts.join(', ')}.`);
  if (write && (quick || page.length > 0))
    throw new Misuse('--write puts a full run into the documentation: leave out --quick and --page.');
  return {
    only: only.length > 0 ? only : parts,
    pages: page,
    runs: runs === undefined ? (quick ? 3 : 5) : wholeNumber('runs', runs, 1, MOST_RUNS, 5),
    quick,
    browsers: browsersOf(browser),
    named: browser !== undefined,
    json,
    out: out ?? null,
    from: from ?? null,
    write,
  };
}
