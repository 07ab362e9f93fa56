import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { doesUrlMatchPatterns, isValidPattern } from 'webext-patterns';
import { DEFAULTS, isOn } from '../../browser/settings.ts';
import { isMeant, isPattern } from '../../browser/settings-where.ts';
import { spent } from '../processor.ts';
import { anyPattern } from './settings-support.ts';

const PAGE = 'https://www.example.org/back/pain?page=2#top';

describe('where terms are marked', () => {
  test('paused and muted count in every mode', () => {
    for (const where of ['all', 'all-but', 'only', 'click'] as const) {
      const settings = { ...DEFAULTS, where, only: ['*://*/*'] };
      expect(isOn({ ...settings, paused: true }, PAGE)).toBe(false);
      expect(isOn({ ...settings, mutedSites: ['www.example.org'] }, PAGE)).toBe(false);
      expect(isOn({ ...settings, mutedSites: ['example.org'] }, PAGE)).toBe(where !== 'click');
    }
  });

  test('each mode goes by its own list', () => {
    const lists = { allBut: ['*://www.example.org/*'], only: ['*://*.example.org/back/*'] };
    const on = (where: typeof DEFAULTS.where, url: string) => isOn({ ...DEFAULTS, ...lists, where }, url);
    expect(on('all', PAGE)).toBe(true);
    expect(on('all-but', PAGE)).toBe(false);
    expect(on('all-but', 'https://example.org/')).toBe(true);
    expect(on('only', PAGE)).toBe(true);
    expect(on('only', 'https://www.example.org/')).toBe(false);
    expect(on('click', PAGE)).toBe(false);
    expect(isOn({ ...DEFAULTS, where: 'only' }, PAGE)).toBe(false);
    expect(isOn({ ...DEFAULTS, where: 'all-but' }, PAGE)).toBe(true);
  });

  test('pages without a site are on by default', () => {
    for (const url of ['file:///home/note.html', 'about:blank', '']) expect(isOn(DEFAULTS, url)).toBe(true);
  });
});

describe('patterns', () => {
  test.each([
    [PAGE, '*://*/*', true],
    [PAGE, '*://*.example.org/*', true],
    [PAGE, '*://example.org/*', false],
    ['https://example.org/', '*://*.example.org/*', true],
    ['https://notexample.org/', '*://*.example.org/*', false],
    ['https://example.org.evil.test/', '*://example.org/*', false],
    ['https://evil.test/?at=https://example.org/', '*://example.org/*', false],
    [PAGE, 'http://www.example.org/*', false],
    [PAGE, 'https://www.example.org/back/pain', false],
    [PAGE, 'https://www.example.org/back/pain?page=*', true],
    ['https://example.org/#part', 'https://example.org/', true],
    ['https://example.org/a+b(c)', 'https://example.org/a+b(c)', true],
    ['https://example.org/aab', 'https://example.org/a+b', false],
    ['http://127.0.0.1:8080/x', '*://127.0.0.1/*', true],
    ['http://127.0.0.1:8080/x', '*://127.0.0.1:8080/*', true],
    ['http://127.0.0.1:8080/x', '*://127.0.0.1:81/*', false],
    ['http://[::1]:8080/', 'http://[::1]/*', true],
    ['https://EXAMPLE.org/', 'HTTPS://Example.ORG/*', true],
    ['https://bücher.example/ü', '*://bücher.example/ü', true],
    ['file:///home/a.html', 'file:///home/*', true],
    ['about:blank', '*://*/*', false],
    ['no address', '*://*/*', false],
    [PAGE, 'www.example.org', false],
  ])('%s by %s: %s', (url, pattern, expected) => {
    expect(isMeant(url, [pattern])).toBe(expected);
  });

  test('what is no pattern is none, and never throws', () => {
    for (const text of [
      '<all_urls>',
      '',
      'example.org',
      '*://*',
      'ftp://a.org/*',
      'about:blank',
      '*://a*.org/*',
      '*://.example.org/*',
      '*://*..example.org/*',
      '*://example..org/*',
      '*://a\u3002.org/*',
      'http://a b/',
    ])
      expect(isPattern(text)).toBe(false);
    fc.assert(
      fc.property(fc.string(), fc.string(), (url, pattern) => typeof isMeant(url, [pattern]) === 'boolean'),
    );
  });

  test('what is taken for a pattern is one for browsers too', () => {
    const texts = fc.oneof(
      anyPattern,
      fc.stringMatching(/^(\*|https?|file|ftp):\/\/[a*.:[\]/é-]{0,8}$/),
      fc.string(),
    );
    fc.assert(
      fc.property(texts, (text) => !isPattern(text) || isValidPattern(text.toLowerCase())),
      { numRuns: 2000 },
    );
  });

  test('plain patterns mean what the library says', () => {
    const path = fc.stringMatching(/^\/[ab/*]{0,6}$/);
    const pattern = fc
      .tuple(fc.constantFrom('*', 'https', 'http'), fc.constantFrom('*', 'a.org', '*.a.org', 'b.a.org'), path)
      .map(([scheme, host, path]) => `${scheme}://${host}${path}`);
    const url = fc
      .tuple(
        fc.constantFrom('https', 'http'),
        fc.constantFrom('a.org', 'b.a.org', 'c.b.a.org', 'ba.org'),
        path,
      )
      .map(([scheme, host, path]) => `${scheme}://${host}${path.replaceAll('*', 'b')}`);
    fc.assert(
      fc.property(url, pattern, (url, pattern) => {
        expect(isMeant(url, [pattern])).toBe(doesUrlMatchPatterns(url, pattern));
      }),
      { numRuns: 1000 },
    );
  });

  test('every pattern means the address that it spells, without delay for long ones', () => {
    fc.assert(
      fc.property(anyPattern, (pattern) => {
        const spelt = pattern.replace(/^\*:/, 'https:').replace('*.', '').replaceAll('*', 'x');
        expect(isMeant(spelt, [pattern])).toBe(true);
      }),
    );
    const began = spent();
    expect(isMeant(`https://${'a.'.repeat(100)}com/`, ['*://*.b.org/*'])).toBe(false);
    expect(isMeant(`https://a.org/${'a'.repeat(3000)}`, [`*://a.org/${'*a'.repeat(400)}b`])).toBe(false);
    expect(spent() - began).toBeLessThan(200);
  });
});
