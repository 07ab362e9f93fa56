/** Pages that fight the card: what they lay over it, how they move it, what they fake, what they keep from it, what they read of it. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { CARD, COPY } from '../../components/strings.ts';
import { cardBox, cardText, clickInside, hover, inside } from './card-support.ts';
import { type Arena, command, gone, NOTE, openArena, openCard, shown } from './hostile-support.ts';
import { settle, until } from './support.ts';

let arena: Arena;
let page: Page;

beforeAll(async () => {
  arena = await openArena();
  await arena.browser.context.grantPermissions(['clipboard-read'], { origin: arena.site.url });
});
afterAll(() => arena?.close());
afterEach(() => arena.leave(page));

const chosen = () =>
  inside<string>(page, "function () { return this.querySelector('.readers input:checked').value }");
/** Long enough for what was clicked to have happened. */
const aWhile = () => new Promise((go) => setTimeout(go, 250));
/** Clicks as somebody does who has seen the card: until it has done what was meant. */
const clickAgain = (selector: string, done: () => Promise<boolean>) =>
  until(async () => {
    await clickInside(page, selector);
    await aWhile();
    return done();
  }, Boolean);

/** A thing of the page's in the top layer, over the card, that lets every click through. */
const COVER = `const cover = document.createElement('div');
  cover.popover = 'manual';
  cover.style.cssText = 'inset: 0; width: 100vw; height: 100vh; margin: 0; border: 0; pointer-events: none';
  cover.textContent = 'Click here to go on';
  document.body.append(cover);`;

describe('what is clicked without being seen does nothing', () => {
  test('under a cover that lets clicks through; then the card comes to the top', async () => {
    page = await arena.open(
      NOTE,
      `<script>addEventListener('load', () => { ${COVER} window.cover = cover })</script>`,
    );
    await openCard(page);
    await page.evaluate('cover.showPopover()');
    await clickInside(page, '.mute');
    await shown(page, CARD.notSeen);
    expect((await arena.settings()).mutedSites ?? []).toEqual([]);
    await clickAgain('.copy-note', async () => String(await cardText(page)).includes(COPY.note.done));
  });

  test('under a cover of one corner, and under one that goes as soon as the button is down', async () => {
    const corner = COVER.replace('inset: 0; width: 100vw;', 'inset: 0 auto auto 0; width: 440px;');
    page = await arena.open(
      NOTE,
      `<script>addEventListener('load', () => { ${corner} window.cover = cover;
        addEventListener('pointerdown', () => { clearInterval(again); cover.hidePopover() }, true) })</script>`,
    );
    await openCard(page);
    // It is there for long, as one must be that deceives, and above the card again whenever that comes to the top.
    await page.evaluate(`cover.showPopover();
      window.again = setInterval(() => { cover.hidePopover(); cover.showPopover() }, 20); new Promise((seen) => {
      let frames = 0;
      requestAnimationFrame(function next() { if (++frames > 8) setTimeout(seen, 700); else requestAnimationFrame(next) });
    })`);
    await clickInside(page, 'input[value=clinician]');
    await shown(page, CARD.notSeen);
    expect(await chosen()).toBe('patient');
    expect((await arena.settings()).reader ?? 'patient').toBe('patient');
  });

  test('under a cover that goes when the button is down, however long it is held', async () => {
    page = await arena.open(
      NOTE,
      `<script>addEventListener('load', () => { ${COVER} window.cover = cover;
        addEventListener('pointerdown', () => cover.hidePopover(), true) })</script>`,
    );
    await openCard(page);
    const mute = (await cardBox(page, '.mute')) as { left: number; top: number };
    await page.mouse.move(mute.left + 20, mute.top + 10, { steps: 3 });
    await page.evaluate('cover.showPopover(); new Promise((seen) => setTimeout(seen, 900))');
    await page.mouse.down();
    await new Promise((go) => setTimeout(go, 1200));
    await page.mouse.up();
    await shown(page, CARD.notSeen);
    expect((await arena.settings()).mutedSites ?? []).toEqual([]);
    await clickAgain('.mute', async () => (await arena.settings()).mutedSites?.length === 1);
  });

  test('where the page has moved the card under the pointer', async () => {
    page = await arena.open(NOTE);
    await openCard(page);
    const mute = (await cardBox(page, '.mute')) as { left: number; top: number };
    const [x, y] = [mute.left + 20, mute.top - 30];
    await page.mouse.move(x, y, { steps: 3 });
    await page.evaluate(() => document.querySelector('h1')?.setAttribute('style', 'margin-top: -24px'));
    await until(
      () => cardBox(page, '.mute'),
      (box) => box !== undefined && box.top < y && box.bottom > y,
    );
    await page.mouse.click(x, y);
    await shown(page, CARD.notSeen);
    expect((await arena.settings()).mutedSites ?? []).toEqual([]);
    await clickAgain('.mute', async () => (await arena.settings()).mutedSites?.length === 1);
  });
});

