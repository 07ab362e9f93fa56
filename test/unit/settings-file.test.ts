import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULTS } from '../../browser/settings.ts';
import { exportText, importText, patternProblem, proposal } from '../../browser/settings-file.ts';
import { NAMES } from '../../browser/settings-schema.ts';
import { anySettings } from './settings-support.ts';

const file = (fields: Record<string, unknown>) => JSON.stringify({ app: 'backbrief', version: 2, ...fields });

describe('settings as a file', () => {
  test('what is exported is imported as it was', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        expect(importText(exportText(settings))).toEqual({ settings, ignored: [] });
      }),
    );
  });

  test('it is JSON that says whose it is, and holds each setting', () => {
    const said = JSON.parse(exportText(DEFAULTS));
    expect(said).toEqual({ app: 'backbrief', version: 2, ...DEFAULTS });
    expect(Object.keys(said)).toHaveLength(NAMES.length + 2);
    expect(exportText(DEFAULTS)).toContain('\n  "reader"');
  });

  test('nothing but settings is exported', () => {
    expect(exportText({ ...DEFAULTS, ...{ secret: 'x' } })).not.toContain('secret');
  });

  test('unknown keys are left out and named; those of every object too', () => {
    const text = file({ theme: 'dark', colour: 'pink' }).replace('{', '{"__proto__": {"paused": true},');
    expect(importText(text)).toEqual({
      settings: { ...DEFAULTS, theme: 'dark' },
      ignored: ['__proto__', 'colour'],
    });
  });

  test('a byte order mark does not matter, and a file of version 1 is brought up', () => {
    const text = `\ufeff${JSON.stringify({ app: 'backbrief', version: 1, reader: 'clinician' })}`;
    expect(importText(text)).toEqual({ settings: { ...DEFAULTS, reader: 'clinician' }, ignored: [] });
  });

  test.each([
    ['nothing', '', /not JSON.*Choose a file/],
    ['no JSON', '{ reader: ', /not JSON/],
    ['a list', '[]', /not from Backbrief/],
    ['null', 'null', /not from Backbrief/],
    [
      'the file of another program',
      JSON.stringify({ app: 'other', version: 2, reader: 'student' }),
      /not from Backbrief/,
    ],
    ['no version', JSON.stringify({ app: 'backbrief', reader: 'student' }), /which version/],
    ['a later version', file({ version: 3 }), /later Backbrief.*Update Backbrief/],
    ['a wrong type', file({ paused: 'yes' }), /"paused".*true or false/],
    ['a wrong word', file({ reader: 'nobody' }), /"reader".*"clinician"/],
    ['a number that is too large', file({ hoverPause: 5000 }), /"hoverPause".*100 to 2000/],
    ['null in a field', file({ mutedSites: null }), /"mutedSites".*list/],
    ['too many sites', file({ mutedSites: Array(1001).fill('a.org') }), /"mutedSites".*1000/],
    [
      'a bad pattern',
      file({ only: ['*://a.org/*', 'example.org'] }),
      /"only" has "example.org".*\*:\/\/example\.org\/\*/,
    ],
    ['too much', file({ padding: 'x'.repeat(1_100_000) }), /too large/],
  ])('%s is refused, with a reason and what to do', (_, text, reason) => {
    const result = importText(text);
    expect(result).toEqual({ error: expect.stringMatching(reason) });
    expect(result).toEqual({ error: expect.stringMatching(/nothing was changed\. [A-Z].*\.$/) });
  });

  test('no text throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((value) => file({ only: value, allBut: value })),
        ),
        (text) => {
          const result = importText(text);
          return 'error' in result
            ? result.error.length > 20
            : NAMES.every((name) => name in result.settings);
        },
      ),
    );
  });
});

describe('what is wrong with a pattern', () => {
  test.each([
    ['example.org', '*://example.org/*'],
    ['*.example.org', '*://*.example.org/*'],
    ['*example.org', '*://*.example.org/*'],
    ['example.org/back/', '*://example.org/back/'],
    ['https://example.org', 'https://example.org/*'],
    ['//example.org', '*://example.org/*'],
    [' *://example.org/* ', '*://example.org/*'],
    ['localhost:3000', '*://localhost:3000/*'],
    ['<all_urls>', '*://*/*'],
    ['*', '*://*/*'],
  ])('%j: write %s', (typed, meant) => {
    expect(patternProblem(typed)).toContain(` ${meant}.`);
    expect(proposal(typed.trim())).toBe(meant);
    expect(patternProblem(meant)).toBe(null);
  });

  test.each([
    ['', /Write a pattern/],
    ['example.*', /only be its first part/],
    ['https://www.google.*/search', /only be its first part/],
    ['ftp://example.org/*', /does not run on ftp/],
    ['chrome://settings/', /does not run on chrome/],
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
          const meant = proposal(typed);
          expect(patternProblem(typed)?.length ?? 99).toBeGreaterThan(20);
          if (meant !== null) expect(patternProblem(meant)).toBe(null);
        },
      ),
    );
  });
});
