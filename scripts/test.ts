/**
 * `npm test`: check after check, those that use one core side by side, then one line with the numbers. All checks run even
 * where an earlier one fails. Names of checks as arguments run only those: `npm test -- types unit`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFirefox } from './bench-browsers.ts';
import { findBrowser } from './browser.ts';
import { Misuse, run } from './options.ts';
import { buildsAgain } from './package/again.ts';
import { lintForMozilla } from './package/linter.ts';
import { whenReaderGone } from './reader-gone.ts';
import { build, type Ended, messageOf, ROOT, runNode, TOOLS, withoutStack } from './steps.ts';
import { closingLines, REPORT_FILE, type TestReport } from './test-report.ts';

/** A check's outcome: how many passed and failed, what was skipped, and what to show where it failed. */
interface Outcome extends TestReport {
  output: string;
}

interface Check {
  name: string;
  /** True: left out unless it is named. */
  whenAsked?: true;
  run(): Promise<Outcome>;
}

/** A report in which nothing has run. */
const NOTHING: TestReport = { passed: 0, failed: 0, skipped: [], onlyInChromium: 0 };
const reports = mkdtempSync(join(tmpdir(), 'backbrief-test-'));
let built = true;

/** A check that either holds or fails. Where in a tool's own code it failed helps nobody. */
function whole({ ok, output }: Ended): Outcome {
  return { ...NOTHING, passed: ok ? 1 : 0, failed: ok ? 0 : 1, output: withoutStack(output) };
}

async function types(): Promise<Outcome> {
  const prepared = await runNode([TOOLS.wxt, 'prepare']);
  return whole(prepared.ok ? await runNode([TOOLS.tsc, '--noEmit']) : prepared);
}

async function buildExtension(): Promise<Outcome> {
  const ended = [await build(), await build('firefox')];
  const failed = ended.filter(({ ok }) => !ok);
  built = failed.length === 0;
  const output = failed.map((one) => withoutStack(one.output)).join('\n\n');
  return { ...NOTHING, passed: ended.length - failed.length, failed: failed.length, output };
}

/** Tests of some Vitest projects. */
async function vitest(
  projects: readonly string[],
  env: Record<string, string> = {},
  more: readonly string[] = [],
): Promise<Outcome> {
  const file = join(reports, `${projects.join('-')}.json`);
  const chosen = projects.flatMap((project) => ['--project', project]);
  const ended = await runNode(
    [TOOLS.vitest, 'run', ...chosen, ...more, '--reporter=default', '--reporter=./scripts/test-report.ts'],
    { ...env, [REPORT_FILE]: file },
  );
  let report: TestReport;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return whole({ ok: false, output: `${ended.output}\nVitest ended without a report.` });
  }
  const failed = report.failed || (ended.ok ? 0 : 1);
  const output = report.passed + failed === 0 ? `${ended.output}\nNo test was found.` : ended.output;
  return { ...report, failed: report.passed + failed === 0 ? 1 : failed, output };
}

const notRun = (output: string) => whole({ ok: false, output });
const NOT_BUILT = 'Not run: the extension could not be built (see above).';

async function endToEnd(): Promise<Outcome> {
  if (!built) return notRun(NOT_BUILT);
  let browser: string;
  try {
    browser = findBrowser();
  } catch (error) {
    return notRun(messageOf(error));
  }
  // The test of policies looks into Firefox as well: where it may be installed that is done now.
  findFirefox();
  return vitest(['e2e'], { BACKBRIEF_CHROMIUM: browser });
}

/**
 * What the stores ask: Mozilla's own check of the build for Firefox with no warning that docs/store/README.md leaves out, and
 * a build for Chromium that comes out the same somewhere else.
 */
async function store(): Promise<Outcome> {
  if (!built) return notRun(NOT_BUILT);
  const both = await Promise.all([lintForMozilla(), buildsAgain()]);
  const failed = both.filter(({ ok }) => !ok);
  const output = failed.map((one) => withoutStack(one.output)).join('\n\n');
  return {
    passed: both.length - failed.length,
    failed: failed.length,
    skipped: [],
    onlyInChromium: 0,
    output,
  };
}

const NO_FIREFOX = 'No Firefox was found, and none could be installed.';

