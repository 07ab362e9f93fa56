/** The card on real pages in a real Chromium, with the extension as it is built. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { CARD, COPY } from '../../components/strings.ts';
import { cardView } from '../../data/card.ts';
import { cardBox, cardText, clickInside, hover, inside, type Rect, textBox } from './card-support.ts';
import {
  chromiumTest,
  clearSettings,
  IN_FIREFOX,
  openBrowser,
  openCardsSoon,
  openSite,
  type Site,
  settle,
  type TestBrowser,
  texts,
  until,
} from './support.ts';

let browser: TestBrowser;
let site: Site;
let page: Page;
let count = 0;

const NOTE =
  '<h1>Visit note</h1><p>Low back pain for six weeks. Back pain is worse at night.</p>' +
  '<p id="plan">For back pain he takes cyclobenzaprine and asked about a TENS unit.</p>';
const FILLER = '<p>We spoke about work and sleep.</p>'.repeat(40);

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSite()]);
  await browser.context.grantPermissions(['clipboard-read'], { origin: site.url });
  await openCardsSoon(browser.worker);
});
afterAll(async () => {
  await Promise.all([browser?.close(), site?.close()]);
});
afterEach(async () => {
  await clearSettings(browser.worker);
  await openCardsSoon(browser.worker);
  await page?.close();
  expect(browser.errors.splice(0)).toEqual([]);
});

interface Options {
  head?: string;
  attributes?: string;
  headers?: Record<string, string>;
  /** A text that must be painted before the test goes on. */
  painted?: string;
}

async function open(
  body: string,
  { head = '', attributes = '', headers = {}, painted = 'TENS' }: Options = {},
) {
  const path = `/card-${++count}`;
  const html = `<!doctype html><html ${attributes}><head><title>Page</title>${head}</head><body>${body}</body></html>`;
  site.pages.set(path, { body: html, headers });
  page = await browser.open(site.url + path);
  if (painted)
    await until(
      () => texts(page),
      (all) => all.some((text) => text.includes(painted)),
    );
}

/** Waits for a card in its place. @returns its text */
async function shown(text = ''): Promise<string | undefined> {
  const card = await until(
    () => cardText(page),
    (card) => card?.includes(text) ?? false,
  );
  // One that is being placed stands far outside.
  await until(
    () => cardBox(page),
    (box) => (box?.left ?? -1) >= 0,
  );
  return card;
}
const gone = () =>
  until(
    () => cardText(page),
    (card) => card === undefined,
  );
const hostCount = () => page.evaluate(() => document.querySelectorAll('html > div, dialog > div').length);

function overlaps(one: Rect, other: Rect): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** Asks the spotter of the page for a step, as a keyboard command does. */
const step = (direction: 'next' | 'previous' | 'open') =>
  browser.worker.evaluate(
    `chrome.tabs.query({}).then((tabs) => tabs.find((tab) => tab.url === ${JSON.stringify(page.url())}))
      .then((tab) => chrome.tabs.sendMessage(tab.id, { type: 'step', direction: ${JSON.stringify(direction)} }, { frameId: 0 }))`,
  );

