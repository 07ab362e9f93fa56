/** Editors stay as they are: what is typed, undone and redone is the same with and without the extension, and nothing in them is marked. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCard, worldsOf } from '../../scripts/eyes.ts';
import { bundle } from '../bench/apps/build.ts';
import { type Both, openPair, type Pair } from './pair.ts';
import { settle, texts, until } from './support.ts';

/** Its files for the browser. */
const MONACO = fileURLToPath(new URL('../../min', import.meta.resolve('monaco-editor')));
const TEXT = 'Low back pain: ibuprofen, yoga for low back pain.';
const PAGE = `<!doctype html><html lang="en"><title>Write</title>
<style>section > * { height: 90px; width: 640px; border: 1px solid #ccc; overflow: auto } h1 { font-size: 16px }</style>
<body><h1>Low back pain: <b>naproxen</b></h1>
<p id="chip" contenteditable>See <span contenteditable="false">yoga for low back pain</span>.</p>
<p id="context">See yoga for low back pain.</p>
<section><div id="contenteditable" contenteditable></div></section>
<section><textarea id="textarea"></textarea></section>
<section><div id="codemirror"></div></section>
<section><div id="prosemirror"></div></section>
<section><div id="monaco"></div></section>
<script src="/editors.js"></script>
<script src="/monaco/vs/loader.js"></script>
<script>
document.querySelector('#context').editContext = new EditContext();
window.events = [];
for (const type of ['keydown', 'beforeinput', 'input', 'compositionstart', 'focusin', 'focusout', 'paste'])
  addEventListener(type, ({ target, key, inputType, data }) => events.push([type, target.localName, key, inputType, data].join(' ')), true);
require.config({ paths: { vs: '/monaco/vs' } });
require(['vs/editor/editor.main'], () => {
  monaco.editor.create(document.querySelector('#monaco'), { minimap: { enabled: false }, quickSuggestions: false, wordBasedSuggestions: 'off' });
  window.ready = true;
});
</script></body></html>`;

/** Editors by the element that holds what is written; what stands around it blinks. */
const EDITORS = {
  contenteditable: '#contenteditable',
  textarea: '#textarea',
  codemirror: '#codemirror .cm-content',
  prosemirror: '#prosemirror .ProseMirror',
  monaco: '#monaco .view-lines',
};

/** For each editor another term that is written beside it. */
const TERMS = {
  contenteditable: 'massage',
  textarea: 'tramadol',
  codemirror: 'duloxetine',
  prosemirror: 'TENS',
  monaco: 'acetaminophen',
};

let pair: Pair;
let both: Both;
beforeAll(async () => {
  pair = await openPair();
  const { pages } = pair.site;
  pages.set('/', { body: PAGE });
  pages.set('/editors.js', {
    body: await bundle(fileURLToPath(import.meta.resolve('./apps/editors.mjs'))),
    type: 'text/javascript',
  });
  for (const name of readdirSync(MONACO, { recursive: true, encoding: 'utf8' })) {
    const type = { '.js': 'text/javascript', '.css': 'text/css' }[extname(name)];
    if (type) pages.set(`/monaco/${name}`, { body: readFileSync(join(MONACO, name), 'utf8'), type });
  }
  // Cursors blink: there is always some change to be read.
  both = await pair.openUnread('/');
  await both.each((page) => page.waitForFunction('window.ready'));
  both.worlds = await worldsOf(both.ours);
}, 60_000);
afterAll(() => pair?.close());

/** An editor as it is now: its markup, what is written in it, and where the cursor is. */
function stateOf(page: Page, written: string) {
  return page.evaluate(async (written) => {
    // Some draw with the next frame.
    await new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
    const editor = document.querySelector(written) as HTMLElement & Partial<HTMLTextAreaElement>;
    const selection = getSelection();
    const place = (node: Node | null | undefined): string =>
      node && node !== editor
        ? `${place(node.parentNode)}/${[...(node.parentNode?.childNodes ?? [])].indexOf(node as ChildNode)}`
        : '';
    return {
      html: editor.outerHTML,
      text: (editor.value ?? editor.textContent ?? '').replaceAll('\u00a0', ' ').trim(),
      cursor: [
        editor.contains(selection?.anchorNode ?? null) && place(selection?.anchorNode),
        selection?.anchorOffset,
        editor.selectionStart,
        editor.selectionEnd,
      ],
    };
  }, written);
}

/** Presses a key until nothing changes any more: in how many steps an editor undoes depends on the typist's pace. */
async function pressOut(page: Page, written: string, key: string): Promise<void> {
  for (let before: string | null = null; ; ) {
    await page.keyboard.press(key);
    const { text } = await stateOf(page, written);
    if (text === before) return;
    before = text;
  }
}

/** Writes a term beside the editors, and waits until it is marked, and nothing else: all that came before has been read then. */
async function expectMarked(term: string): Promise<void> {
  await both.ours.evaluate((term) => {
    (document.querySelector('h1 b')?.firstChild as Text).data = term;
  }, term);
  await until(
    () => texts(both.ours),
    (seen) => seen.join() === term,
    10_000,
  );
}

test.each(Object.entries(EDITORS))('%s', async (name, written) => {
  const seen = async () => {
    const { ours, plain } = await both.each((page) => stateOf(page, written));
    expect(ours).toEqual(plain);
    return ours;
  };
  await both.each((page) => page.click(written));
  await both.each((page) => page.keyboard.type(TEXT));
  expect((await seen()).text).toContain(TEXT);
  await expectMarked(TERMS[name as keyof typeof EDITORS]);
  await seen();
  const heard = () => both.each((page) => page.evaluate<string[]>('events.splice(0)'));
  const typed = await heard();
  expect(typed.ours).toEqual(typed.plain);
  await both.each((page) => pressOut(page, written, 'Control+z'));
  expect((await seen()).text).not.toContain('ibuprofen');
  await both.each((page) => pressOut(page, written, 'Control+Shift+Z'));
  expect((await seen()).text).toContain(TEXT);
  // How many steps there are differs, what they are does not.
  const undone = await heard();
  expect([...new Set(undone.ours)].sort()).toEqual([...new Set(undone.plain)].sort());
});

test('what belongs to an editor without being written in it is left alone, also when it changes', async () => {
  await both.ours.evaluate(() => {
    for (const text of ['#chip span', '#context'])
      (document.querySelector(text)?.firstChild as Text).data = 'massage';
  });
  await expectMarked('acupuncture');
});

test('pointing at a term in an editor opens nothing', async () => {
  const cards = async () => (await Promise.all(both.worlds.map(openCard))).filter(Boolean).length;
  await both.ours.bringToFront();
  for (const [name, written] of Object.entries(EDITORS)) {
    if (name === 'textarea') continue;
    await both.ours.click(written);
    await both.ours.keyboard.type(TEXT);
    const box = await both.ours.evaluate((written) => {
      const walk = document.createTreeWalker(
        document.querySelector(written) as Element,
        NodeFilter.SHOW_TEXT,
      );
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const at = (node as Text).data.indexOf('ibuprofen');
        if (at < 0) continue;
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + 9);
        return range.getBoundingClientRect().toJSON() as DOMRect;
      }
      return null;
    }, written);
    if (!box) throw new Error(`${name} does not show the text`);
    await both.ours.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 3 });
  }
  await settle();
  expect(await cards()).toBe(0);
  await both.ours.hover('b');
  await until(cards, (count) => count === 1);
});

test('they have nothing to complain of', () => {
  expect(both.consoles.ours).toEqual(both.consoles.plain);
});
