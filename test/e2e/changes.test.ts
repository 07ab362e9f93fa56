/**
 * After any sequence of changes to a page its marks are those that a scan from scratch finds. The comparison is with
 * the same page after the extension was switched off and on again.
 */
import fc from 'fast-check';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SpotterDoor } from '../../browser/spotter-door.ts';
import { type World, worldsOf } from '../../scripts/eyes.ts';
import { type Change, change, makeChanges, PAGE, START } from './changes-page.ts';
import { openBrowser, openSite, painted, type Site, type TestBrowser, until } from './support.ts';

/** How many sequences; more are worth a night. RUNS and SEED repeat or widen the search. */
const RUNS = Number(process.env.RUNS ?? 8);

let browser: TestBrowser;
let site: Site;
let page: Page;
let world: World;

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSite()]);
  site.pages.set('/', { body: PAGE });
  page = await browser.context.newPage();
  await page.goto(site.url);
  await page.evaluate(makeChanges, { changes: [], start: START });
  await until(
    async () => (await worldsOf(page)).length,
    (count) => count > 0,
  );
  [world] = (await worldsOf(page)) as [World];
  await until(seen, (marks) => marks.length > 0);
});
afterAll(() => Promise.all([browser?.close(), site?.close()]));

/** All marks, each with its place: nodes have numbers that stay. Waits until all is read. */
function seen(on = world): Promise<string[]> {
  return on.run(async () => {
    const here = globalThis as unknown as { __backbriefSpotter?: SpotterDoor; seenNodes?: Node[] };
    here.seenNodes ??= [];
    const nodes = here.seenNodes;
    const numberOf = (node: Node) => (nodes.includes(node) ? nodes.indexOf(node) : nodes.push(node) - 1);
    // Changes are told of before the next task; what is painted comes with the frames after.
    await new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
    while (here.__backbriefSpotter?.isBusy() ?? true) await new Promise((go) => setTimeout(go, 10));
    return (here.__backbriefSpotter?.marks() ?? []).map(({ mention, range }) => {
      const { startContainer, startOffset, endContainer, endOffset } = range;
      const place = `${numberOf(startContainer)}.${startOffset}-${numberOf(endContainer)}.${endOffset}`;
      return `${mention.text} ${mention.concept} ${mention.mark} ${place}`;
    });
  });
}

async function switchTo(on: boolean): Promise<void> {
  // In the local storage, which may be written to as often as one likes.
  await browser.worker.evaluate(async (paused) => {
    await chrome.storage.local.set({ settings: { version: 2, paused } });
  }, !on);
  await world.run(async (on) => {
    const here = globalThis as unknown as Record<string, unknown>;
    while (Object.hasOwn(here, '__backbriefSpotter') !== on) await new Promise((go) => setTimeout(go, 5));
  }, on);
}

/** Fails where the marks are not those that a scan from scratch finds. Returns the first word of each. */
async function expectFollowed(): Promise<string[]> {
  const marks = await seen();
  const paint = await painted(page);
  await switchTo(false);
  await switchTo(true);
  expect({ marks, paint }).toEqual({ marks: await seen(), paint: await painted(page) });
  return marks.map((mark) => mark.split(' ')[0] ?? '');
}

const changed = (changes: readonly Change[], start: string | null = START) =>
  page.evaluate(makeChanges, { changes, start });

test('after random changes', { timeout: 20_000 + RUNS * 3000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 16 }), async (changes) => {
      await changed(changes);
      await expectFollowed();
    }),
    { numRuns: RUNS, ...(process.env.SEED && { seed: Number(process.env.SEED) }) },
  );
});

test('after text that was cut is joined, and joined text is cut', async () => {
  await changed([], '<h2>Low back pain</h2><p>Massage and yoga</p>');
  await page.evaluate(() => {
    const text = document.querySelector('p')?.firstChild;
    if (text instanceof Text) text.splitText(3).splitText(8);
  });
  expect(await expectFollowed()).toEqual(['Massage', 'yoga']);
  await page.evaluate(() => document.querySelector('p')?.normalize());
  expect(await expectFollowed()).toEqual(['Massage', 'yoga']);
});

test('in page order where several places change at once, in another order', async () => {
  await changed([], '<h2>Low back pain</h2><p>Yoga</p><p>Heat</p><p>Massage</p>');
  await page.evaluate(() => {
    const [one, other, last] = document.querySelectorAll('p');
    last?.replaceChildren('Ibuprofen');
    one?.replaceChildren('Acupuncture');
    other?.replaceChildren('Naproxen');
  });
  expect(await expectFollowed()).toEqual(['Acupuncture', 'Naproxen', 'Ibuprofen']);
});