describe('a card by hovering', () => {
  test('opens beside the term, says what the documents say, and leaves the page as it was', async () => {
    await open(NOTE + FILLER);
    const before = await page.content();
    await hover(page, 'TENS');
    const text = await shown('No better than sham');
    expect(text).toMatch(/Who says so/);
    const [card, term] = [await cardBox(page), await textBox(page, 'TENS unit')];
    expect(card && overlaps(card, term)).toBe(false);
    expect(card && card.top - term.bottom).toBeLessThan(14);
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    await page.mouse.move(5, 790);
    await gone();
    expect(await page.content()).toBe(before);
  });

  chromiumTest('is no shift of the page’s layout, on a slow machine either', async () => {
    await open(`${NOTE + FILLER}<script>window.shifts = []; new PerformanceObserver((list) => shifts.push(...list.getEntries()))
      .observe({ type: 'layout-shift', buffered: true })</script>`);
    const slow = await page.context().newCDPSession(page);
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    for (const term of ['cyclobenzaprine', 'TENS', 'cyclobenzaprine', 'TENS']) {
      await hover(page, term);
      await shown();
      await page.mouse.wheel(0, 20);
      await page.mouse.move(5, 790);
      await gone();
    }
    expect(await page.evaluate('shifts.map(({ value }) => value)')).toEqual([]);
  });

  test('stays while the pointer is over it, and its clicks do not reach the page', async () => {
    await open(`${NOTE + FILLER}<script>window.heard = []; for (const type of ['click', 'pointerup', 'keydown'])
      document.addEventListener(type, () => heard.push(type))</script>`);
    await hover(page, 'TENS');
    await shown();
    const box = (await cardBox(page)) as Rect;
    await page.mouse.move(box.left + 40, box.top + 60, { steps: 5 });
    await settle();
    expect(await cardText(page)).toBeTruthy();
    await page.mouse.click(box.left + 40, box.top + 60);
    expect(await page.evaluate('heard')).toEqual([]);
    expect(await page.evaluate(() => document.querySelector('html > div')?.shadowRoot)).toBeNull();
  });

  test('closes on Escape and on a click outside; the page hears no Escape', async () => {
    await open(`${NOTE + FILLER}<script>window.keys = 0; addEventListener('keydown', () => keys++)</script>`);
    await hover(page, 'TENS');
    await shown();
    await page.keyboard.press('Escape');
    await gone();
    expect(await page.evaluate('keys')).toBe(0);
    await hover(page, 'cyclobenzaprine');
    await shown('Cyclobenzaprine');
    await page.mouse.click(5, 780);
    await gone();
  });

  test('goes away with its mention, and follows it before', async () => {
    await open(NOTE + FILLER);
    await hover(page, 'TENS');
    await shown();
    const first = (await cardBox(page)) as Rect;
    await page.evaluate(() => scrollBy(0, 40));
    await until(
      () => cardBox(page),
      (box) => box === undefined || Math.abs(first.top - 40 - box.top) < 3,
    );
    await page.evaluate(() => scrollBy(0, 700));
    await gone();
  });

  test('is left by scrolling its mention away from the pointer', async () => {
    await open(`<div style="height:200px"></div>${NOTE + FILLER}`);
    await page.evaluate(() => scrollTo(0, 100));
    await hover(page, 'TENS');
    await shown();
    // Down, for its card lies below it.
    await page.mouse.wheel(0, -100);
    await gone();
    expect((await textBox(page, 'TENS unit')).bottom).toBeLessThan(800);
  });

  test('is left into a frame, which tells of no pointer', async () => {
    await open(`${NOTE}<iframe srcdoc="Somebody else" width="900" height="500"></iframe>${FILLER}`);
    await hover(page, 'TENS');
    await shown();
    const frame = await page.evaluate(() =>
      document.querySelector('iframe')?.getBoundingClientRect().toJSON(),
    );
    // Past the card, in one go.
    await page.mouse.move(frame.right - 20, frame.bottom - 20);
    await gone();
  });

  test('stays while the pointer goes from one part of its mention to the next', async () => {
    await open(`<p>Low back pain. For back pain he had a <b>TENS</b> <i>unit</i> and walks.</p>${FILLER}`);
    await hover(page, 'TENS');
    await shown();
    const host = await page.evaluateHandle(() => document.querySelector('html > div'));
    const part = await textBox(page, 'unit');
    await page.mouse.move(part.left + 4, (part.top + part.bottom) / 2, { steps: 6 });
    await settle();
    expect(await host.evaluate((first) => first?.isConnected)).toBe(true);
  });

  test('flips above near the foot of the window, and stays inside at its edges', async () => {
    await open(`<p>Back pain. Low back pain.</p><div style="height:560px"></div>
      <p style="text-align:right">For back pain: a TENS unit</p>${FILLER}`);
    await hover(page, 'TENS');
    await shown();
    const [card, term] = [(await cardBox(page)) as Rect, await textBox(page, 'TENS unit')];
    expect(card.bottom).toBeLessThanOrEqual(term.top);
    expect(card.right).toBeLessThanOrEqual(1100 - 8);
    expect(card.top).toBeGreaterThanOrEqual(8);
  });

  test('covers no line of a term that wraps', async () => {
    await open(
      `<div style="width:200px;margin:300px 0 0 300px;font:18px/1.4 monospace"><p>Low back pain, aching. We spoke of
      radiofrequency ablation for back pain.</p></div>${FILLER}`,
      { painted: 'radiofrequency' },
    );
    for (const word of ['radiofrequency', 'ablation']) {
      await hover(page, word);
      await shown();
      const card = (await cardBox(page)) as Rect;
      for (const part of ['radiofrequency', 'ablation']) {
        expect(overlaps(card, await textBox(page, part)), `${part}, hovered at ${word}`).toBe(false);
      }
      await page.keyboard.press('Escape');
      await gone();
    }
  });
});