test('with the root in hand a script presses nothing, where it stands or taken out of it', async () => {
  page = await arena.open(NOTE);
  await openCard(page);
  const before = await chosen();
  const pressed = await inside<number>(
    page,
    `function () {
      const all = [...this.querySelectorAll('.buttons button, .mute, input')];
      for (const one of all) {
        one.click();
        one.closest('label')?.click();
      }
      for (const one of all) {
        document.body.append(one);
        one.click();
        one.remove();
      }
      return all.length;
    }`,
  );
  expect(pressed).toBeGreaterThan(5);
  await settle();
  expect((await arena.settings()).mutedSites ?? []).toEqual([]);
  expect((await arena.settings()).reader ?? before).toBe(before);
  expect(arena.browser.context.pages().filter((one) => one.url().startsWith('chrome-extension:'))).toEqual(
    [],
  );
});

test('a page that fakes events moves nothing: neither opens, nor closes, nor acts', async () => {
  page = await arena.open(NOTE);
  const fake = (target: string) =>
    page.evaluate((target) => {
      const host = target === 'card' ? document.querySelector('html > div') : document.querySelector('#plan');
      const { left, top } = (host ?? document.body).getBoundingClientRect();
      const at = { bubbles: true, composed: true, cancelable: true, clientX: left + 300, clientY: top + 8 };
      for (const to of [host, document, window]) {
        for (const type of [
          'pointermove',
          'pointerover',
          'pointerenter',
          'pointerdown',
          'pointerup',
          'pointerleave',
        ])
          to?.dispatchEvent(new PointerEvent(type, { ...at, pointerType: 'mouse' }));
        to?.dispatchEvent(new PointerEvent('click', { ...at, pointerType: 'touch' }));
        for (const key of ['Escape', 'Enter', 'Tab'])
          to?.dispatchEvent(new KeyboardEvent('keydown', { ...at, key, code: key }));
        for (const type of [
          'pagehide',
          'pageshow',
          'fullscreenchange',
          'focusout',
          'copy',
          'change',
          'input',
        ])
          to?.dispatchEvent(new Event(type, at));
      }
    }, target);
  await fake('page');
  await settle();
  expect(await cardText(page)).toBeUndefined();
  await openCard(page);
  await fake('card');
  await aWhile();
  expect(await shown(page)).not.toContain(COPY.note.done);
  expect(await chosen()).toBe('patient');
});

/** Stops and prevents everything at the window, before anybody else hears of it. */
const DEAF = `<script>for (const type of ['keydown', 'keyup', 'keypress', 'click', 'pointerdown', 'pointerup', 'pointermove',
  'pointerover', 'pointerout', 'mousemove', 'mousedown', 'mouseup', 'change', 'input', 'focusin', 'focusout', 'pointerenter', 'pointerleave', 'mouseenter', 'mouseleave'])
  addEventListener(type, (event) => { event.preventDefault(); event.stopImmediatePropagation() }, true)</script>`;

