import { parse } from 'parse5';
import { expect, test } from 'vitest';
import { mayMatter, spot } from '../../spotting/index.ts';
import { KINDS, makePage, readPage, sizeName } from '../bench/pages.ts';
import { measuresOf } from '../bench/scan-measures.ts';

const UNITS = 100_000;
const textOf = (html: string) =>
  html
    .replace(/<(style|script)>.*?<\/\1>/gs, '')
    .replaceAll('&quot;', '"')
    .replace(/<[^>]+>/g, ' ');

test.each(KINDS)('%s: the same page each time, of the length that was asked for, without errors', (kind) => {
  const { html, name } = makePage(kind, UNITS);
  expect(name).toBe(`${kind} 100 kB`);
  expect(makePage(kind, UNITS).html).toBe(html);
  expect(makePage(kind, UNITS, 2).html).not.toBe(html);
  expect(html.length).toBeGreaterThanOrEqual(UNITS);
  expect(html.length).toBeLessThan(UNITS * 1.3);
  const errors: string[] = [];
  parse(html, { onParseError: ({ code }) => errors.push(code) });
  expect(errors).toEqual([]);
});

test('a dense page is as dense as real articles, a sparse one has a few mentions, and one with nothing has none', () => {
  const mentions = (kind: 'dense' | 'sparse' | 'none') => spot(textOf(makePage(kind, UNITS).html)).length;
  expect(mentions('dense')).toBeGreaterThan(600);
  expect(mentions('dense')).toBeLessThan(1500);
  expect(mentions('sparse')).toBeGreaterThan(1);
  expect(mentions('sparse')).toBeLessThan(20);
  expect(mayMatter(textOf(makePage('none', UNITS).html))).toBe(false);
});

test('200,000 small text nodes fit into 1.3 MB', () => {
  const { html } = makePage('small-nodes', 1_300_000);
  expect(html.match(/>[^<]/g)?.length).toBeGreaterThan(200_000);
});

test('lengths are named in decimal units', () => {
  expect([100_000, 1_300_000, 20_000_000].map(sizeName)).toEqual(['100 kB', '1.3 MB', '20 MB']);
});

test('a file that is not there is told in a sentence', () => {
  expect(() => readPage('/no/such/page.html')).toThrow(
    'Cannot read the page /no/such/page.html: there is no such file.',
  );
});

const timed = (work: number, found: number) => ({ startUp: 0, work, painted: work * 2, found });

test('what is wanted of a scan goes by how many mentions a page has', () => {
  const goal = (found: number, ours: number) =>
    measuresOf(
      'page',
      new Map([
        ['floor', timed(10, 100_000)],
        ['ours', timed(ours, found)],
        ['ours without reading', timed(5, found)],
      ]),
      null,
    )[0]?.goal;
  expect(goal(10, 9)).toEqual({ wanted: 'few hits: at most the floor', met: true });
  expect(goal(10, 11)?.met).toBe(false);
  expect(goal(900, 40)).toEqual({ wanted: 'many hits: at most 4 times the floor', met: true });
  expect(goal(900, 41)?.met).toBe(false);
});

test('ten times as fast as mark.js is a tenth of its time', () => {
  const all = (markJs: number) =>
    new Map([
      ['floor', timed(10, 100)],
      ['ours', timed(30, 9)],
      ['ours without reading', timed(20, 9)],
      ['mark.js markRegExp', timed(markJs, 9)],
    ]);
  const goals = (markJs: number) =>
    measuresOf('page', all(markJs), null)
      .filter(({ what }) => what.startsWith('marking'))
      .map(({ goal }) => goal?.met);
  expect(goals(200)).toEqual([true, true]);
  expect(goals(199)).toEqual([false, false]);
});
