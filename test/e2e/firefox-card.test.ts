/** The card in Firefox: what a page cannot read of it, nor write, nor press, nor cover; and that it can be used. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { CARD, COPY } from '../../components/strings.ts';
import { cardBox, cardText, clickInside, inside } from './card-support.ts';
import { type Arena, NOTE, openArena, openCard as openArenaCard, shown } from './hostile-support.ts';
import { settle, texts, until } from './support.ts';

let arena: Arena;
let page: Page;

beforeAll(async () => {
  arena = await openArena();
});
afterAll(() => arena?.close());
afterEach(() => arena.leave(page));

/** How many marks are painted. */
const marks = async () => (await texts(page)).length;

/** Waits until nothing of ours is in the page. */
const gone = () =>
  until(
    () => page.evaluate(() => document.querySelector('html > div') !== null),
    (there) => !there,
  );

/** Has a card opened, and waits until it stands in its place. */
async function openCard(): Promise<void> {
  await openArenaCard(page);
  await until(
    () => cardBox(page),
    (box) => box !== undefined && box.left > 0,
  );
}

/** The page keeps every root that an event hands to it, and all that is in them. */
const THIEF = `<script>
  window.roots = new Set();
  window.loot = '';
  const NAMES = ['target', 'originalTarget', 'explicitOriginalTarget', 'composedTarget', 'rangeParent', 'relatedTarget', 'srcElement'];
  const TYPES = ['pointermove', 'pointerover', 'pointerout', 'pointerdown', 'pointerup', 'mousemove', 'mouseover', 'mousedown',
    'mouseup', 'click', 'wheel', 'keydown', 'keyup', 'focusin', 'focusout', 'focus', 'blur', 'copy', 'selectstart', 'load', 'message'];
  for (const type of TYPES) addEventListener(type, (event) => {
    for (const name of NAMES) {
      const root = event[name]?.getRootNode?.();
      if (!root || root === document) continue;
      roots.add(root);
      loot += root.textContent;
      for (const frame of root.querySelectorAll('iframe')) loot += frame.contentDocument?.documentElement.textContent ?? '';
    }
  }, true);
</script>`;
const frameInHand = `[...roots].map((root) => root.querySelector('iframe')).find(Boolean)`;

/** Opens a card, and goes over it with the pointer, by which the page gets hold of our root. */
async function openCardForThief(): Promise<void> {
  await page.evaluate('roots.clear()');
  await openCard();
  const box = await cardBox(page);
  await page.mouse.move(Number(box?.left) + 60, Number(box?.top) + 60, { steps: 4 });
}

async function openWithThief(): Promise<void> {
  page = await arena.open(NOTE, THIEF);
  await openCardForThief();
}

describe('a page reads nothing of the card', () => {
  test('from any event, with the pointer and the keyboard in it', async () => {
    await openWithThief();
    await clickInside(page, '.card .name');
    await page.keyboard.press('Tab');
    expect(await cardText(page)).toContain('TENS');
    // It gets the root, in which there is nothing but our frame.
    expect(await page.evaluate('roots.size')).toBe(1);
    expect(await page.evaluate('loot')).toBe('');
  });

  test('from a selection, a search or the list of frames', async () => {
    page = await arena.open(NOTE);
    await openCard();
    const found = await page.evaluate(() => {
      const find = (window as unknown as { find(...how: unknown[]): boolean }).find;
      const roots = new Set<Node | undefined>();
      const words: unknown[] = [];
      for (let at = 0; at < 200 && find.call(window, 'e'); at++)
        roots.add(getSelection()?.anchorNode?.getRootNode());
      for (const word of ['sham', 'Clinician', 'No such word']) {
        let found: unknown;
        try {
          found = [find.call(window, word), find.call(window, word, false, false, true, false, true)];
        } catch (error) {
          found = (error as Error).name;
        }
        words.push(found);
      }
      document.execCommand('selectAll');
      return {
        inPage: [...roots].every((root) => root === document),
        // What is there and what is not makes no difference.
        same: new Set(words.map((found) => JSON.stringify(found))).size === 1,
        selected: String(getSelection()),
        text: document.documentElement.textContent,
        frames: window.length,
      };
    });
    expect(found).toMatchObject({ inPage: true, same: true, frames: 0 });
    expect(await cardText(page)).toContain('sham');
    expect(found.selected).not.toContain('sham');
    expect(found.text).not.toContain('sham');
  });
});

