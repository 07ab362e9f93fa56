import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const UNIT = 'test/unit/**/*.test.{ts,tsx}';
/** Tests that put others in the place of modules: they need modules of their own. */
const MOCKING = globSync(UNIT, { cwd: import.meta.dirname }).filter((file) =>
  readFileSync(resolve(import.meta.dirname, file), 'utf8').includes('vi.mock('),
);

/** Files that are short and take long, most of it waiting. */
const WAITING = /reliability|axe|access\.test|languages|policy/;

/** Longest first, so that no worker is left alone with one at the end: Vitest goes by size where it has not run them before. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const waits = ({ moduleId }: TestSpecification) => Number(WAITING.test(moduleId));
    return sorted.toSorted((a, b) => waits(b) - waits(a));
  }
}

/** Tests in a real browser. */
const E2E = 'test/e2e/**/*.test.ts';
/** Those that run in Firefox too: what a reader sees and does, with the same text for both browsers. */
const IN_FIREFOX = [
  'card',
  'firefox-card',
  'firefox-reader',
  'firefox-policy',
  'steps',
  'surfaces',
  'panel',
  'access-hover',
];
/** Those that do when `npm test -- firefox-all` asks for it: together they take as long as all the others. */
const WHEN_ASKED = [
  ...['page', 'where', 'doors', 'pathway', 'welcome', 'settings-page'],
  ...['reader', 'reader-stays', 'firefox-pdf-tab'],
  ...['access', 'access-keys', 'axe'],
];
const FIREFOX_FILES = [...IN_FIREFOX, ...(process.env.BACKBRIEF_ALL ? WHEN_ASKED : [])].map(
  (name) => `test/e2e/${name}.test.ts`,
);
const SLOWLY = {
  setupFiles: ['test/e2e/setup.ts'],
  isolate: false,
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

/** Four sorts of tests: of code, of the evidence base, with made-up input, and in real browsers (after a build). */
export default defineConfig({
  plugins: [preact()],
  resolve: {
    alias: { 'wxt/utils/content-script-context': resolve(import.meta.dirname, 'browser/script-life.ts') },
  },
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // `npm run coverage`; the end-to-end tests run a build in a browser, which is not counted.
    coverage: {
      include: ['{browser,components,data,entrypoints,spotting,scripts}/**/*.{ts,tsx}'],
      exclude: ['**/*.d.ts'],
      reporter: ['text-summary', 'html'],
      reportOnFailure: true,
      reportsDirectory: 'out/coverage',
    },
    setupFiles: ['test/words.ts'],
    // For test/property/growth.ts.
    env: { BACKBRIEF_COVERAGE: process.argv.includes('--coverage') ? '1' : '' },
    // No test of code is a test of speed: a busy machine takes several times as long.
    testTimeout: 20_000,
    projects: [
      { extends: true, test: { name: 'unit', include: [UNIT], exclude: MOCKING, isolate: false } },
      { extends: true, test: { name: 'unit-mocked', include: MOCKING } },
      { extends: true, test: { name: 'content', include: ['test/content/**/*.test.ts'], isolate: false } },
      { extends: true, test: { name: 'property', include: ['test/property/**/*.test.ts'], isolate: false } },
      {
        extends: true,
        test: { name: 'e2e', include: [E2E], exclude: ['test/e2e/firefox-*.test.ts'], ...SLOWLY },
      },
      {
        extends: true,
        test: {
          name: 'e2e-firefox',
          include: FIREFOX_FILES,
          env: { BACKBRIEF_BROWSER: 'firefox' },
          ...SLOWLY,
        },
      },
    ],
  },
});
