/** A Vitest reporter: numbers, and each skipped test with its reason, as JSON for scripts/test.ts. */
import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** What one run of Vitest came to. */
export interface TestReport {
  passed: number;
  failed: number;
  skipped: { name: string; reason: string }[];
  /** How many tests of what ran in Firefox are tests of Chromium alone. */
  onlyInChromium: number;
}

/** What a run came to, for people: the last line is `N passed, N failed` alone, whatever was skipped. */
export function closingLines({ passed, failed, skipped, onlyInChromium }: TestReport): string[] {
  const count = skipped.length;
  const [tests, they] = onlyInChromium === 1 ? ['test', 'it is'] : ['tests', 'they are'];
  return [
    ...(onlyInChromium > 0
      ? [
          `In Firefox ${onlyInChromium} ${tests} did not run, for ${they} about what Chromium alone has or lets a driver do (named in CONTRIBUTING.md).`,
        ]
      : []),
    ...(count > 0 ? [`${count} skipped, counted neither as passed nor as failed:`] : []),
    ...skipped.map(({ name, reason }) => `  ${name} (${reason})`),
    `${passed} passed, ${failed} failed`,
  ];
}

/** The environment variable that names the file to write. */
export const REPORT_FILE = 'BACKBRIEF_TEST_REPORT';

export default class TestReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    // A file that could not be read, and an error outside of any test, each count as one that failed.
    const report: TestReport = { passed: 0, failed: errors.length, skipped: [], onlyInChromium: 0 };
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      const failedTests = tests.filter((test) => test.result().state === 'failed');
      if (module.state() === 'failed' && failedTests.length === 0) report.failed += 1;
      for (const test of tests) {
        const result = test.result();
        if (result.state === 'passed') report.passed += 1;
        else if ('onlyInChromium' in test.meta()) report.onlyInChromium += 1;
        else if (result.state === 'skipped') {
          const reason =
            result.note || (test.options.mode === 'todo' ? 'still to be written' : 'no reason given');
          report.skipped.push({ name: `${module.relativeModuleId}: ${test.fullName}`, reason });
        } else report.failed += 1;
      }
    }
    const file = process.env[REPORT_FILE];
    if (file) writeFileSync(file, JSON.stringify(report));
  }
}
