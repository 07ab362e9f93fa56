import { expect, test } from 'vitest';
import { benchCommand, wanted } from '../../scripts/bench-options.ts';
import { readOptions } from '../../scripts/options.ts';

const PARTS = ['scan', 'feel', 'growth'];
const read = (...args: string[]) => {
  const asked = readOptions(benchCommand(PARTS), args);
  if (!asked) throw new Error('help was asked for');
  return wanted(asked.options, PARTS);
};

test('without arguments everything is measured five times, in both browsers', () => {
  expect(read()).toEqual({
    only: PARTS,
    pages: [],
    runs: 5,
    quick: false,
    browsers: ['chromium', 'firefox'],
    named: false,
    json: false,
    out: null,
    from: null,
    write: false,
  });
});

test('a quick run measures three times, unless told otherwise', () => {
  expect(read('--quick').runs).toBe(3);
  expect(read('--quick', '--runs', '9').runs).toBe(9);
});

test('parts are named with commas, one after the other, or both', () => {
  expect(read('--only', 'scan,growth').only).toEqual(['scan', 'growth']);
  expect(read('--only', 'scan', '--only', 'feel').only).toEqual(['scan', 'feel']);
});

test('pages may be given several times', () => {
  expect(read('--page', 'a.html', '--page', 'b.html').pages).toEqual(['a.html', 'b.html']);
});

test('a browser that is named is the only one, and has to be there', () => {
  expect(read('--browser', 'firefox')).toMatchObject({ browsers: ['firefox'], named: true });
});

test.each([
  [['--only', 'scan,speed'], 'There is no part "speed". The parts are: scan, feel, growth.'],
  [['--runs', '0'], '--runs wants a whole number from 1 to 1000, such as 5, not "0".'],
  [['--runs', '2.5'], 'not "2.5".'],
  [['--runs', 'many'], 'not "many".'],
  [['--browser', 'netscape'], '--browser wants chromium or firefox, not "netscape".'],
  [['--write', '--quick'], '--write puts a full run into the documentation'],
  [['--write', '--page', 'a.html'], 'leave out --quick and --page'],
  [['--fast'], '--fast'],
  [['scan'], 'scan'],
])('%j is told in a sentence', (args, sentence) => {
  expect(() => read(...args)).toThrow(sentence);
});
