/** The pathway, one step at a time, in the panel's page of a real Chromium. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { FOOT } from '../../components/panel-strings.ts';
import { PATHWAY } from '../../components/pathway-strings.ts';
import { evidence } from '../../data/evidence.ts';
import { labelFor, rowTextFor, stepsFrom, titleFor } from '../../data/pathway.ts';
import type { PathwayNode, Reader } from '../../data/schema.ts';
import { trailTo } from '../../data/walk.ts';
import { WALKS } from '../walks.ts';
import { IN_FIREFOX, openBrowser, type TestBrowser, until } from './support.ts';

let browser: TestBrowser;
let panel: Page;
let base: string;

beforeAll(async () => {
  browser = await openBrowser();
  base = `${browser.root}sidepanel.html`;
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
});
afterAll(() => browser?.close());
afterEach(async () => {
  await panel?.close();
  await browser.worker.evaluate('chrome.storage.session.clear()');
  expect(browser.errors.splice(0)).toEqual([]);
});

function nodeOf(id: string): PathwayNode {
  const node = evidence.pathway.nodes.find((row) => row.id === id);
  if (!node) throw new Error(`no node ${id}`);
  return node;
}

async function openPanel(address: string): Promise<Page> {
  panel = await browser.open(base + address);
  await panel.setViewportSize({ width: 400, height: 800 });
  await panel.waitForSelector('.pathway');
  return panel;
}

const at = (id: string) => panel.waitForSelector(`.pathway[data-node="${id}"]`, { timeout: 4000 });
const hash = () => panel.evaluate(() => location.hash);
const kept = () => browser.worker.evaluate("chrome.storage.session.get('pathway-trail')");

/** Clicks through a trail from the node that is shown, inside the page: many steps, and no wait between them. */
async function walk(trail: readonly string[]): Promise<void> {
  const stuck = await panel.evaluate(async (steps) => {
    const shown = () => document.querySelector<HTMLElement>('.pathway')?.dataset.node;
    for (const id of steps) {
      document.querySelector<HTMLElement>(`.answers button[data-to="${id}"]`)?.click();
      for (let look = 0; shown() !== id; look++) {
        if (look > 200) return `${id} does not follow ${shown()}`;
        await new Promise((go) => setTimeout(go, 10));
      }
    }
    return null;
  }, trail.slice(1));
  expect(stuck).toBeNull();
}

async function choose(reader: Reader): Promise<void> {
  await panel.check(`.readers input[value=${reader}]`, { force: true });
  await until(
    () => panel.getAttribute('.pathway', 'data-reader'),
    (now) => now === reader,
  );
}

/** The clipboard after a button was pressed. */
async function copied(button: string, said: string): Promise<string> {
  await panel.evaluate(() => navigator.clipboard.writeText(''));
  await panel.click(button);
  await until(
    () => panel.textContent('.actions .notice'),
    (text) => text === said,
  );
  return panel.evaluate(() => navigator.clipboard.readText());
}

/** The day that a note is dated with, as the expected texts have it. */
const DAY = '2026-11-21';
const dated = (text: string) => text.replace(/walked on \d{4}-\d\d-\d\d/i, `walked on ${DAY}`);

test.each(WALKS.map((row) => [row.name, row] as const))(
  'the note of a whole walk is as expected: %s',
  async (name, { trail, reader }) => {
    await openPanel('#/pathway');
    await choose(reader);
    await walk(trail);
    const expected = readFileSync(resolve(import.meta.dirname, `../unit/paths/${name}.txt`), 'utf8');
    expect(dated(await copied('.copy-note', FOOT.noteCopied))).toBe(expected.trimEnd());
    const cited = await copied('.copy-cited', FOOT.citedCopied);
    const [steps = ''] = cited.split('\n## Where the documents differ\n');
    expect(steps.match(/^\d+\. \*\*/gm)?.length).toBeGreaterThanOrEqual(new Set(trail).size);
    // What the reader answered is in the memory of the session, and nowhere else.
    expect(await kept()).toEqual({ 'pathway-trail': trail });
    const disk = await browser.worker.evaluate(
      'Promise.all([chrome.storage.local.get(), chrome.storage.sync.get()]).then((all) => JSON.stringify(all))',
    );
    expect(disk).not.toMatch(/pathway|red-flags|whole-person/);
    expect(await panel.evaluate(() => ({ ...localStorage, ...sessionStorage }))).toEqual({});
  },
);

