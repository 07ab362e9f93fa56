/**
 * Guards what the extension costs a page, as ratios: time on the processor with and without us, in runs that take turns in
 * the same test. The limits lie well above what is measured (docs/performance.md), so that they speak of the code and not
 * of a busy machine.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Both,
  inTab,
  inTurn,
  median,
  openPair,
  type Pair,
  type Side,
  untilQuiet,
} from '../bench/browser.ts';
import { readAllBeside } from '../bench/nothing-page.ts';
import { makePage } from '../bench/pages.ts';
import { betweenFrames, betweenMarks, figuresOf, sinceLoading, timesBetween } from '../bench/trace.ts';
import { record } from '../bench/trace-record.ts';

/** Runs on each side; medians count. */
const RUNS = 3;
/** So many times the floor a page of many nodes may cost: on one of this size ten and more fresh milliseconds of it are our start. */
const LOOKED = 1.6;
/** A machine with other work may take many times as long: it is ratios that are tested, not time. */
const PATIENCE = 240_000;

let pair: Pair;
beforeAll(async () => {
  pair = await openPair({ executable: process.env.BACKBRIEF_CHROMIUM ?? '/usr/bin/chromium' });
}, PATIENCE);
afterAll(() => pair?.close());

/** What one visit has shown, milliseconds on the processor. */
interface Visit {
  /** Our scripts while the page loads and is read. */
  ours: number;
  /** The most of our work between two frames, as a part of all of it. */
  lump: number;
  /** What the page did afterwards. */
  floor: number;
  styled: number;
  changed: number;
}

/** Loads a page, lets our scripts come to an end, and has the page do something. */
function visit(side: Side, path: string, ...acts: ((page: Page) => Promise<unknown>)[]): Promise<Visit> {
  return inTab(side, async (page) => {
    const url = pair.site.url + path;
    await page.addInitScript(() => {
      const next = () => requestAnimationFrame(next);
      next();
    });
    const end = await record(page);
    await page.goto(url);
    await untilQuiet(side, page);
    await page.evaluate(() => performance.mark('bench:loaded'));
    for (const act of acts) await act(page);
    const events = await end();
    const loading = { ...sinceLoading(events, url), to: betweenMarks(events, 'loaded', 'loaded').from };
    const { ours } = figuresOf(events, loading, side.ours);
    const sum = (from: string, to: string) =>
      timesBetween(events, from, to).reduce((all, one) => all + one, 0);
    return {
      ours,
      lump: Math.max(...betweenFrames(events, loading, side.ours)) / ours,
      floor: sum('floor', 'read'),
      styled: sum('style', 'styled'),
      changed: sum('change', 'changed'),
    };
  });
}

/** Run in the page: gives all of it another colour, five times, and asks for the styles; sets the marks `style` and `styled`. */
function restyle(): void {
  performance.mark('bench:style');
  for (let time = 0; time < 5; time++) {
    document.body.style.color = `rgb(${time} 0 0)`;
    String(getComputedStyle(document.body.lastElementChild ?? document.body).color);
  }
  performance.mark('bench:styled');
}

/** Run in the page: 2,000 changes in one go, without the layout that they ask for; sets the marks `change` and `changed`. */
function mutate(): void {
  const all = document.querySelectorAll('p');
  performance.mark('bench:change');
  for (let at = 0; at < 2000; at++) {
    const one = all[(at * 7) % all.length] as HTMLElement;
    if (at % 3 === 0) (one.firstChild as Text).data = `Back pain ${at}: yoga, ibuprofen.`;
    else if (at % 3 === 1) one.className = `changed-${at}`;
    else one.before(document.createElement('p'));
  }
  performance.mark('bench:changed');
}

/** What a page does itself. */
const inPage = (act: () => unknown) => (page: Page) => page.evaluate(act);

/** The middle of one figure of some visits. */
const middle = (visits: readonly Visit[], of: keyof Visit) =>
  median(visits.map((one) => one[of])) ?? Number.NaN;
/** How many times as much as without us. */
const times = (both: Both<Visit>, of: keyof Visit) => middle(both.with, of) / middle(both.without, of);

test('a page of many nodes with nothing to find pays little', { timeout: PATIENCE }, async () => {
  const { html } = makePage('small-nodes', 300_000);
  pair.site.pages.set('/none', { body: html.replace(/<u>.*?<\/u>|<title>.*?<\/title>/gs, '') });
  const both = await inTurn(pair, RUNS, (side) => visit(side, '/none', readAllBeside, inPage(restyle)));
  const floor = middle([...both.with, ...both.without], 'floor');
  const looked = middle(both.with, 'ours') / floor;
  expect(looked, 'our scripts, against reading each character once').toBeLessThan(LOOKED);
  // Runs without us alone differ by a half; a rule of ours that each element pays for has quadrupled it.
  expect(times(both, 'styled'), 'styles of the page, with ours among them').toBeLessThan(1.8);
});

test('a marked page changes and draws as it would without us', { timeout: PATIENCE }, async () => {
  // Very many mentions: had each a live range, every change of the page would pay for all of them.
  const body = `<!doctype html><title>Low back pain</title>${'<p>Back pain: yoga, ibuprofen.</p>'.repeat(2000)}`;
  pair.site.pages.set('/dense', { body });
  const both = await inTurn(pair, RUNS, (side) => visit(side, '/dense', inPage(mutate), inPage(restyle)));
  expect(times(both, 'styled'), 'styles of the page, with ours among them').toBeLessThan(1.8);
  expect(times(both, 'changed'), '2,000 changes').toBeLessThan(2.5);
  expect(middle(both.with, 'lump'), 'our work between two frames, of all of it').toBeLessThan(0.3);
});
