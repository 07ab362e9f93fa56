import { describe, expect, test } from 'vitest';
import { DEFAULTS, isOn, type Settings } from '../../browser/settings.ts';
import {
  canSwitchOn,
  excluding,
  isSiteOn,
  silenceOf,
  siteChange,
  siteOf,
  whyOff,
} from '../../browser/site-switch.ts';

const URL_HERE = 'https://clinic.example:8443/back?x=1#y';
const set = (change: Partial<Settings>): Settings => ({ ...DEFAULTS, ...change });
/** Settings after the switch of the site was used. */
const switched = (settings: Settings, on: boolean): Settings => ({
  ...settings,
  ...siteChange(settings, URL_HERE, on),
});
const OWN = '*://clinic.example/*';

const MODES: [string, Partial<Settings>][] = [
  ['all', {}],
  ['all-but', { where: 'all-but', allBut: ['*://other.example/*'] }],
  ['all-but, the site itself', { where: 'all-but', allBut: [OWN, '*://other.example/*'] }],
  ['only', { where: 'only', only: ['*://other.example/*'] }],
  ['only, the site itself', { where: 'only', only: [OWN] }],
  ['only, by a wider pattern', { where: 'only', only: ['*://*.example/*'] }],
];

describe('the switch of a site', () => {
  test.each(MODES)('works both ways in the mode %s', (_, change) => {
    const off = switched(set(change), false);
    expect(isSiteOn(off, URL_HERE)).toBe(false);
    expect(isOn(off, URL_HERE)).toBe(false);
    const on = switched(off, true);
    expect(isSiteOn(on, URL_HERE)).toBe(true);
    expect(isOn(on, URL_HERE)).toBe(true);
    // And again, without anything piling up.
    expect(switched(switched(on, false), true)).toEqual(on);
    expect(isOn(on, 'https://other.example/')).toBe(isOn(set(change), 'https://other.example/'));
  });

  test('writes the pattern of the site alone', () => {
    expect(siteChange(set({ where: 'only' }), URL_HERE, true).only).toEqual([OWN]);
    expect(siteChange(set({ where: 'all-but', allBut: [OWN] }), URL_HERE, true).allBut).toEqual([]);
    expect(siteChange(set({ where: 'only', only: [OWN] }), URL_HERE, false).mutedSites).toEqual([]);
  });

  test('cannot undo a wider pattern of the mode "all but", which is named', () => {
    const settings = set({ where: 'all-but', allBut: ['*://*.example/*', '*://else.where/*'] });
    expect(canSwitchOn(settings, URL_HERE)).toBe(false);
    expect(excluding(settings, URL_HERE)).toEqual(['*://*.example/*']);
    expect(canSwitchOn(set({ where: 'all-but', allBut: [OWN] }), URL_HERE)).toBe(true);
  });

  test('undoes a muted site where pages are marked by hand, and stays on when all is paused', () => {
    const muted = set({ where: 'click', mutedSites: ['clinic.example', 'other.example'] });
    expect(isSiteOn(muted, URL_HERE)).toBe(false);
    expect(switched(muted, true).mutedSites).toEqual(['other.example']);
    expect(isSiteOn(set({ paused: true }), URL_HERE)).toBe(true);
  });

  test('is there for sites only', () => {
    expect(siteOf(URL_HERE)).toBe('clinic.example');
    expect(siteOf('file:///notes.html')).toBe('');
    expect(siteOf('about:blank')).toBe('');
    expect(siteOf('')).toBe('');
  });
});

describe('why there is no list', () => {
  const page = { url: URL_HERE, state: 'read', on: true } as const;

  test.each([
    ['paused', { paused: true, mutedSites: ['clinic.example'] }, page, 3],
    ['muted', { mutedSites: ['clinic.example'], where: 'click' }, page, 3],
    ['unreachable', { where: 'only' }, { url: '', state: 'unreachable', on: false }, 0],
    ['excluded', { where: 'all-but', allBut: [OWN] }, { ...page, on: false }, 0],
    ['not-listed', { where: 'only' }, { ...page, on: false, state: 'not-yet' }, 0],
    ['click', { where: 'click' }, { ...page, on: false }, 0],
    ['not-yet', {}, { ...page, state: 'not-yet', on: false }, 0],
    ['nothing', {}, page, 0],
    ['nothing', { where: 'click' }, page, 0],
    [null, {}, page, 1],
    [null, { where: 'click' }, page, 1],
  ] as const)('is %s with %o', (silence, change, finds, count) => {
    expect(silenceOf(finds, set(change as Partial<Settings>), count)).toBe(silence);
  });

  test('is nothing that settings say where the browser does not tell the address', () => {
    expect(whyOff(set({ where: 'only' }), '')).toBeNull();
    expect(whyOff(set({ where: 'click' }), '')).toBe('click');
  });
});
