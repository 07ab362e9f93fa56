/**
 * `npm test`: each check after the other, then one line with the numbers. All checks run even where an
 * earlier one fails. Names of checks as arguments run only those: `npm test -- types unit`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installedFirefox } from './bench-browsers.ts';
import { findBrowser } from './browser.ts';
import { whenReaderGone } from './reader-gone.ts';
import { build, type Ended, messageOf, ROOT, runNode, TOOLS, withoutStack } from './steps.ts';
import { closingLines, REPORT_FILE, type TestReport } from './test-report.ts';

/** A check's outcome: how many passed and failed, what was skipped, and what to show where it failed. */
interface Outcome extends TestReport {
  output: string;
}

interface Check {
  name: string;
  run(): Promise<Outcome>;
}

const reports = mkdtempSync(join(tmpdir(), 'backbrief-test-'));
let built = true;

/** A check that either holds or fails. Where in a tool's own code it failed helps nobody. */
function whole({ ok, output }: Ended): Outcome {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [], output: withoutStack(output) };
}

async function types(): Promise<Outcome> {
  const prepared = await runNode([TOOLS.wxt, 'prepare']);
  return whole(prepared.ok ? await runNode([TOOLS.tsc, '--noEmit']) : prepared);
}

async function buildExtension(): Promise<Outcome> {
  const ended = [await build()];
  // Tests in Firefox skip themselves where there is none.
  if (installedFirefox()) ended.push(await build('firefox'));
  const failed = ended.filter(({ ok }) => !ok);
  built = failed.length === 0;
  const output = failed.map((one) => withoutStack(one.output)).join('\n\n');
  return { passed: ended.length - failed.length, failed: failed.length, skipped: [], output };
}

/** Tests of some Vitest projects. */
async function vitest(projects: readonly string[], env: Record<string, string> = {}): Promise<Outcome> {
  const file = join(reports, `${projects.join('-')}.json`);
  const chosen = projects.flatMap((project) => ['--project', project]);
  const ended = await runNode(
    [TOOLS.vitest, 'run', ...chosen, '--reporter=default', '--reporter=./scripts/test-report.ts'],
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

async function endToEnd(): Promise<Outcome> {
  const fail = (output: string) => whole({ ok: false, output });
  if (!built) return fail('Not run: the extension could not be built (see above).');
  let browser: string;
  try {
    browser = findBrowser();
  } catch (error) {
    return fail(messageOf(error));
  }
  return vitest(['e2e'], { BACKBRIEF_CHROMIUM: browser });
}

/** Mozilla's own check of the build for Firefox; its warnings are explained in docs/store/README.md. */
async function store(): Promise<Outcome> {
  if (!built) return whole({ ok: false, output: 'Not run: there is no build.' });
  if (!installedFirefox())
    return {
      passed: 0,
      failed: 0,
      skipped: [{ name: 'store', reason: 'there is no Firefox here, so its build was not made' }],
      output: '',
    };
  return whole(await runNode([TOOLS.addonsLinter, '--output=text', '--boring', '.output/firefox-mv3']));
}

const CHECKS: Check[] = [
  {
    name: 'lint',
    run: async () => whole(await runNode([TOOLS.biome, 'ci', '--colors=off', '--max-diagnostics=50'])),
  },
  { name: 'unused', run: async () => whole(await runNode([TOOLS.knip, '--no-progress'])) },
  { name: 'imports', run: async () => whole(await runNode(['scripts/imports.ts'])) },
  { name: 'types', run: types },
  { name: 'unit', run: () => vitest(['unit', 'unit-mocked']) },
  { name: 'content', run: () => vitest(['content']) },
  { name: 'property', run: () => vitest(['property']) },
  { name: 'build', run: buildExtension },
  {
    name: 'size',
    run: async () =>
      built
        ? whole(await runNode(['scripts/size.ts']))
        : whole({ ok: false, output: 'Not run: there is no build.' }),
  },
  { name: 'store', run: store },
  { name: 'e2e', run: endToEnd },
];

async function main(): Promise<number> {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !CHECKS.some((check) => check.name === name));
  if (unknown.length > 0) {
    console.error(
      `There is no check "${unknown[0]}". The checks are: ${CHECKS.map(({ name }) => name).join(', ')}.`,
    );
    return 1;
  }
  const total: TestReport = { passed: 0, failed: 0, skipped: [] };
  for (const { name, run } of CHECKS) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const since = performance.now();
    const outcome = await run().catch((error): Outcome => whole({ ok: false, output: messageOf(error) }));
    const seconds = ((performance.now() - since) / 1000).toFixed(1);
    const { passed, failed, skipped } = outcome;
    const counts = `${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`;
    console.log(`${name.padEnd(9)}${seconds.padStart(6)} s  ${failed > 0 ? 'FAILED' : 'ok'}  ${counts}`);
    if (failed > 0) console.log(`\n${outcome.output}\n`);
    total.passed += passed;
    total.failed += failed;
    total.skipped.push(...skipped);
  }
  console.log(closingLines(total).join('\n'));
  return total.failed > 0 ? 1 : 0;
}

process.chdir(ROOT);
// All checks run, and the exit code counts, whoever reads.
whenReaderGone(() => {});
try {
  process.exitCode = await main();
} finally {
  rmSync(reports, { recursive: true, force: true });
}
