/** What the reader can see is marked, and nothing else; how marks look under forced colours. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  clearSettings,
  openBrowser,
  openSite,
  type Site,
  setSettings,
  settle,
  type TestBrowser,
  texts,
  until,
} from './support.ts';

let browser: TestBrowser;
let site: Site;
let page: Page;
let count = 0;

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSite()]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), site?.close()]);
});
afterEach(async () => {
  await page?.close();
  expect(browser.errors.splice(0)).toEqual([]);
});

const INTRO = '<h1>Low back pain</h1><p>Chronic low back pain is common. Back pain has many treatments.</p>';

async function open(body: string, style = ''): Promise<void> {
  const path = `/seen-${++count}`;
  site.pages.set(path, {
    body: `<!doctype html><title>Page</title><style>${style}</style><body>${INTRO}${body}`,
  });
  page = await browser.open(site.url + path);
}

const expectTexts = (expected: string[], timeout = 5000) =>
  until(
    () => texts(page),
    (now) => JSON.stringify(now) === JSON.stringify([...expected].sort()),
    timeout,
  );

/** What the toolbar button says for the test page. */
const badge = () =>
  browser.worker.evaluate(async (address) => {
    const tab = (await chrome.tabs.query({})).find(({ url }) => url === address);
    return chrome.action.getBadgeText({ tabId: tab?.id as number });
  }, page.url());

test('what is folded by the switch beside it is neither marked nor counted before it is unfolded', async () => {
  const item = (term: string, state: string) =>
    `<li><input type=checkbox ${state}><div><p>Low back pain: ${term}.</p></div></li>`;
  await open(
    `<ul>${item('ibuprofen', 'checked')}${item('naproxen', 'id=more')}${item('yoga', 'checked')}</ul>`,
    'li > div { max-height: 0; overflow: hidden } :checked ~ div { max-height: none }',
  );
  await expectTexts(['ibuprofen', 'yoga']);
  await settle();
  await expectTexts(['ibuprofen', 'yoga'], 0);
  expect(await badge()).toBe('2');
  await page.check('#more');
  await expectTexts(['ibuprofen', 'naproxen', 'yoga']);
  await until(badge, (said) => said === '3');
});

test('wherever one comes to on a page of thousands of marks, what is in view is painted', async () => {
  await open('<p>Yoga for back pain.</p>'.repeat(3000), 'p { margin: 500px 0 }');
  await until(
    () => texts(page),
    (now) => now.length > 0,
    20_000,
  );
  for (const part of [0.31, 0.72, 0.15, 0.5, 0.83, 0.44]) {
    await page.evaluate((part) => scrollTo(0, part * document.documentElement.scrollHeight), part);
    await until(
      () =>
        page.evaluate(() => {
          const painted = [...CSS.highlights].flatMap(([, ranges]) => [...ranges]);
          return [...document.querySelectorAll('p')]
            .filter((at) => {
              const { top, bottom } = at.getBoundingClientRect();
              return top > 0 && bottom < innerHeight;
            })
            .map((at) => painted.some(({ startContainer }) => at.contains(startContainer)));
        }),
      (seen) => seen.length > 0 && seen.every(Boolean),
    );
  }
});

describe('text that nobody can see', () => {
  const WAYS = {
    'a clip': 'position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0)',
    'a clip of one pixel': 'position:absolute;clip:rect(1px,1px,1px,1px)',
    'a clip path': 'clip-path:inset(50%)',
    'a box of one pixel': 'width:1px;height:1px;overflow:hidden',
    opacity: 'opacity:0',
    'no size of type': 'font-size:0',
    'no height': 'height:0;overflow:hidden',
    'a place off the page': 'position:absolute;left:-9999px',
    'an indent': 'text-indent:-9999px;overflow:hidden;white-space:nowrap',
    'content-visibility': 'content-visibility:hidden',
  };

  test('is not marked, in whatever way it is hidden, directly or below; without it all of it is', async () => {
    const sections = Object.entries(WAYS).map(
      ([way, style]) =>
        `<section title="${way}"><p style="${style}">tramadol</p><div style="${style}"><p>duloxetine <b>TENS</b></p></div></section>`,
    );
    await open(`<p>ibuprofen</p>${sections.join('')}`);
    const waysWithMarks = () =>
      page.evaluate(() =>
        [...CSS.highlights.values()].flatMap((ranges) =>
          [...ranges].map(({ startContainer }) => startContainer.parentElement?.closest('section')?.title),
        ),
      );
    await expectTexts(['ibuprofen']);
    await until(badge, (text) => text === '1');
    await settle();
    expect(await waysWithMarks()).toEqual([undefined]);
    await page.evaluate(() => {
      for (const hidden of document.querySelectorAll('[style]')) hidden.removeAttribute('style');
    });
    const all = Object.keys(WAYS).flatMap((way) => [way, way, way]);
    await until(waysWithMarks, (ways) => ways.length === 1 + all.length);
    expect((await waysWithMarks()).filter(Boolean).sort()).toEqual(all.sort());
    await until(badge, (text) => text === String(1 + all.length));
  });

  test('hidden until found is not marked before', async () => {
    await open('<div hidden=until-found id=h>tramadol</div><p>ibuprofen</p>');
    await expectTexts(['ibuprofen']);
    await page.evaluate(() => document.querySelector('#h')?.removeAttribute('hidden'));
    await expectTexts(['ibuprofen', 'tramadol']);
  });

  test('what is placed outside a folded box, scrolled to, or moved back is seen', async () => {
    await open(
      `<div style="height:0;overflow:hidden"><p style="position:absolute;top:300px">tramadol</p></div>
      <div style="position:relative;height:60px;overflow:auto" id=s><p style="position:absolute;top:2000px">duloxetine</p></div>
      <div style="position:absolute;left:-3000px;top:400px;transform:translate(3000px)">naproxen</div>
      <p style="overflow:hidden">ibuprofen</p><span style="overflow:hidden">yoga</span>`,
    );
    await page.evaluate(() => document.querySelector('#s')?.scrollTo(0, 2000));
    await expectTexts(['tramadol', 'duloxetine', 'naproxen', 'ibuprofen', 'yoga']);
  });
});