test('each step takes the focus to its title, below the bars, and is one place in the browser history', async () => {
  await openPanel('#/pathway');
  const before = await panel.evaluate(() => history.length);
  await walk(['red-flags', 'whole-person', 'pattern', 'imaging']);
  await panel.evaluate(() => window.scrollTo(0, 400));
  await panel.click('.answers button');
  await at('duration');
  const title = await panel.evaluate(() => {
    const heading = document.querySelector('.pathway h2');
    const bar = document.querySelector('.bar')?.getBoundingClientRect().bottom ?? 0;
    return {
      focused: document.activeElement === heading,
      scrolled: window.scrollY,
      below: (heading?.getBoundingClientRect().top ?? 0) >= bar,
    };
  });
  expect(title).toEqual({ focused: true, scrolled: 0, below: true });
  expect(await hash()).toBe('#/pathway/duration');
  expect(await panel.evaluate(() => history.length)).toBe(before);
  // The history leads out of the pathway and back in, to where the walk stood.
  await panel.click('.bar a[href="#/documents"]');
  await panel.waitForSelector('.documents');
  await panel.goBack();
  await at('duration');
  expect(await panel.locator('.where li').count()).toBe(5);
});

test('back, start again, where-am-I, and a reload that keeps the walk', async () => {
  await openPanel('#/pathway');
  expect(await panel.textContent('.where > summary')).toBe(PATHWAY.atStart);
  expect(await panel.isDisabled('.ways .back')).toBe(true);
  await walk(['red-flags', 'whole-person', 'pattern', 'imaging', 'duration', 'acute-pain']);
  expect(await panel.textContent('.where > summary')).toBe(PATHWAY.where(6, 'It is new'));
  await panel.click('.ways .back');
  await at('duration');
  await walk(['duration', 'chronic-pain', 'spread']);
  await panel.reload();
  await at('spread');
  await panel.goto(`${base}#/pathway`);
  await at('spread');
  await panel.click('.where > summary');
  const rows = await panel.locator('.where li').allInnerTexts();
  expect(rows).toHaveLength(7);
  expect(rows[0]).toContain(PATHWAY.answered('None that I know of'));
  expect(rows[4]).toContain(PATHWAY.answered('It has lasted for long'));
  expect(rows[6]).toContain(PATHWAY.here);
  expect(await panel.getAttribute('.where a', 'href')).toBe('#/map');
  await panel.click('.where li:nth-child(3) button');
  await at('pattern');
  expect(await kept()).toEqual({ 'pathway-trail': ['red-flags', 'whole-person', 'pattern'] });
  await panel.click('.ways .restart');
  await at('red-flags');
  expect(await kept()).toEqual({ 'pathway-trail': ['red-flags'] });
});

test('the keyboard alone walks: numbers, Enter on a button, Backspace, Alt+Left; not in fields, not held down', async () => {
  await openPanel('#/pathway');
  const { keyboard } = panel;
  await keyboard.press('2');
  await at('whole-person');
  await keyboard.press('1');
  await at('pattern');
  // Tab comes to the answers in their order.
  await panel.focus('.pathway h2');
  for (let step = 0; step < 8; step++) {
    await keyboard.press('Tab');
    if (await panel.evaluate(() => document.activeElement?.matches('.answers button') ?? false)) break;
  }
  await keyboard.press('Enter');
  await at('imaging');
  await keyboard.press('Backspace');
  await at('pattern');
  await keyboard.press('Alt+ArrowLeft');
  await at('whole-person');
  await keyboard.press('Control+1');
  await keyboard.press('9');
  await panel.evaluate(() => {
    const held = new KeyboardEvent('keydown', { key: '1', repeat: true, bubbles: true, cancelable: true });
    document.querySelector('.pathway h2')?.dispatchEvent(held);
    const field = document.createElement('input');
    field.id = 'field';
    document.querySelector('main')?.append(field);
  });
  await panel.focus('#field');
  await keyboard.type('11');
  await keyboard.press('Backspace');
  expect(await panel.inputValue('#field')).toBe('1');
  await at('whole-person');
  await panel.focus('.pathway h2');
  await keyboard.press('Backspace');
  await at('red-flags');
  // At the start there is no way back: the key stays the browser's.
  await keyboard.press('Backspace');
  await at('red-flags');
});

