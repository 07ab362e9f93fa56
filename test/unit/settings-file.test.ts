import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULTS, type Settings } from '../../browser/settings.ts';
import { exportText, importText } from '../../browser/settings-file.ts';
import { MOST_SITES, NAMES } from '../../browser/settings-schema.ts';
import { anySettings } from './settings-support.ts';

const once = (settings: Settings): Settings => {
  const { mutedSites, allBut, only } = settings;
  const [sites = [], one = [], other = []] = [mutedSites, allBut, only].map((list) => [...new Set(list)]);
  return { ...settings, mutedSites: sites, allBut: one, only: other };
};
const file = (fields: Record<string, unknown>) => JSON.stringify({ app: 'backbrief', version: 2, ...fields });

describe('settings as a file', () => {
  test('what is exported is imported as it was', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        expect(importText(exportText(settings))).toEqual({
          settings: once(settings),
          ignored: [],
          noSites: [],
        });
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
      noSites: [],
    });
  });

  test('a byte order mark does not matter, and a file of version 1 is brought up', () => {
    const text = `\ufeff${JSON.stringify({ app: 'backbrief', version: 1, reader: 'clinician' })}`;
    expect(importText(text)).toEqual({
      settings: { ...DEFAULTS, reader: 'clinician' },
      ignored: [],
      noSites: [],
    });
  });

  test('muted sites are taken as browsers write them, each once; what names no site is left out and told', () => {
    const good = ['a.org', 'A.org', 'bücher.example', 'localhost', '127.0.0.1', '[::1]', '0x7f.1'];
    const bad = [
      'https://b.org/',
      'b.org/back',
      'b.org:80',
      '[::1]:80',
      'me@b.org',
      '*.b.org',
      'back pain',
      ' b.org',
      '',
      'b.org#x',
    ];
    expect(importText(file({ mutedSites: [...bad, ...good, 7, null] }))).toEqual({
      settings: {
        ...DEFAULTS,
        mutedSites: ['a.org', 'xn--bcher-kva.example', 'localhost', '127.0.0.1', '[::1]'],
      },
      ignored: [],
      noSites: [...bad, '7', 'null'],
    });
  });

  test('a pattern that stands twice is taken once', () => {
    const only = ['*://a.org/*', '*://b.org/*', '*://a.org/*'];
    expect(importText(file({ only, allBut: only }))).toMatchObject({
      settings: { only: ['*://a.org/*', '*://b.org/*'], allBut: ['*://a.org/*', '*://b.org/*'] },
    });
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
    ['a pause that is no whole number', file({ hoverPause: 150.5 }), /"hoverPause".*whole number/],
    ['null in a field', file({ mutedSites: null }), /"mutedSites".*list/],
    ['too many sites', file({ mutedSites: Array(MOST_SITES + 1).fill('a.org') }), /"mutedSites".*10000/],
    [
      'a bad pattern',
      file({ only: ['*://a.org/*', 'example.org'] }),
      /"only" has "example.org".*\*:\/\/\*\.example\.org\/\*/,
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