describe('text that comes into sight', () => {
  test.each([
    ['a transition', '#p{opacity:0;transition:opacity .6s} .on #p{opacity:1}', ''],
    ['an animation', '#p{opacity:0} .on #p{animation:in .6s .3s forwards} @keyframes in{to{opacity:1}}', ''],
    [
      'a panel that unfolds',
      '#p{height:0;margin:0;overflow:hidden;transition:height .6s .2s} .on #p{height:30px}',
      '',
    ],
    [
      'a drawer',
      '#p{position:fixed;top:200px;left:0;width:200px;transform:translateX(-100%);transition:transform .5s .2s} .on #p{transform:none}',
      '',
    ],
    [
      'a script that animates',
      '#p{opacity:0}',
      "document.querySelector('#p').animate({opacity: [0, 1]}, {duration: 500, delay: 400, fill: 'forwards'})",
    ],
    ['a stylesheet that is changed', '#p{opacity:0}', 'document.styleSheets[0].deleteRule(0)'],
  ])('by %s is marked then', async (_, style, script) => {
    await open('<div><p id=p>tramadol</p></div><p>ibuprofen</p>', style);
    await expectTexts(['ibuprofen']);
    await page.evaluate(script || "document.body.classList.add('on')");
    await expectTexts(['ibuprofen', 'tramadol']);
    if (script) return;
    await page.evaluate(() => document.body.classList.remove('on'));
    await expectTexts(['ibuprofen']);
  });

  test('is marked where nothing else on the page was', async () => {
    await open('<p id=p>tramadol</p>', '#p{opacity:0}');
    await settle();
    await page.evaluate(() => document.styleSheets[0]?.deleteRule(0));
    await expectTexts(['tramadol']);
  });

  test('a shadow root that is attached long after is found', async () => {
    await open('<p>ibuprofen</p><div id=late></div>');
    await expectTexts(['ibuprofen']);
    await new Promise((go) => setTimeout(go, 3500));
    await page.evaluate(() =>
      document.querySelector('#late')?.attachShadow({ mode: 'open' }).append('tramadol'),
    );
    await expectTexts(['ibuprofen', 'tramadol'], 12_000);
  });
});

test('buttons and fields are left alone, whatever they are made of', async () => {
  await open(
    `<button>tramadol</button><div role=button>Ask about <b>TENS</b></div><div role=searchbox>duloxetine</div>
    <div role=combobox>duloxetine</div><div role=spinbutton>duloxetine</div><p>ibuprofen</p>`,
  );
  await expectTexts(['ibuprofen']);
  await settle();
  await expectTexts(['ibuprofen']);
});

test('the name of a section on a button still tells what the section is about', async () => {
  site.pages.set('/button', {
    body: '<!doctype html><h2><button>Low back pain</button></h2><p>Chronic back pain: try yoga.</p>',
  });
  page = await browser.open(`${site.url}/button`);
  await expectTexts(['yoga']);
});

describe('under forced colours', () => {
  afterEach(() => clearSettings(browser.worker));

  /** Pixels in which a term looks otherwise with one look than with another; by their numbers. */
  async function differences(size: string): Promise<Record<string, number>> {
    await open(`<p id=p style="margin:0;font:${size} Arial, sans-serif">tramadol ibuprofen</p>`);
    await expectTexts(['ibuprofen', 'tramadol']);
    // The style sheet stays; who would mend the highlights that are put there next goes.
    await setSettings(browser.worker, { paused: true });
    await expectTexts([]);
    await page.emulateMedia({ forcedColors: 'active' });
    await page.evaluate(() => {
      document.body.replaceChildren(document.querySelector('#p') as Element);
    });
    const pictures: string[] = [];
    const looks = ['tm-1', 'tm-4', 'tm-6', 'tm-8', 'tm-9'];
    for (const look of looks) {
      await page.evaluate((look) => {
        const range = new Range();
        range.selectNodeContents(document.querySelector('#p') as Element);
        CSS.highlights.clear();
        CSS.highlights.set(look, new Highlight(range));
      }, look);
      const picture = await page.locator('#p').screenshot();
      pictures.push(picture.toString('base64'));
    }
    return page.evaluate(
      async ([looks, pictures]) => {
        const data = await Promise.all(
          pictures.map(async (picture) => {
            const bytes = Uint8Array.from(atob(picture), (c) => c.charCodeAt(0));
            const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
            const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
            context?.drawImage(bitmap, 0, 0);
            return context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? [];
          }),
        );
        const found: Record<string, number> = {};
        for (let i = 0; i < looks.length; i++) {
          for (let j = 0; j < i; j++) {
            let pixels = 0;
            const [one, other] = [data[i] ?? [], data[j] ?? []];
            for (let at = 0; at < one.length; at += 4) {
              const change = [0, 1, 2].map((c) => Math.abs((one[at + c] ?? 0) - (other[at + c] ?? 0)));
              if (Math.max(...change) > 60) pixels++;
            }
            found[`${looks[j]} ${looks[i]}`] = pixels;
          }
        }
        return found;
      },
      [looks, pictures] as const,
    );
  }

  test.each(['14px', '16px', '20px'])('each kind of verdict has its own look at %s', async (size) => {
    const found = await differences(size);
    for (const [pair, pixels] of Object.entries(found)) expect(pixels, pair).toBeGreaterThan(40);
  });
});
