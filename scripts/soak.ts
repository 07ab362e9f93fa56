/**
 * `npm run soak`: treats the built extension as months of use would, and says what it holds out: a background that is
 * ended, updates with pages open, the back/forward cache, many tabs, a day of a changing page. Exits with 1 and a
 * sentence where a limit is broken.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { complain } from './complain.ts';
import { whenReaderGone } from './reader-gone.ts';
import { CACHE } from './soak-cache.ts';
import { HOURS } from './soak-hours.ts';
import { KILLED } from './soak-killed.ts';
import type { Figure, Options, Part } from './soak-part.ts';
import { TABS } from './soak-tabs.ts';
import { UPDATED } from './soak-updated.ts';
import { build, ROOT, tail } from './steps.ts';
import { table } from './table.ts';

const PARTS = [KILLED, UPDATED, CACHE, TABS, HOURS];
const NAMES = PARTS.map(({ name }) => name).join(', ');

const USAGE = `npm run soak [-- [--minutes N] [--only NAME] [--quick] [--json]]

  --minutes N   how long the changing page is driven; in 8 minutes, the default, it changes as often as in eight hours
  --only NAME   one part: ${NAMES}
  --quick       a short look at each
  --json        figures as JSON instead of tables

BACKBRIEF_BUILD names the folder of another build.`;

interface Asked extends Pick<Options, 'minutes' | 'quick'> {
  json: boolean;
  parts: readonly Part[];
}

/** @throws Error, a sentence, where the arguments ask for what there is not */
function read(args: readonly string[]): Asked | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: 'string', default: '8' },
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return null;
  const minutes = Number(values.minutes);
  if (!(minutes > 0)) throw new Error(`--minutes wants a number above 0, not "${values.minutes}".`);
  const parts = PARTS.filter(({ name }) => values.only === undefined || name === values.only);
  if (parts.length === 0) throw new Error(`There is no part "${values.only}". The parts are: ${NAMES}.`);
  return { minutes, quick: values.quick, json: values.json, parts };
}

/** Folder of the built extension. @throws Error, a sentence, where it cannot be built */
async function extension(): Promise<string> {
  const named = process.env.BACKBRIEF_BUILD;
  if (named) {
    if (existsSync(join(named, 'manifest.json'))) return named;
    throw new Error(`BACKBRIEF_BUILD names ${named}, which holds no extension.`);
  }
  const { ok, output } = await build();
  if (!ok) throw new Error(`${tail(output)}\nThe extension could not be built; see above.`);
  return join(ROOT, '.output', 'chrome-mv3');
}

function asTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, value, unit, limit, ok }) => {
    const figure = `${value ?? '–'} ${unit}`.trim();
    return [what, figure, limit ?? '', limit === null ? '' : ok ? 'kept' : 'BROKEN'];
  });
  return table([['what', 'figure', 'limit', ''], ...rows], [1]);
}

async function main(): Promise<void> {
  const asked = read(process.argv.slice(2));
  if (!asked) {
    console.log(USAGE);
    return;
  }
  const { json, parts, minutes, quick } = asked;
  const folder = await extension();
  const all: Record<string, Figure[]> = {};
  for (const { name, title, run } of parts) {
    if (!json) console.log(`\n${name}: ${title}`);
    const log = (line: string) => console.error(`  ${line}`);
    all[name] = await run({ extension: folder, minutes, quick, log });
    if (!json) console.log(`\n${asTable(all[name])}`);
  }
  if (json) console.log(JSON.stringify(all, null, 2));
  const broken = Object.entries(all).flatMap(([name, figures]) =>
    figures
      .filter(({ ok }) => !ok)
      .map(({ what, value, unit, limit }) => `${name}: ${what} ${value} ${unit}, limit ${limit}`),
  );
  if (broken.length > 0) throw new Error(`\nBroken: ${broken.join('; ')}.`);
}

whenReaderGone();
main().catch(complain);