test('on a page that stops every event the card can be used, and closed', async () => {
  page = await arena.open(NOTE, DEAF);
  await openCard(page);
  await clickInside(page, '.copy-note');
  await shown(page, COPY.note.done);
  await clickInside(page, 'input[value=clinician]');
  await until(chosen, (reader) => reader === 'clinician');
  await page.keyboard.press('Escape');
  await gone(page);
  await openCard(page);
  await page.mouse.click(1000, 780);
  await gone(page);
  await openCard(page);
  const box = (await cardBox(page)) as { left: number; top: number };
  await page.mouse.move(box.left + 60, box.top + 60, { steps: 3 });
  await aWhile();
  await page.mouse.move(1000, 780, { steps: 3 });
  await gone(page);
  // Commands of the browser's do not pass through the page.
  await command(arena, page, 'open');
  await shown(page);
  await page.keyboard.press('Escape');
  await gone(page);
});

describe('a page that takes the card away', () => {
  test.each([
    ['removes its host', 'added.remove()'],
    ['puts its host elsewhere', 'document.body.prepend(added)'],
    ['hides all that there is', "document.documentElement.style.display = 'none'"],
  ])('%s: the card closes for good, and there is no fight', async (_, act) => {
    page = await arena.open(
      NOTE,
      `<script>window.came = 0; new MutationObserver((records) => {
        for (const record of records) for (const added of record.addedNodes)
          if (added.localName === 'div' && record.target === document.documentElement) { came++; ${act} }
      }).observe(document, { childList: true, subtree: true })</script>`,
    );
    await hover(page, 'TENS');
    await page.waitForFunction('came === 1');
    await settle();
    expect(await page.evaluate('came')).toBe(1);
    expect(await page.evaluate(() => document.querySelectorAll('html > div, body > div').length)).toBe(0);
  });
});