describe('a page changes nothing in the card', () => {
  test('by scripts as addresses, messages and channels of its own', async () => {
    await openWithThief();
    await settle();
    const before = await cardText(page);
    await page.evaluate(`(async () => {
      const frame = ${frameInHand};
      const { port1, port2 } = new MessageChannel();
      for (const message of ['', null, { say: 'draw', face: { kind: 'note', words: 'Proven cure' } }])
        frame.contentWindow.postMessage(message, '*', message === '' ? [port2] : []);
      port1.postMessage(JSON.stringify({ say: 'draw', face: { kind: 'note', words: 'Proven cure' } }));
      for (const act of [() => frame.contentWindow.document.body, () => frame.contentWindow.location.href,
        () => frame.contentWindow.location = 'javascript:document.body.textContent = "Proven cure"'])
        try { act() } catch {}
    })()`);
    await settle();
    expect(await cardText(page)).toBe(before);
  });

  test('with the root in hand: the card goes, or is as it was', async () => {
    const attacks = {
      'a page of its own': `frame.srcdoc = '<p>Proven cure</p>'`,
      'a script as an address': `frame.src = 'javascript:document.body.textContent = "Proven cure"'`,
      'our frame in its text': 'document.body.append(frame)',
      'words in our root': `frame.getRootNode().append('Proven cure')`,
      'a card that shows through': `frame.style.setProperty('opacity', '0.01', 'important')`,
      'a style for the root': `const sheet = new CSSStyleSheet();
        sheet.replaceSync('@layer a { iframe { filter: blur(9px) !important; opacity: 0 !important } }');
        frame.getRootNode().adoptedStyleSheets = [sheet]`,
    };
    await openWithThief();
    for (const [name, attack] of Object.entries(attacks)) {
      if ((await cardText(page)) === undefined) await openCardForThief();
      const before = await cardText(page);
      expect(before, name).toContain('TENS');
      await page.evaluate(`{ const frame = ${frameInHand}; ${attack} }`);
      await settle();
      const after = await page.evaluate(`(() => {
        const frame = ${frameInHand};
        if (!frame?.isConnected) return 'gone';
        const { opacity, filter } = getComputedStyle(frame);
        return [opacity, filter, frame.getRootNode().textContent].join();
      })()`);
      // Where it stands it stands as we made it, with the same words in it.
      if (after !== 'gone') expect([name, after, await cardText(page)]).toEqual([name, '1,none,', before]);
    }
    await page.mouse.click(700, 680);
    await settle();
    expect(await marks()).toBeGreaterThan(0);
  });
});

/** A thing of the page's in the top layer, over everything, that lets every click through. */
const COVER = `<script>addEventListener('load', () => {
  window.cover = document.createElement('div');
  cover.popover = 'manual';
  cover.style.cssText = 'inset: 0; width: 100vw; height: 100vh; margin: 0; border: 0; pointer-events: none; background: yellow';
  cover.textContent = 'Click here to win';
  document.body.append(cover);
})</script>`;

/** Clicks in the card, which says that this was not seen; the page is marked as it was. */
async function expectNotSeen(selector: string): Promise<void> {
  await clickInside(page, selector);
  await shown(page, CARD.notSeen);
  expect(await marks()).toBeGreaterThan(0);
}

describe('what is clicked without being seen does nothing', () => {
  test('under a cover that lets clicks through; then the card comes to the top', async () => {
    page = await arena.open(NOTE, COVER);
    await openCard();
    await page.evaluate('cover.showPopover()');
    await settle();
    await expectNotSeen('.mute');
    await settle();
    await clickInside(page, '.copy-note');
    await shown(page, COPY.note.done);
    // A screen reader that comes into the frame says what it is.
    const told = 'function () { return [document.title, document.documentElement.lang, this.lang] }';
    expect(await inside(page, told)).toEqual(['TENS', 'en', 'en']);
  });

  test('under one that was there before and is put up again', async () => {
    page = await arena.open(NOTE, COVER);
    // Where it lets the pointer through a card can be asked for below it.
    await page.evaluate('cover.showPopover()');
    await openCard();
    await settle();
    await page.evaluate('cover.hidePopover(); cover.showPopover()');
    await expectNotSeen('.mute');
  });

  test('under one in a closed shadow root', async () => {
    page = await arena.open(
      `${NOTE}<div id="holder"></div>`,
      `<script>addEventListener('load', () => {
        const root = holder.attachShadow({ mode: 'closed' });
        root.innerHTML = '<p popover="manual" style="inset: 0; width: 100vw; height: 100vh; pointer-events: none">Win</p>';
        window.cover = root.firstChild;
      })</script>`,
    );
    await openCard();
    await page.evaluate('cover.showPopover()');
    await settle();
    await expectNotSeen('.mute');
  });
});