describe('a card by keyboard', () => {
  test('takes the focus, reads as a dialog with a name, and gives the focus back', async () => {
    await open(`<button>Before</button>${NOTE}${FILLER}`);
    await page.focus('button');
    await step('next');
    await step('open');
    await shown();
    const dialog = await inside<string[]>(
      page,
      `function () { return [this.getAttribute('role'), this.querySelector('#' + this.getAttribute('aria-labelledby')).textContent,
        this.getRootNode().activeElement?.id ?? ''] }`,
    );
    expect(dialog?.[0]).toBe('dialog');
    expect(dialog?.[2]).toBe('bb-card-name');
    const seen: string[] = [];
    for (let i = 0; i < 14; i++) {
      await page.keyboard.press('Tab');
      const on = await inside<string>(
        page,
        "function () { return this.getRootNode().activeElement?.textContent ?? '' }",
      );
      if (on === undefined) break;
      seen.push(on);
    }
    expect(seen).toEqual(
      expect.arrayContaining([CARD.openInPanel, COPY.note.button, CARD.orCited, CARD.mute]),
    );
    if (await cardText(page)) await page.keyboard.press('Escape');
    await gone();
  });

  test('Escape gives the focus back', async () => {
    await open(`<button>Before</button>${NOTE}${FILLER}`);
    await page.focus('button');
    await step('open');
    await shown();
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('div');
    await page.keyboard.press('Escape');
    await gone();
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('button');
  });
});

describe('what one can do in a card', () => {
  test('the reader switch changes the words, and is remembered', async () => {
    await open(NOTE + FILLER);
    await hover(page, 'cyclobenzaprine');
    const patient = await shown();
    expect(patient).not.toContain(CARD.dosing);
    await clickInside(page, 'input[value=clinician]');
    await shown(CARD.dosing);
    await page.reload();
    await until(
      () => texts(page),
      (all) => all.length > 1,
    );
    await hover(page, 'cyclobenzaprine');
    await shown(CARD.dosing);
  });

  test('copies plain text for the note, and Markdown with citations', async () => {
    await open(NOTE + FILLER);
    await hover(page, 'TENS');
    await shown();
    const view = cardView('tens', 'patient', new Date());
    for (const form of ['note', 'cited'] as const) {
      await clickInside(page, `.copy-${form}`);
      await shown(COPY[form].done);
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(view?.[form]);
    }
  });

  test('mutes the site, with a way back', async () => {
    await open(NOTE + FILLER);
    await hover(page, 'TENS');
    await shown();
    await clickInside(page, '.mute');
    await gone();
    await until(
      () => texts(page),
      (all) => all.length === 0,
    );
    await until(
      () => cardText(page, 'toast'),
      (text) => text?.includes('127.0.0.1') ?? false,
    );
    await clickInside(page, 'button', 'toast');
    await until(
      () => texts(page),
      (all) => all.length > 1,
    );
    expect(await cardText(page, 'toast')).toBeUndefined();
    expect(await hostCount()).toBe(0);
  });
});

