/** What a reader does with a marked page comes out as without the extension: copy, print, select, find, drag. */
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openCard } from '../../scripts/eyes.ts';
import { textBox } from './card-support.ts';
import { type Both, openPair, type Pair } from './pair.ts';
import { texts, until } from './support.ts';

const MARKED = [
  'Acupuncture',
  'bed rest',
  'heat   wrap',
  'ibuprofen',
  'massage',
  'na\u00adprox\u00aden',
  'yoga',
];

let pair: Pair;
let both: Both;
beforeAll(async () => {
  pair = await openPair();
  pair.site.pages.set('/', { body: readFileSync('test/pages/untouched/copied.html', 'utf8') });
  await pair.allow(['clipboard-read', 'clipboard-write']);
}, 60_000);
afterAll(() => pair?.close());
beforeEach(async () => {
  both = await pair.open('/');
  await until(
    () => texts(both.ours),
    (seen) => seen.join() === MARKED.join(),
  );
});
afterEach(() => both.close());

/** Does the same in both, and expects the same to come of it. @returns that */
async function same<T>(act: (page: Page) => Promise<T>): Promise<T> {
  const { ours, plain } = await both.each(act);
  expect(ours).toEqual(plain);
  return ours;
}

const selected = (page: Page) => page.evaluate(() => getSelection()?.toString() ?? '');

test('a selection is copied as it is, in text and in HTML', async () => {
  const copy = async (page: Page) => {
    await page.bringToFront();
    await page.keyboard.press('Control+c');
    return page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const read = async (type: string) => (await item?.getType(type))?.text();
      return [
        await read('text/plain'),
        await read('text/html'),
        (window as unknown as { log: string[] }).log,
      ];
    });
  };
  await same((page) => page.keyboard.press('Control+a'));
  expect(String(await same(copy))).toContain('ibuprofen');
  // From within one term to within another.
  await same(async (page) => {
    await page.mouse.click(800, 500);
    const [from, to] = [await textBox(page, 'oga'), await textBox(page, 'ssage')];
    await page.mouse.move(from.left, from.top + 4);
    await page.mouse.down();
    await page.mouse.move(to.left, to.top + 4, { steps: 4 });
    await page.mouse.up();
  });
  expect(await same(selected)).toBe('oga and ma');
  expect(String(await same(copy))).toContain('oga and ma');
});

test('a term is selected by a double click, and stays so while it is pointed at', async () => {
  const point = async (page: Page) => {
    const { left, top } = await textBox(page, 'massage');
    return { x: left + 8, y: top + 6 };
  };
  await same(async (page) => {
    const { x, y } = await point(page);
    await page.mouse.dblclick(x, y);
  });
  expect(await same(selected)).toBe('massage');
  const look = (page: Page) =>
    page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(
        document.querySelector('#first') as Element,
        '::selection',
      );
      return [color, backgroundColor];
    });
  expect(await same(look)).toEqual(['rgb(0, 51, 102)', 'rgb(153, 204, 255)']);
  // Away and back again, until its card opens.
  await both.each((page) => page.mouse.move(900, 700));
  await both.each(async (page) => {
    const { x, y } = await point(page);
    await page.mouse.move(x, y);
  });
  await until(
    async () => (await Promise.all(both.worlds.map(openCard))).some(Boolean),
    (open) => open,
  );
  expect(await same(selected)).toBe('massage');
  await both.ours.keyboard.press('Escape');
  expect(await same(selected)).toBe('massage');
  await same(async (page) => {
    const { x, y } = await point(page);
    await page.mouse.click(x, y, { clickCount: 3 });
  });
  expect(await same(selected)).toContain('For low back pain ibuprofen, yoga');
});

test('a selection that was there before the page was scanned is still there', async () => {
  const other = await pair.openUnread('/');
  await other.each((page) =>
    page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('#first') as Element)),
  );
  await other.read();
  const { ours, plain } = await other.each(selected);
  expect(ours).toBe(plain);
  expect(ours).toContain('ibuprofen');
  other.close();
});

test('the browser finds the same in the page', async () => {
  const find = (page: Page) =>
    page.evaluate(() => {
      const found = [];
      for (const words of ['ibuprofen', 'profen, yoga', 'massage', 'naproxen', 'low back pain', 'tramadol']) {
        getSelection()?.removeAllRanges();
        for (
          let times = 0;
          times < 20 && (window as unknown as { find(words: string): boolean }).find(words);
          times++
        ) {
          const range = getSelection()?.getRangeAt(0);
          found.push([words, range?.startContainer.nodeValue, range?.startOffset, String(range)]);
        }
      }
      return found;
    });
  expect((await same(find)).length).toBeGreaterThan(5);
});

test('a term is dragged into a field as its text', async () => {
  await same(async (page) => {
    const { left, top } = await textBox(page, 'massage');
    await page.mouse.dblclick(left + 8, top + 6);
    await page.mouse.move(left + 10, top + 6);
    await page.mouse.down();
    const to = await page.locator('#target').boundingBox();
    await page.mouse.move((to?.x ?? 0) + 20, (to?.y ?? 0) + 10, { steps: 6 });
    await page.mouse.up();
  });
  expect(await same((page) => page.inputValue('#target'))).toBe('massage');
  const log = await same((page) => page.evaluate('log') as Promise<string[]>);
  expect(log.map((line) => line.split(' ')[0])).toEqual(['dragstart', 'drop']);
});

/** What ink goes where: glyphs in order, colours, and filled boxes, such as lines under text. */
function inkOf(pdf: Buffer) {
  const streams = pdf.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g);
  const drawn = [...streams].map(([, packed = '']) => {
    try {
      return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });
  const all = drawn.join('\n');
  return {
    // Where a highlight lies, even one without a look, Chromium draws a line of text in pieces.
    glyphs: [...all.matchAll(/<([0-9A-F]+)> Tj/g)].map(([, hex]) => hex).join(''),
    colours: [...new Set(all.match(/^.* RG .* rg$/gm))].sort(),
    boxes: all.match(/^.* re\nf$/gm),
  };
}

test('it prints with the same ink', async () => {
  const { glyphs, boxes } = await same(async (page) => inkOf(await page.pdf()));
  expect(glyphs.length).toBeGreaterThan(500);
  // The lines under the two parts of the link.
  expect(boxes).toHaveLength(2);
});
