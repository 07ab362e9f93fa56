import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { patternProblem, proposals } from '../../browser/settings-pattern.ts';
import { isPattern } from '../../browser/settings-where.ts';

describe('what is wrong with a pattern', () => {
  test.each([
    ['example.org', '*://*.example.org/*'],
    ['www.example.org', '*://*.example.org/*'],
    ['localhost', '*://localhost/*'],
    ['10.0.0.1', '*://10.0.0.1/*'],
    ['*.example.org', '*://*.example.org/*'],
    ['*example.org', '*://*.example.org/*'],
    ['example.org/back/', '*://*.example.org/back/'],
    ['https://example.org', 'https://example.org/*'],
    ['//example.org', '*://example.org/*'],
    [' *://example.org/* ', '*://example.org/*'],
    ['localhost:3000', '*://localhost:3000/*'],
    ['<all_urls>', '*://*/*'],
    ['*', '*://*/*'],
    ['*://example.org:*/*', '*://example.org/*'],
    ['*://x:99999/*', '*://x/*'],
    ['example.org:99999', '*://*.example.org/*'],
    ['*://.example.org/*', '*://*.example.org/*'],
    ['*://example..org/*', '*://example.org/*'],
    ['*://*..example.org/*', '*://*.example.org/*'],
  ])('%j: write %s', (typed, meant) => {
    expect(patternProblem(typed)).toContain(` ${meant}.`);
    expect(proposals(typed.trim()).map(({ pattern }) => pattern)[0]).toBe(
      isPattern(typed.trim()) ? undefined : meant,
    );
    expect(patternProblem(meant)).toBe(null);
  });

  test.each([
    ['', /Write a pattern/],
    ['example.*', /only be its first part/],
    ['https://www.google.*/search', /only be its first part/],
    ['ftp://example.org/*', /does not run on ftp/],
    ['chrome://settings/', /does not run on chrome/],
    ['*://example.org:*/*', /port.*without one/],
    ['*://x:99999/*', /port.*65535/],
    ['https://example.org:https/*', /port/],
    ['*://[::1]:99999/*', /port/],
    ['*://.example.org/*', /dot too many/],
    ['*://example..org/*', /dot too many/],
    ['about:blank', /not a pattern/],
    ['https://me:secret@example.org/*', /not a pattern/],
    ['what is this', /not a pattern/],
    [`https://example.org/${'x'.repeat(1000)}`, /too long/],
  ])('%j', (typed, reason) => {
    expect(patternProblem(typed)).toMatch(reason);
  });

  test('any text has an answer, and a proposal is a pattern', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.domain(), fc.stringMatching(/^(https?:\/\/)?[a-z*:/.?]{0,12}$/)),
        (typed) => {
          expect(patternProblem(typed)?.length ?? 99).toBeGreaterThan(20);
          for (const { pattern } of proposals(typed)) expect(patternProblem(pattern)).toBe(null);
        },
      ),
    );
  });

  test('what is offered is a pattern that can be added, whatever its length', () => {
    expect(proposals('example.org').map(({ pattern }) => pattern)).toEqual([
      '*://*.example.org/*',
      '*://example.org/*',
    ]);
    expect(proposals('https://www.example.org')).toEqual([
      { pattern: 'https://www.example.org/*', wide: false },
      { pattern: 'https://*.example.org/*', wide: true },
    ]);
    for (const length of [975, 982, 985, 988, 1000, 5000]) {
      const typed = `example.org/${'x'.repeat(length)}`;
      expect(patternProblem(typed)).not.toBe(null);
      for (const { pattern } of proposals(typed)) expect(patternProblem(pattern), String(length)).toBe(null);
    }
    expect(proposals(`example.org/${'x'.repeat(5000)}`)).toEqual([]);
    expect(proposals('*://example.org/*')).toEqual([]);
  });
});