/** The same tests in Firefox. Where there is none each of them counts as skipped. */
async function inFirefox(files: 'core' | 'all'): Promise<Outcome> {
  if (!built) return notRun(NOT_BUILT);
  const browser = findFirefox();
  const which: Record<string, string> = files === 'all' ? { BACKBRIEF_ALL: '1' } : {};
  // Beside those in Chromium it has what they leave of two cores.
  const share = files === 'core' ? ['--maxWorkers=1'] : [];
  if (browser) return vitest(['e2e-firefox'], { FIREFOX_PATH: browser, ...which }, share);
  console.log(`${NO_FIREFOX} Install Firefox, or name one in the environment variable FIREFOX_PATH.`);
  const skipped = await vitest(['e2e-firefox'], which, ['--testNamePattern', 'no test has this name']);
  return { ...skipped, failed: 0, skipped: skipped.skipped.map((one) => ({ ...one, reason: NO_FIREFOX })) };
}

/** Those in one row run side by side; what keeps both cores busy has a row of its own, for more at once takes longer. */
const CHECKS: Check[][] = [
  [
    {
      name: 'lint',
      run: async () => whole(await runNode([TOOLS.biome, 'ci', '--colors=off', '--max-diagnostics=50'])),
    },
    { name: 'unused', run: async () => whole(await runNode([TOOLS.knip, '--no-progress'])) },
    { name: 'imports', run: async () => whole(await runNode(['scripts/imports.ts'])) },
    { name: 'build', run: buildExtension },
  ],
  [
    { name: 'types', run: types },
    {
      name: 'size',
      run: async () => (built ? whole(await runNode(['scripts/size.ts'])) : notRun(NOT_BUILT)),
    },
    { name: 'store', run: store },
  ],
  [{ name: 'unit', run: () => vitest(['unit', 'unit-mocked']) }],
  [{ name: 'content', run: () => vitest(['content']) }],
  [{ name: 'property', run: () => vitest(['property']) }],
  // Two browsers that are waited for leave a fifth of two cores idle: a third takes it.
  [
    { name: 'e2e', run: endToEnd },
    { name: 'firefox', run: () => inFirefox('core') },
  ],
  // As long as all the others together: only when it is asked for by its name.
  [{ name: 'firefox-all', whenAsked: true, run: () => inFirefox('all') }],
];

/** Runs a check, and says how it went. */
async function runCheck({ name, run }: Check): Promise<Outcome> {
  const since = performance.now();
  const outcome = await run().catch((error): Outcome => whole({ ok: false, output: messageOf(error) }));
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  const { passed, failed, skipped } = outcome;
  const counts = `${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`;
  console.log(`${name.padEnd(9)}${seconds.padStart(6)} s  ${failed > 0 ? 'FAILED' : 'ok'}  ${counts}`);
  if (failed > 0) console.log(`\n${outcome.output}\n`);
  return outcome;
}

const NAMES = CHECKS.flat().map(({ name }) => name);

const TEST = {
  name: 'npm test',
  takes: '[CHECK …]',
  does: `Runs all checks but firefox-all, or those that are named, and ends with a line of numbers. The checks are
${NAMES.join(', ')}.`,
  options: {},
  example: 'npm test -- types unit',
};

/** @throws Misuse, a sentence, where a name is no check */
async function test(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.find((name) => !NAMES.includes(name));
  if (unknown !== undefined)
    throw new Misuse(`There is no check "${unknown}". The checks are: ${NAMES.join(', ')}.`);
  const total: TestReport = { ...NOTHING, skipped: [] };
  for (const row of CHECKS) {
    const asked = row.filter(({ name, whenAsked }) =>
      wanted.length === 0 ? !whenAsked : wanted.includes(name),
    );
    for (const { passed, failed, skipped, onlyInChromium } of await Promise.all(asked.map(runCheck))) {
      total.passed += passed;
      total.failed += failed;
      total.skipped.push(...skipped);
      total.onlyInChromium += onlyInChromium;
    }
  }
  console.log(closingLines(total).join('\n'));
  if (total.failed > 0) process.exitCode = 1;
}

process.chdir(ROOT);
// All checks run, and the exit code counts, whoever reads.
whenReaderGone(() => {});
try {
  await run(TEST, ({ names }) => test(names));
} finally {
  rmSync(reports, { recursive: true, force: true });
}
