/** What a run of `npm run bench` is asked for, from its arguments. */
import { parseArgs } from 'node:util';

/** How it is used. */
export const USAGE = `npm run bench [-- OPTION …]

  --only PART,…       only these parts: PARTS
  --page FILE         measures this HTML file too; may be given several times
  --runs N            how often each thing is measured (5); medians are told
  --quick             fewer and smaller pages, for a first look
  --browser NAME      only chromium, or only firefox; both where they are installed
  --json              prints JSON instead of tables
  --out FILE          writes the JSON to a file, too
  --from FILE         measures nothing: takes the JSON of an earlier run
  --write             puts tables and chart into docs/performance.md`;

/** The arguments, read. */
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
  help: boolean;
}

/** More runs than this are a slip of the hand. */
const MOST_RUNS = 1000;

function runsOf(text: string | undefined, quick: boolean): number {
  if (text === undefined) return quick ? 3 : 5;
  const runs = Number(text);
  if (!/^\d+$/.test(text) || runs < 1 || runs > MOST_RUNS)
    throw new Error(`--runs wants a whole number from 1 to ${MOST_RUNS}, such as 5, not "${text}".`);
  return runs;
}

function browsersOf(name: string | undefined): Asked['browsers'] {
  if (name === undefined) return ['chromium', 'firefox'];
  if (name === 'chromium' || name === 'firefox') return [name];
  throw new Error(`--browser wants chromium or firefox, not "${name}".`);
}

/**
 * Reads the arguments.
 * @param parts names of all parts
 * @throws Error, a sentence, where one is wrong
 */
export function readArguments(args: readonly string[], parts: readonly string[]): Asked {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', multiple: true },
      page: { type: 'string', multiple: true },
      runs: { type: 'string' },
      quick: { type: 'boolean', default: false },
      browser: { type: 'string' },
      json: { type: 'boolean', default: false },
      out: { type: 'string' },
      from: { type: 'string' },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const { page = [], runs, quick, browser, json, out, from, write, help } = values;
  const only = (values.only ?? []).flatMap((names) => names.split(',')).filter(Boolean);
  const unknown = only.find((name) => !parts.includes(name));
  if (unknown !== undefined)
    throw new Error(`There is no part "${unknown}". The parts are: ${parts.join(', ')}.`);
  if (write && (quick || page.length > 0))
    throw new Error('--write puts a full run into the documentation: leave out --quick and --page.');
  return {
    only: only.length > 0 ? only : parts,
    pages: page,
    runs: runsOf(runs, quick),
    quick,
    browsers: browsersOf(browser),
    named: browser !== undefined,
    json,
    out: out ?? null,
    from: from ?? null,
    write,
    help,
  };
}