describe('a card on difficult pages', () => {
  test('a strict content security policy does not take its looks', async () => {
    const csp = "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
    await open(NOTE, { headers: { 'content-security-policy': csp } });
    await hover(page, 'TENS');
    await shown();
    expect((await cardBox(page))?.width).toBe(372);
    const radius = "function () { return getComputedStyle(this.querySelector('.chip')).borderRadius }";
    expect(await inside(page, radius)).toBe('12px');
  });

  test("the page's styles do not reach it", async () => {
    const head = `<style>* { color: red !important; font: 24px serif !important; display: inline !important; letter-spacing: 9px }
      div { visibility: hidden !important; opacity: 0 !important; --paper: red }</style>`;
    await open(NOTE, { head, attributes: 'style="zoom: 1.5"' });
    await hover(page, 'TENS');
    await shown();
    const look = await inside<string[]>(
      page,
      `function () { const { color, fontSize, visibility, letterSpacing } = getComputedStyle(this);
        return [color, fontSize, visibility, letterSpacing] }`,
    );
    expect(look).toEqual(['rgb(26, 32, 38)', '14px', 'visible', 'normal']);
    const [card, term] = [(await cardBox(page)) as Rect, await textBox(page, 'TENS unit')];
    expect(overlaps(card, term)).toBe(false);
    expect(Math.max(card.top - term.bottom, term.top - card.bottom)).toBeLessThan(40);
  });

  test('can be clicked over a modal dialog, and Escape closes it before the dialog', async () => {
    await open(`<dialog id="d"><p>Low back pain. For back pain he asked about a TENS unit.</p></dialog>${FILLER}
      <script>d.showModal()</script>`);
    await hover(page, 'TENS');
    await shown();
    await clickInside(page, 'input[value=student]');
    await until(
      () =>
        inside<boolean>(page, "function () { return this.querySelector('input[value=student]').checked }"),
      (checked) => checked === true,
    );
    await page.keyboard.press('Escape');
    await gone();
    expect(await page.evaluate(() => document.querySelector('dialog')?.open)).toBe(true);
  });

  test.each(['pointer', 'keyboard'])(
    'opened by %s it stays when the page opens a modal dialog',
    async (via) => {
      await open(
        `${NOTE}${FILLER}<dialog id="d" style="margin:600px 0 0 700px"><button>OK</button></dialog>`,
      );
      if (via === 'pointer') await hover(page, 'TENS');
      else await step('open');
      await shown();
      await page.evaluate(() => document.querySelector('dialog')?.showModal());
      const inDialog = () => page.evaluate(() => document.querySelector('dialog > div') !== null);
      await until(inDialog, Boolean);
      // Its frame is made anew there.
      if (IN_FIREFOX) await shown();
      // The pointer stands still all the while: that is no wish to leave.
      await settle();
      expect(await cardText(page)).toBeTruthy();
      // What has not been in sight for a moment does not act yet: a reader chooses again.
      await until(
        async () => {
          await clickInside(page, 'input[value=student]');
          return inside<boolean>(
            page,
            "function () { return this.querySelector('input[value=student]').checked }",
          );
        },
        (checked) => checked === true,
        10_000,
      );
      await page.evaluate(() => document.querySelector('dialog')?.close());
      await until(inDialog, (there) => !there);
      await until(
        () => cardBox(page),
        (box) => box?.width === 372,
      );
    },
  );

  test('closes when a modal dialog covers its term', async () => {
    await open(`${NOTE}${FILLER}<dialog id="d" style="inset:0;width:900px;height:700px">All of it</dialog>`);
    await hover(page, 'TENS');
    await shown();
    await page.evaluate(() => document.querySelector('dialog')?.showModal());
    await gone();
    expect(await hostCount()).toBe(0);
  });

  test('shows over a fullscreen element', async () => {
    await open(`<main id="full" style="background:white">${NOTE}</main>`);
    await page.evaluate(() => document.querySelector('main')?.requestFullscreen());
    await page.waitForFunction(() => document.fullscreenElement !== null);
    await hover(page, 'TENS');
    await shown();
    const box = (await cardBox(page)) as Rect;
    // Seen is not enough: the rest of the page takes no clicks while an element is fullscreen.
    const top = await page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.localName, {
      x: box.left + 30,
      y: box.top + 30,
    });
    expect(top).toBe('div');
  });

  test('stands at the end of the term and reads left to right on a right-to-left page', async () => {
    await open(NOTE + FILLER, { attributes: 'dir="rtl"' });
    await hover(page, 'TENS');
    await shown();
    const [card, term] = [(await cardBox(page)) as Rect, await textBox(page, 'TENS unit')];
    expect(Math.abs(card.right - term.right)).toBeLessThan(3);
    expect(await inside(page, 'function () { return getComputedStyle(this).direction }')).toBe('ltr');
  });

  test('fits a narrow window and a low one', async () => {
    await open(NOTE + FILLER);
    await page.setViewportSize({ width: 320, height: 420 });
    await hover(page, 'TENS');
    await shown();
    // It stands aside until it has been placed.
    const placed = await until(
      () => cardBox(page),
      (box) => (box?.left ?? -1) >= 0,
    );
    const [card, term] = [placed as Rect, await textBox(page, 'TENS unit')];
    expect(card.left).toBeGreaterThanOrEqual(8);
    expect(card.right).toBeLessThanOrEqual(312);
    expect(overlaps(card, term)).toBe(false);
  });

  test('a printed page carries nothing of it', async () => {
    await open(NOTE + FILLER);
    await hover(page, 'TENS');
    await shown();
    await page.emulateMedia({ media: 'print' });
    expect(await inside(page, 'function () { return getComputedStyle(this).display }')).toBe('none');
    await page.emulateMedia({ media: 'screen' });
  });
});