test('the reader switch changes the words and keeps the place; a patient sees no dose', async () => {
  await openPanel('#/pathway/stretching');
  for (const reader of ['patient', 'student', 'clinician'] as const) {
    await choose(reader);
    expect(await panel.textContent('.pathway .words')).toContain(nodeOf('stretching').wording[reader].text);
    const ids = /S1-18/.test((await panel.textContent('.pathway .words')) ?? '');
    expect(ids).toBe(reader !== 'patient');
    await at('stretching');
  }
  await choose('patient');
  expect(await panel.textContent('.pathway .words')).not.toContain('30 seconds');
});

test('the warning signs are one step away on every step, and lay the walk aside', async () => {
  await openPanel('#/pathway');
  const to = 'imaging';
  for (const id of trailTo(to).slice(1)) {
    await panel.click(`.answers button[data-to="${id}"]`);
    await at(id);
    expect(await panel.isVisible('.ways .warning')).toBe(true);
    expect(await panel.getAttribute('.ways .warning', 'href')).toBe('#/pathway/red-flags');
  }
  await panel.click('.ways .warning');
  await at('red-flags');
  expect(await panel.textContent('.left-at')).toContain(PATHWAY.leftAt(nodeOf(to).title));
  await panel.click('.answers button[data-to="emergency"]');
  await at('emergency');
  expect(await panel.textContent('.end h3')).toBe(PATHWAY.ends.emergency);
  await panel.click('.ways .back');
  await at('red-flags');
  await panel.click('.answers button[data-to="whole-person"]');
  await at(to);
  expect(await kept()).toEqual({ 'pathway-trail': trailTo(to) });
});

test('a step that is opened directly says so, in the view and in the copy, until the signs are asked', async () => {
  await openPanel('#/pathway/heat');
  expect(await panel.textContent('.jumped')).toContain(PATHWAY.jumped);
  expect(await panel.textContent('.jumped')).toContain(PATHWAY.signsNotAsked);
  expect(await copied('.copy-note', FOOT.noteCopied)).toMatch(
    /not walked; the warning\s+signs were not asked/,
  );
  await walk(['heat', 'mind-body']);
  expect(await panel.textContent('.jumped')).toContain(PATHWAY.someAssumed);
  await panel.click('.jumped a');
  await at('red-flags');
  await panel.click('.answers button[data-to="whole-person"]');
  await at('mind-body');
  expect(await panel.textContent('.jumped')).not.toContain(PATHWAY.signsNotAsked);
  expect(await copied('.copy-note', FOOT.noteCopied)).toContain('Warning signs first: "None that I know of"');
  // An address of the walk cuts it back; one that names no step changes nothing.
  await panel.goto(`${base}#/pathway/duration`);
  await at('duration');
  await panel.goto(`${base}#/pathway/no-such-step`);
  await at('duration');
  await until(hash, (now) => now === '#/pathway/duration');
});

test('a look at another step leaves the walk where it can be taken up again', async () => {
  const trail = WALKS.find(({ name }) => name === 'radicular')?.trail ?? [];
  const own = trail.slice(0, trail.indexOf('psychological') + 1);
  await openPanel('#/pathway');
  await walk(own);
  await panel.goto(`${base}#/map`);
  await panel.waitForSelector('.map');
  await panel.goto(`${base}#/pathway/yoga`);
  await at('yoga');
  expect(await panel.textContent('.left-at')).toContain(PATHWAY.leftAt(nodeOf('psychological').title));
  const note = await copied('.copy-note', FOOT.noteCopied);
  expect(note).toContain('How long has it hurt? "It has lasted for long"');
  expect(note).not.toContain('assumed');
  await panel.click('.left-at button');
  await at('psychological');
  expect(await kept()).toEqual({ 'pathway-trail': own });
  expect(await panel.locator('.left-at').count()).toBe(0);
  // The browser's way back does the same.
  await panel.goto(`${base}#/map`);
  await panel.waitForSelector('.map');
  await panel.goto(`${base}#/pathway/yoga`);
  await at('yoga');
  await panel.goBack();
  await panel.waitForSelector('.map');
  await panel.goBack();
  await at('psychological');
  expect(await kept()).toEqual({ 'pathway-trail': own });
});

