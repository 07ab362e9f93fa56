import { resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

/** Four sorts of tests: of code, of the evidence base, with made-up input, and in a real browser (after a build). */
export default defineConfig({
  plugins: [preact()],
  resolve: {
    alias: { 'wxt/utils/content-script-context': resolve(import.meta.dirname, 'browser/script-life.ts') },
  },
  test: {
    maxWorkers: 2,
    // No test of code is a test of speed: a busy machine takes several times as long.
    testTimeout: 20_000,
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/unit/**/*.test.{ts,tsx}'] } },
      { extends: true, test: { name: 'content', include: ['test/content/**/*.test.ts'], isolate: false } },
      { extends: true, test: { name: 'property', include: ['test/property/**/*.test.ts'], isolate: false } },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