test('in shadow roots, one inside the other, beside changes and away for a while', async () => {
  await changed([], '<p>Low back pain: <span id="a"></span></p><p id="b">Yoga</p>');
  await page.evaluate(() => {
    const host = document.createElement('div');
    host.attachShadow({ mode: 'closed' }).innerHTML = '<b>Massage</b>';
    const outer = document.createElement('x-box');
    outer.attachShadow({ mode: 'open' }).append('Heat ', host);
    document.querySelector('#a')?.append(outer);
  });
  expect(await expectFollowed()).toEqual(['Heat', 'Massage', 'Yoga']);
  await page.evaluate(() => {
    (document.querySelector('p')?.firstChild as Text).data = 'Lower back pain: ';
  });
  expect(await expectFollowed()).toEqual(['Heat', 'Massage', 'Yoga']);
  await page.evaluate(async () => {
    const outer = document.querySelector('x-box') as Element;
    outer.remove();
    await new Promise((go) => setTimeout(go, 150));
    document.querySelector('#b')?.after(outer);
  });
  expect(await expectFollowed()).toEqual(['Yoga', 'Heat', 'Massage']);
});

test('after a shadow root has come to an element that was there', async () => {
  await changed([], '<p>Low back pain: <x-box>heat</x-box></p><p>Yoga</p>');
  expect(await expectFollowed()).toEqual(['heat', 'Yoga']);
  await changed([{ do: 'attach', node: 0, closed: true, html: '<b>Massage</b>' }], null);
  expect(await expectFollowed()).toEqual(['Massage', 'Yoga']);
});

test('after a flood of changes, in a shadow root too, and after what follows it', async () => {
  await changed([], '<p>Low back pain: <x-box></x-box></p><ul></ul><p id="b">Yoga</p>');
  await page.evaluate(() => {
    document.querySelector('x-box')?.attachShadow({ mode: 'open' }).append('Heat');
    document.querySelector('ul')?.append(...Array.from({ length: 5000 }, () => document.createElement('li')));
    for (const item of document.querySelectorAll('li')) item.append('Massage');
    for (const item of document.querySelectorAll('li:nth-child(n + 3)')) item.remove();
  });
  expect(await expectFollowed()).toEqual(['Heat', 'Massage', 'Massage', 'Yoga']);
  await page.evaluate(() => {
    document.querySelector('x-box')?.shadowRoot?.replaceChildren('Naproxen');
    (document.querySelector('#b')?.firstChild as Text).data = 'Acupuncture';
  });
  expect(await expectFollowed()).toEqual(['Naproxen', 'Massage', 'Massage', 'Acupuncture']);
});

test('after document.open, and after a new title', async () => {
  await page.evaluate((html) => {
    document.open();
    document.write(html);
    document.close();
    document.body.innerHTML = '<main id="stage"><p>Massage, and lower back pain now and then.</p></main>';
  }, PAGE);
  expect(await expectFollowed()).toEqual(['Massage']);
  await changed([{ do: 'title', text: 'Low back pain' }], null);
  await expectFollowed();
});

test('in a frame that is loaded anew', async () => {
  site.pages.set('/frame', { body: '<title>One</title><p>Massage for low back pain</p>' });
  await changed([], '<h2>Low back pain</h2><p>Yoga</p><iframe src="/frame"></iframe>');
  const inFrame = () =>
    until(
      () => painted(page.frames()[1] as Frame),
      (found) => Object.keys(found).length > 0,
    );
  expect(Object.values(await inFrame())).toEqual([['Massage']]);
  site.pages.set('/frame', { body: '<title>Two</title><p>Heat for low back pain</p>' });
  await Promise.all([page.waitForEvent('framenavigated'), page.evaluate(() => frames[0]?.location.reload())]);
  expect(Object.values(await inFrame())).toEqual([['Heat']]);
  expect(await expectFollowed()).toEqual(['Yoga']);
});

test('in a page so long that what holds nothing is passed over', async () => {
  const filler = (count: number) =>
    '<div><p>The harbour office repaired the lower lock.</p></div>'.repeat(count);
  await changed(
    [],
    `<h2>Low back pain</h2><p>Low back pain is common. Yoga may help low back pain.</p>${filler(700)}
    <table><tr><td>Ibuprofen</td><td>Helps</td></tr></table>${filler(700)}
    <div><p>the lower lock</p><p>naproxen</p><p>was repaired</p></div>${filler(700)}
    <section>${filler(30)}<h2>Related stories</h2>${filler(20)}<p><a href="#">a massage for every office</a></p></section>${filler(700)}
    <h2>What else</h2><p>Heat helps some people with back pain.</p>`,
  );
  expect(await expectFollowed()).toEqual(['Yoga', 'Ibuprofen', 'naproxen', 'Heat']);
});
