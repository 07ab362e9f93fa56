/**
 * `npm run soak`: treats the built extension as months of use would, and says what it holds out: a background that is
 * ended, updates with pages open, the back/forward cache, many tabs, a day of a changing page. Exits with 1 and a
 * sentence where a limit is broken.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Asked, Misuse, run } from './options.ts';
import { whenReaderGone } from './reader-gone.ts';
import { CACHE } from './soak-cache.ts';
import { HOURS } from './soak-hours.ts';
import { KILLED } from './soak-killed.ts';
import type { Figure, Part } from './soak-part.ts';
import { TABS } from './soak-tabs.ts';
import { UPDATED } from './soak-updated.ts';
import { build, ROOT, tail } from './steps.ts';
import { table } from './table.ts';

const PARTS = [KILLED, UPDATED, CACHE, TABS, HOURS];
const NAMES = PARTS.map(({ name }) => name).join(', ');

const SOAK = {
  name: 'npm run soak',
  does: `Treats the built extension as months of use would, and says what it holds out (docs/reliability.md). Exit code 1
where a limit is broken. BACKBRIEF_BUILD names the folder of another build.`,
  options: {
    minutes: {
      value: 'N',
      does: 'how long the changing page is driven; in 8 minutes, the default, it changes as often as in eight hours',
    },
    only: { value: 'NAME', does: `one part: ${NAMES}` },
    quick: { does: 'a short look at each' },
    json: { does: 'prints figures as JSON instead of tables' },
  },
  example: 'npm run soak -- --only killed --quick',
} as const;

/** @throws Misuse, a sentence, where the options ask for what there is not */
function wanted({ minutes: text = '8', only }: Asked<typeof SOAK.options>['options']): {
  minutes: number;
  parts: readonly Part[];
} {
  const minutes = Number(text);
  if (!(minutes > 0 && minutes < Number.POSITIVE_INFINITY))
    throw new Misuse(`--minutes wants a number above 0, such as 60, not "${text}".`);
  const parts = PARTS.filter(({ name }) => only === undefined || name === only);
  if (parts.length === 0) throw new Misuse(`There is no part "${only}". The parts are: ${NAMES}.`);
  return { minutes, parts };
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

whenReaderGone();

await run(SOAK, async ({ options }) => {
  const { json, quick } = options;
  const { minutes, parts } = wanted(options);
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
});