describe('the card is used', () => {
  test('it comes by hovering, and leaves nothing behind when it is closed or left', async () => {
    page = await arena.open(NOTE);
    const html = () => page.evaluate(() => document.documentElement.outerHTML);
    const before = await html();
    await openCard();
    // Nothing is marked in it.
    expect(await inside(page, 'function () { return CSS.highlights.size }')).toBe(0);
    await page.keyboard.press('Escape');
    await gone();
    expect(await html()).toBe(before);
    await openCard();
    const box = await cardBox(page);
    await page.mouse.move(Number(box?.left) + 60, Number(box?.top) + 60, { steps: 4 });
    await settle();
    // It stays as long as the pointer is in it.
    expect(await cardText(page)).toContain('TENS');
    await page.mouse.move(20, 700, { steps: 4 });
    await gone();
    expect(await html()).toBe(before);
    await openCard();
    await clickInside(page, '.card .name');
    await page.keyboard.press('Escape');
    await gone();
    expect(await html()).toBe(before);
  });

  test('another reader, the note on the clipboard, a muted site and the way back', async () => {
    page = await arena.open(`${NOTE}<textarea></textarea>`);
    await openCard();
    await settle();
    const before = await cardBox(page);
    await clickInside(page, 'input[value=clinician]');
    await until(
      () => inside(page, "function () { return this.querySelector('.readers input:checked')?.value }"),
      (reader) => reader === 'clinician',
    );
    await settle();
    expect(await cardBox(page)).toMatchObject({ left: before?.left });
    await clickInside(page, '.copy-note');
    await shown(page, COPY.note.done);
    await clickInside(page, 'input[value=patient]');
    await settle();
    await page.keyboard.press('Escape');
    await gone();
    await page.focus('textarea');
    await page.keyboard.down('Control');
    await page.keyboard.press('v');
    await page.keyboard.up('Control');
    expect(await page.evaluate(() => document.querySelector('textarea')?.value)).toContain('TENS');
    await openCard();
    await settle();
    await clickInside(page, '.mute');
    await until(
      () => marks(),
      (count) => count === 0,
    );
    await until(
      () => cardText(page, 'toast'),
      (text) => Boolean(text?.includes(CARD.muted('127.0.0.1'))),
    );
    await settle();
    await clickInside(page, 'button', 'toast');
    await until(() => marks(), Boolean);
    await gone();
  });

  test('it looks the same under a strict policy, and in a modal dialog', async () => {
    const looks = () =>
      inside(
        page,
        `function () { const { backgroundColor, fontSize, color } = getComputedStyle(this);
          return { backgroundColor, fontSize, color, height: document.documentElement.clientHeight } }`,
      );
    page = await arena.open(NOTE);
    await openCard();
    const plain = await looks();
    expect(plain).toMatchObject({ fontSize: '14px' });
    await page.close();
    page = await arena.open(NOTE, '', {
      'content-security-policy':
        "default-src 'none'; frame-src 'none'; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'; sandbox",
    });
    await openCard();
    expect(await looks()).toEqual(plain);
    await page.close();
    page = await arena.open(
      `<dialog>${NOTE}</dialog>`,
      `<script>addEventListener('load', () => document.querySelector('dialog').showModal())</script>`,
    );
    await openCard();
    await clickInside(page, '.copy-note');
    await shown(page, COPY.note.done);
    // A screen reader that comes into the frame says what it is.
    const told = 'function () { return [document.title, document.documentElement.lang, this.lang] }';
    expect(await inside(page, told)).toEqual(['TENS', 'en', 'en']);
  });
});