describe('a page learns nothing from an open card', () => {
  test('not by its script', async () => {
    page = await arena.open(
      NOTE,
      `<script>window.learned = []; const learn = (text) => learned.push(String(text));
        for (const key in window) if (key.startsWith('on')) addEventListener(key.slice(2), (event) => {
          for (const at of event.composedPath()) if (at.textContent) learn(at.textContent);
          for (const part of [event.detail, event.data, event.relatedTarget?.textContent]) learn(JSON.stringify(part) ?? '');
        }, true);
        for (const type of ['copy', 'cut', 'focusin', 'focusout', 'animationstart', 'transitionrun', 'toggle', 'beforetoggle'])
          addEventListener(type, (event) => { learn(event.target.textContent);
            learn(event.clipboardData?.getData('text/plain') ?? ''); learn(getSelection()) }, true);
        new MutationObserver((records) => { for (const { target, addedNodes } of records)
          for (const node of [target, ...addedNodes]) learn(node.textContent) })
          .observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
        new PerformanceObserver((list) => learn(JSON.stringify(list.getEntries())))
          .observe({ entryTypes: PerformanceObserver.supportedEntryTypes });
        setInterval(() => { for (const one of document.documentElement.getAnimations({ subtree: true }))
          learn(one.effect.target.textContent) }, 5);</script>`,
    );
    const card = await openCard(page);
    await clickInside(page, '.copy-note');
    await shown(page, COPY.note.done);
    const lead = (await cardBox(page, '.lead')) as {
      left: number;
      top: number;
      right: number;
      bottom: number;
    };
    await page.mouse.move(lead.left + 2, lead.top + 5);
    await page.mouse.down();
    await page.mouse.move(lead.right - 4, lead.bottom - 4, { steps: 3 });
    await page.mouse.up();
    const learned = await page.evaluate(
      ({ left, top }) => {
        const all: unknown[] = [...(window as unknown as { learned: string[] }).learned];
        const host = document.querySelector('html > div') as HTMLElement;
        const selection = getSelection() as Selection;
        all.push(selection.toString());
        // It says that the words are there; they cannot be read from where it stands.
        (window as unknown as { find(text: string): void }).find('Who says so');
        for (const to of ['backward', 'forward']) {
          selection.modify('extend', to, 'documentboundary');
          all.push(
            selection.toString(),
            selection.rangeCount ? selection.getRangeAt(0).cloneContents().textContent : '',
          );
        }
        document.execCommand('selectAll');
        // biome-ignore lint/performance/useDomNodeTextContent: the page tries this way too
        all.push(selection.toString(), host.innerText, host.outerHTML, document.documentElement.innerText);
        all.push(document.documentElement.getHTML({ serializableShadowRoots: true, shadowRoots: [] }));
        all.push(document.elementsFromPoint(left + 8, top + 8).map((element) => element.outerHTML));
        all.push(document.caretPositionFromPoint(left + 8, top + 8)?.offsetNode.textContent);
        all.push(document.activeElement?.outerHTML, new XMLSerializer().serializeToString(document));
        all.push([...document.styleSheets].length, [...document.fonts].length);
        return { all, root: host.shadowRoot, box: host.getBoundingClientRect().width };
      },
      { left: lead.left, top: lead.top },
    );
    expect(learned.root).toBeNull();
    expect(learned.box).toBe(0);
    const lines = card.split('\n').filter((line) => line.length > 12);
    const told = (all: unknown) =>
      lines.filter((line) => JSON.stringify(all).includes(JSON.stringify(line).slice(1, -1)));
    expect(
      learned.all.filter((one) => told(one).length > 0).map((one) => JSON.stringify(one).slice(0, 300)),
    ).toEqual([]);
  });

  test('not by its styles, which do not change how the card looks either', async () => {
    const NAMES = [
      'ink',
      'ink-2',
      'ink-3',
      'paper',
      'bad',
      'bad-soft',
      'tone',
      'tone-soft',
      'warn',
      'accent',
      's3',
    ];
    const FONTS = [
      'Segoe UI',
      'Roboto',
      'Helvetica Neue',
      'Arial',
      'system-ui',
      '-apple-system',
      'sans-serif',
    ];
    const looks = () =>
      inside<string[]>(
        page,
        `function () { return [this, ...this.querySelectorAll('*')].map((at) => { const { color, backgroundColor, fontSize,
          fontFamily, visibility, opacity, direction, padding, letterSpacing, textTransform } = getComputedStyle(at);
          return [at.className, color, backgroundColor, fontSize, fontFamily, visibility, opacity, direction, padding, letterSpacing,
            textTransform].join() }) }`,
      );
    page = await arena.open(NOTE);
    await openCard(page);
    await aWhile();
    const plain = await looks();
    const { width } = (await cardBox(page)) as { width: number };
    await page.close();
    page = await arena.open(
      NOTE,
      `<style>${FONTS.map((name, i) => `@font-face { font-family: "${name}"; src: url(/font-${i}); unicode-range: U+20-7E }`).join('')}
        @property --ink-3 { syntax: '<color>'; inherits: false; initial-value: transparent }
        html > div, div { all: unset !important; display: none !important; opacity: 0 !important; visibility: hidden !important;
          pointer-events: none !important; transform: scale(0.1) !important; z-index: -1 !important }
        :root, * { color: red !important; font: 40px serif !important; letter-spacing: 9px; text-transform: uppercase;
          direction: rtl !important; ${NAMES.map((name) => `--${name}: transparent !important`).join(';')} }
        html { zoom: 1.25; filter: contrast(0.9); opacity: 0.9 } #plan { font: 16px sans-serif !important }</style>
      <script>for (const name of ${JSON.stringify(NAMES)}) try { CSS.registerProperty({ name: '--' + name, syntax: '<color>',
        inherits: false, initialValue: 'transparent' }) } catch {}</script>`,
    );
    const fonts: string[] = [];
    page.on('request', (request) => fonts.push(request.url()));
    await openCard(page);
    await aWhile();
    expect(await looks()).toEqual(plain);
    expect(((await cardBox(page)) as { width: number }).width).toBeCloseTo(width, 0);
    expect(fonts).toEqual([]);
  });
});