test('after a new start the browser does not lead back to a step that was opened directly', async () => {
  await openPanel('#/pathway/tramadol');
  await at('tramadol');
  const before = await panel.evaluate(() => history.length);
  await panel.click('.jumped a');
  await at('red-flags');
  expect(await panel.evaluate(() => history.length)).toBe(before);
  await panel.click('.bar a[href="#/documents"]');
  await panel.waitForSelector('.documents');
  await panel.goto(`${base}#/pathway/tramadol`);
  await at('tramadol');
  await panel.click('.ways .restart');
  await at('red-flags');
  await panel.goBack();
  await panel.waitForSelector('.documents');
  await panel.goBack();
  await at('red-flags');
  expect(await kept()).toEqual({ 'pathway-trail': ['red-flags'] });
  expect(await hash()).toBe('#/pathway/red-flags');
});

test('an answer that does not fit an earlier one is marked, and can be given', async () => {
  await openPanel('#/pathway');
  await walk(['red-flags', 'whole-person', 'pattern', 'imaging', 'duration']);
  await walk(['duration', 'chronic-pain', 'spread', 'axial-pain', 'spasm']);
  expect(await panel.locator('.remark').allInnerTexts()).toEqual([PATHWAY.clash('It has lasted for long')]);
  expect(await panel.textContent('[data-to=new-spasm]')).toContain(PATHWAY.clash('It has lasted for long'));
  await choose('clinician');
  expect(await panel.textContent('[data-to=new-spasm]')).toContain(PATHWAY.clash('Chronic'));
  await panel.click('[data-to=new-spasm]');
  await at('new-spasm');
  expect(await copied('.copy-note', FOOT.noteCopied)).toContain('(does not fit the answer "Chronic")');
});

test('title, answers, times and what sources say follow the reader switch', async () => {
  await openPanel('#/pathway');
  for (const id of ['spread', 'spasm-flare', 'review-times', 'emergency']) {
    const node = nodeOf(id);
    await panel.goto(`${base}#/pathway/${id}`);
    await at(id);
    for (const reader of ['patient', 'clinician'] as const) {
      await choose(reader);
      expect(await panel.textContent('.pathway h2')).toBe(titleFor(node, reader));
      const shown = await panel.textContent('.pathway');
      for (const row of [...node.clocks, ...node.orders]) expect(shown).toContain(rowTextFor(row, reader));
      for (const step of stepsFrom(id, evidence.pathway))
        expect(shown).toContain(labelFor(step, reader) ?? '');
      if (node.ordersTitle) {
        expect(shown).toContain(node.ordersTitle);
        expect(shown).not.toContain(PATHWAY.orders);
      }
    }
  }
});

test('in a short window the bars leave most of it to the step, and the rest of the foot is below', async () => {
  await openPanel('#/pathway/spasm-flare');
  await panel.setViewportSize({ width: 360, height: 480 });
  const room = await panel.evaluate(() => {
    const box = (one: string) => document.querySelector(one)?.getBoundingClientRect();
    return (box('.ways')?.top ?? 0) - (box('.bar')?.bottom ?? 0);
  });
  // Letters are a little taller in Firefox.
  expect(room).toBeGreaterThan(IN_FIREFOX ? 330 : 340);
  expect(await panel.isVisible('.ways .warning')).toBe(true);
  // Every control can be brought into view, none below the ways.
  await panel.focus('.actions .print');
  const [print, window] = await panel.evaluate(() => {
    const bottom = document.querySelector('.actions .print')?.getBoundingClientRect().bottom;
    return [bottom ?? 0, innerHeight];
  });
  expect(print).toBeLessThanOrEqual(window ?? 0);
});

test('two panels show one walk', async () => {
  await openPanel('#/pathway');
  const other = await browser.context.newPage();
  try {
    await other.goto(`${base}#/pathway`);
    await other.click('.answers button[data-to="whole-person"]');
    await at('whole-person');
    expect(await hash()).toBe('#/pathway/whole-person');
  } finally {
    await other.close();
  }
});

test('the risk is scored in the calculator and chosen by hand', async () => {
  await openPanel('#/pathway/start-back');
  await panel.click('.calculator a');
  await panel.waitForSelector('.start-back');
  await panel.click('.bar .sub a[href="#/pathway"]');
  await at('start-back');
  expect(await panel.locator('.answers button').allInnerTexts()).toEqual([
    expect.stringContaining('Low risk'),
    expect.stringContaining('Medium risk'),
    expect.stringContaining('High risk'),
  ]);
});
