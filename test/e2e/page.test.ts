/** The spotter on real pages in both browsers, with the extension as it is built. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { tap } from './card-support.ts';
import {
  chromiumTest,
  clearSettings,
  IN_FIREFOX,
  openBrowser,
  openSite,
  painted,
  type Site,
  setSettings,
  settle,
  startBrowser,
  type TestBrowser,
  texts,
  until,
} from './support.ts';
import { worldsOf } from './worlds.ts';

let browser: TestBrowser;
let site: Site;
let page: Page;

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSite()]);
}, 60_000);
afterAll(async () => {
  await Promise.all([browser?.close(), site?.close()]);
});
afterEach(async () => {
  await clearSettings(browser.worker);
  await page?.close();
  expect(browser.errors.splice(0)).toEqual([]);
});

const INTRO = '<h1>Low back pain</h1><p>Chronic low back pain is common. Back pain has many treatments.</p>';
let count = 0;

/** Opens a page with this body. */
async function open(body: string, { head = '', path = `/${++count}`, type = '' } = {}): Promise<Page> {
  site.pages.set(
    path,
    type ? { body, type } : { body: `<!doctype html><title>Page</title>${head}<body>${body}` },
  );
  page = await browser.open(site.url + path);
  return page;
}

/** Waits until exactly these texts are painted, in any order. */
const expectTexts = async (expected: string[], on: Pick<Page, 'evaluate'> = page) => {
  const sorted = [...expected].sort();
  const seen = await until(
    () => texts(on),
    (now) => JSON.stringify(now) === JSON.stringify(sorted),
  ).catch(() => texts(on));
  expect(seen).toEqual(sorted);
};

/** Middle of the first line of the n-th painted range with this text, in the viewport. */
function middleOf(text: string): Promise<{ x: number; y: number }> {
  return page.evaluate((text) => {
    for (const [name, highlight] of CSS.highlights) {
      if (name === 'tm-0') continue;
      for (const range of highlight) {
        const live = new Range();
        live.setStart(range.startContainer, range.startOffset);
        live.setEnd(range.endContainer, range.endOffset);
        const box = live.toString() === text && live.getClientRects()[0];
        if (box) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }
    }
    throw new Error(`${text} is not painted`);
  }, text);
}

/** True while the card's host is in the page. */
const cardIsOpen = (on: Pick<Page, 'evaluate'> = page) =>
  on.evaluate(() => document.documentElement.lastElementChild?.localName === 'div');

/** What the toolbar button says for the test page. */
const badge = () =>
  browser.worker.evaluate(async (address) => {
    const tab = (await chrome.tabs.query({})).find(({ url }) => url === address);
    return chrome.action.getBadgeText({ tabId: tab?.id as number });
  }, page.url());

/** A page that watches itself, from when it has loaded. */
const HEAD =
  "<script>addEventListener('DOMContentLoaded', () => new MutationObserver((r) => (window.changes = r.length)).observe(document, {subtree: true, childList: true, attributes: true, characterData: true}))</script>";

const NOTE = `LOW BACK PAIN

Patient with chronic low back pain. Back pain for two years.

PLAN
- ibuprofen for back pain
- for the low back pain we talked at some length about spinal
  manipulation
`;

describe('what is painted', () => {
  test('each kind of verdict has its own look, and the page is not written to', async () => {
    const body = `${INTRO}<p>For back pain: <b>ibu</b>profen, acupuncture, bed rest, TENS, tapentadol. Saddle anaesthesia needs care.</p>`;
    await open(body, { head: HEAD });
    await expectTexts(['Saddle anaesthesia', 'TENS', 'acupuncture', 'bed rest', 'ibuprofen', 'tapentadol']);
    const looks = await painted(page);
    expect(looks['tm-1']).toEqual(['ibuprofen']);
    expect(looks['tm-9']).toEqual(['Saddle anaesthesia']);
    expect(Object.keys(looks).length).toBeGreaterThanOrEqual(4);
    await page.mouse.move(5, 5);
    await settle();
    expect(await page.evaluate(() => (window as unknown as { changes?: number }).changes)).toBe(undefined);
    expect(await page.content()).toBe(
      `<!DOCTYPE html><html><head><title>Page</title>${HEAD}</head><body>${body}</body></html>`,
    );
  });

  test('text flows across inline elements, and ends at borders', async () => {
    await open(
      `${INTRO}<ul><li>ibu<!-- -->pro<i><b>f</b></i>en</li><li>naproxen</li></ul><p>For back pain: acupunc<br>ture</p><table><tr><td>yoga<td>massage</table>
      <div style="display:flex"><span>tram</span><span>adol</span></div><p>dul<span style="display:inline-block">oxetine</span> heat&nbsp;wrap ace&shy;tamin&shy;ophen</p>`,
    );
    await expectTexts([
      'ibuprofen',
      'naproxen',
      'yoga',
      'massage',
      'heat\u00a0wrap',
      'ace\u00adtamin\u00adophen',
    ]);
  });

  test('what is hidden, code, a form field or an editor is left alone', async () => {
    await open(
      `${INTRO}<p hidden>tramadol</p><p style="display:none">tramadol</p><p style="visibility:hidden">tramadol</p><details><summary>More on yoga</summary>tramadol</details>
      <textarea>tramadol</textarea><input value=tramadol><select><option>tramadol</select><p contenteditable>tramadol</p><div role=textbox>tramadol</div>
      <code>tramadol</code><pre><code>tramadol</code></pre><kbd>tramadol</kbd><script>var tramadol</script><style>.tramadol{}</style><noscript>tramadol</noscript>
      <template>tramadol</template><svg><text y=20>tramadol</text></svg><math><mtext>tramadol</mtext></math><div class=cm-editor><div>tramadol</div></div>
      <p aria-hidden=true>massage</p><p style="opacity:.2">naproxen</p><div style="display:contents">ibuprofen</div>`,
    );
    await expectTexts(['yoga', 'massage', 'naproxen', 'ibuprofen']);
    await page.evaluate(() => (document.designMode = 'on'));
    await page.evaluate(() => document.body.append('Back pain: duloxetine'));
    await settle();
    expect(await texts(page)).not.toContain('duloxetine');
  });

  test('a plain text file is read as a note', async () => {
    await open(NOTE, { type: 'text/plain' });
    await expectTexts(['ibuprofen', 'spinal\n  manipulation']);
  });

  test('a page about something else is left alone, and has no pointer listener', async () => {
    await open('<h1>Knee surgery</h1><p>Take ibuprofen for a headache.</p>');
    await settle();
    expect(await texts(page)).toEqual([]);
    expect(await listeners()).toEqual(EAR);
    expect(await spotters()).toBe(0);
    await page.evaluate(
      (intro) => document.body.insertAdjacentHTML('afterbegin', intro),
      INTRO.replace('</p>', ' Ibuprofen for back pain.</p>'),
    );
    await until(
      () => texts(page),
      (seen) => seen.length > 0,
    );
    expect(await pointerListeners()).toBe(1);
    expect(await spotters()).toBe(1);
  });

  test('open and closed shadow roots, also those that come later', async () => {
    await open(
      `${INTRO}<div id=open></div><my-card></my-card><section id=late></section><div><template shadowrootmode=closed>back pain: massage<slot></slot></template><p>yoga</p></div>
      <script>open.onclick = null; document.querySelector('#open').attachShadow({mode: 'open'}).innerHTML = '<p>tramadol for back pain</p>';
      customElements.define('my-card', class extends HTMLElement { constructor() { super(); const root = this.attachShadow({mode: 'closed'}); root.innerHTML = '<div><p>naproxen</p></div>';
      setTimeout(() => { root.firstChild.insertAdjacentHTML('beforeend', '<p>duloxetine</p>'); }, 900) } });
      setTimeout(() => document.querySelector('#late').attachShadow({mode: 'open'}).append('ibuprofen'), 700)</script>`,
    );
    await expectTexts(['tramadol', 'naproxen', 'massage', 'yoga', 'duloxetine', 'ibuprofen']);
  });

  test('shadow roots behind very many elements', async () => {
    await open(
      `<div style="display:none">${'<p><b>One</b> of many.</p>'.repeat(700)}</div>${INTRO}<my-box></my-box><div id=empty></div><section id=full>Full</section>
      <my-late></my-late><script>for (const [name, text] of [['my-box', 'tramadol'], ['#empty', 'naproxen'], ['#full', 'ibuprofen']])
      document.querySelector(name).attachShadow({mode: name === '#full' ? 'open' : 'closed'}).append(text + ' for back pain');
      setTimeout(() => document.querySelector('my-late').attachShadow({mode: 'closed'}).append('yoga'), 1500)</script>`,
    );
    // Of an element with content that is far down it is known in a while only.
    await until(
      () => texts(page),
      (now) => now.join() === 'ibuprofen,naproxen,tramadol,yoga',
      15_000,
    );
  });

  test('every frame: about:blank, srcdoc, sandboxed and data:', async () => {
    const inner = '<p>Low back pain: try yoga for low back pain.</p>';
    site.pages.set('/inner', { body: `<!doctype html><body>${inner}` });
    await open(
      `${INTRO}<iframe src=/inner></iframe><iframe srcdoc="${inner}"></iframe><iframe sandbox srcdoc="${inner}"></iframe><iframe src="data:text/html,${inner}"></iframe><iframe id=blank></iframe>
      <script>blank.contentDocument.body.innerHTML = '${inner}'</script>`,
    );
    for (const frame of page.frames().slice(1)) await expectTexts(['yoga'], frame);
  });

  test('printed pages carry nothing of ours', async () => {
    await open(`${INTRO}<p>ibuprofen</p>`);
    await expectTexts(['ibuprofen']);
    const decoration = () =>
      page.evaluate(
        () =>
          getComputedStyle(document.querySelector('p:last-child') as Element, '::highlight(tm-1)')
            .textDecorationLine,
      );
    expect(await decoration()).toBe('underline');
    await page.emulateMedia({ media: 'print' });
    expect(await decoration()).toBe('none');
  });

  test('only what is near the viewport is painted, and scrolling brings the rest', async () => {
    await open(INTRO + '<p>ibuprofen</p>'.repeat(400));
    const first = await until(
      () => texts(page),
      (seen) => seen.length > 0,
    );
    expect(first.length).toBeLessThan(80);
    await page.evaluate(() => scrollTo(0, 6000));
    await until(
      () =>
        page.evaluate(() =>
          [...(CSS.highlights.get('tm-1') ?? [])].map(
            (r) => r.startContainer.parentElement?.getBoundingClientRect().top ?? 0,
          ),
        ),
      (tops) => tops.some((top) => top > 0 && top < 800) && tops.every((top) => Math.abs(top) < 3000),
    );
  });
});

/** In how many frames the spotter is. */
async function spotters(): Promise<number> {
  const worlds = await worldsOf(browser, page);
  const there = await Promise.all(
    worlds.map((world) => world.run(() => '__backbriefSpotterHere' in globalThis)),
  );
  return there.filter(Boolean).length;
}

/** How many pointermove listeners our script has on the window. */
async function pointerListeners(): Promise<number> {
  return (await listeners()).filter((type) => type === 'pointermove').length;
}

/** What the ear listens to in every frame: nothing that moves. */
const EAR = [...(IN_FIREFOX ? ['beforetoggle'] : []), 'click', 'keydown', 'pointerdown'];

/** What our scripts listen to on the window. */
async function listeners(): Promise<string[]> {
  if (browser.inside) {
    await page.bringToFront();
    return (await browser.inside.listenersInFront()).sort();
  }
  const session = await browser.context.newCDPSession(page);
  let ours = 0;
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.auxData?.type === 'isolated' && context.origin.startsWith('chrome-extension:'))
      ours = context.id;
  });
  await session.send('Runtime.enable');
  const { result } = await session.send('Runtime.evaluate', { expression: 'window', contextId: ours });
  const { listeners } = await session.send('DOMDebugger.getEventListeners', {
    objectId: result.objectId as string,
  });
  await session.detach();
  return listeners.map(({ type }) => type).sort();
}

/** Puts the spotter into the top frame of the test page, as the background does. */
const injectSpotter = (on: TestBrowser = browser) =>
  on.worker.evaluate(async (address) => {
    const tab = (await chrome.tabs.query({})).find(({ url }) => url === address);
    const target = { tabId: tab?.id as number, frameIds: [0] };
    await chrome.scripting.executeScript({ target, files: ['/content-scripts/spotter.js'] });
  }, page.url());

describe('a page that comes to speak of the back', () => {
  const LATE = '<p>Low back pain: try yoga for low back pain.</p>';

  test.each([
    ['text that is added', `document.body.insertAdjacentHTML('beforeend', '${LATE}')`],
    [
      'text that changes',
      `document.querySelector('p').firstChild.data = 'Low back pain: yoga for low back pain'`,
    ],
    [
      'text that comes in pieces, as a chat writes it',
      `for (const piece of ['Low ba', 'ck pa', 'in: yo', 'ga for low b', 'ack pain']) document.querySelector('p').append(piece)`,
    ],
    [
      'a shadow root that comes with its element',
      `const host = document.createElement('div'); host.attachShadow({mode: 'closed'}).innerHTML = '${LATE}'; document.body.append(host)`,
    ],
    [
      'a custom element that is defined later',
      `customElements.define('my-late', class extends HTMLElement { constructor() { super(); this.attachShadow({mode: 'open'}).innerHTML = '${LATE}' } })`,
    ],
    [
      'a shadow root that is written to later',
      `document.querySelector('#host').shadowRoot.firstChild.outerHTML = '${LATE}'`,
    ],
    [
      'another page of the same application',
      `history.pushState({}, '', '?next'); document.title = 'Next'; document.body.innerHTML = '<main>${LATE}</main>'`,
    ],
  ])('%s', async (_, script) => {
    await open(
      `<p>About the garden.</p><my-late></my-late><div id=host></div><script>host.attachShadow({mode: 'open'}).innerHTML = '<p>Roses</p>'</script>`,
    );
    await settle();
    expect(await spotters()).toBe(0);
    await page.evaluate(script);
    await expectTexts(['yoga']);
    expect(await spotters()).toBe(1);
  });

  test('only the frame that does gets the spotter', async () => {
    site.pages.set('/garden', { body: '<!doctype html><p>About the garden.</p>' });
    await open('<p>About the garden.</p><iframe src=/garden></iframe><iframe src=/garden></iframe>');
    await settle();
    expect(await spotters()).toBe(0);
    const frame = page.frames()[1];
    await frame?.evaluate((late) => document.body.insertAdjacentHTML('beforeend', late), LATE);
    await expectTexts(['yoga'], frame);
    expect(await spotters()).toBe(1);
  });

  test('scripts, form fields and what is typed into an editor do not count', async () => {
    await open(
      `<script type="application/json">"low back pain"</script><p>Garden<script>'low back pain'</script></p><textarea>low back pain</textarea><style>.low-back-pain{}</style><div contenteditable>low back pain</div><div hidden><select><option>low back pain</select></div>`,
    );
    await page.evaluate(() => {
      document.body.append(Object.assign(document.createElement('script'), { text: '"low back pain"' }));
      (document.querySelector('textarea') as HTMLTextAreaElement).textContent = 'lumbar';
    });
    await settle();
    expect(await spotters()).toBe(0);
  });

  test('muted or paused it stays as it is, and wakes up afterwards', async () => {
    await setSettings(browser.worker, { mutedSites: ['127.0.0.1'] });
    await open(`${INTRO}<p>ibuprofen</p>`);
    await settle();
    expect(await spotters()).toBe(0);
    expect(await listeners()).toEqual(EAR);
    await setSettings(browser.worker, { mutedSites: [] });
    await expectTexts(['ibuprofen']);
  });

  test('a spotter that is injected twice runs once', async () => {
    await open(`${INTRO}<p>ibuprofen</p>`);
    await expectTexts(['ibuprofen']);
    await injectSpotter();
    await injectSpotter();
    await settle();
    await expectTexts(['ibuprofen']);
    expect(await pointerListeners()).toBe(1);
    await until(badge, (text) => text === '1');
    await setSettings(browser.worker, { paused: true });
    await expectTexts([]);
    await setSettings(browser.worker, { paused: false });
    await expectTexts(['ibuprofen']);
  });
});

describe('a page that changes', () => {
  test('added, removed, moved, split and edited text stays right', async () => {
    await open(`${INTRO}<div id=log></div><p id=p>ibuprofen</p><p id=q>naproxen</p>`);
    await expectTexts(['ibuprofen', 'naproxen']);
    await page.evaluate(() => {
      const log = document.querySelector('#log') as HTMLElement;
      for (let i = 0; i < 20; i++) log.insertAdjacentHTML('beforeend', `<p>yoga ${i}</p>`);
      const gone = document.createElement('p');
      gone.textContent = 'massage';
      log.append(gone);
      gone.remove();
      (document.querySelector('#p')?.firstChild as Text).data = 'now tramadol';
    });
    await expectTexts([...Array(20).fill('yoga'), 'tramadol', 'naproxen']);
    await page.evaluate(() => {
      (document.querySelector('#log') as HTMLElement).textContent = '';
      for (const text of document.querySelector('#q')?.childNodes ?? [])
        if ((text as Text).length > 3) (text as Text).splitText(3);
      document.querySelector('#p')?.append(document.querySelector('#q') as Element);
    });
    await expectTexts(['tramadol', 'naproxen']);
    await page.evaluate(() =>
      document.querySelector('#q')?.childNodes[1]?.before(document.createElement('hr')),
    );
    await expectTexts(['tramadol']);
    await page.evaluate(() => document.querySelector('hr')?.remove());
    await expectTexts(['tramadol', 'naproxen']);
  });

  test('what is hidden and shown again follows, whether by attribute, by stylesheet or by a control', async () => {
    await open(
      `${INTRO}<p id=p>ibuprofen</p><details id=d><summary>More</summary><p>yoga</p></details><label><input type=checkbox id=c>Show</label><p class=tab>massage</p><div popover id=o>naproxen</div>`,
      {
        head: '<style>.tab{display:none} label:has(:checked) + .tab{display:block} .off #p{visibility:hidden}</style>',
      },
    );
    await expectTexts(['ibuprofen']);
    await page.click('summary');
    await expectTexts(['ibuprofen', 'yoga']);
    await page.click('#c');
    await expectTexts(['ibuprofen', 'yoga', 'massage']);
    await page.evaluate(() => (document.querySelector('#o') as HTMLElement).showPopover());
    await expectTexts(['ibuprofen', 'yoga', 'massage', 'naproxen']);
    await page.evaluate(() => document.body.classList.add('off'));
    await expectTexts(['yoga', 'massage', 'naproxen']);
    await page.evaluate(() => document.body.classList.remove('off'));
    await expectTexts(['ibuprofen', 'yoga', 'massage', 'naproxen']);
    site.pages.set('/late.css', { body: '#p { display: none }', type: 'text/css' });
    await page.evaluate(() => {
      const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/late.css' });
      document.head.append(link);
    });
    await expectTexts(['yoga', 'massage', 'naproxen']);
  });

  test('a flood of changes, a page that replaces its body, and document.open', async () => {
    await open(INTRO);
    await page.evaluate(() => {
      for (let i = 0; i < 5000; i++) document.body.append(document.createElement('i'), ' ');
      document.body.insertAdjacentHTML('beforeend', '<p>tramadol</p>');
      document.querySelector('p:last-child')?.scrollIntoView();
    });
    await expectTexts(['tramadol']);
    await page.evaluate((intro) => {
      const body = document.createElement('body');
      body.innerHTML = `${intro}<p>yoga</p>`;
      document.body.replaceWith(body);
    }, INTRO);
    await expectTexts(['yoga']);
    await page.evaluate((intro) => {
      document.open();
      document.write(`<body>${intro}<p>massage</p>`);
      document.close();
    }, INTRO);
    await expectTexts(['massage']);
    // It takes away all listeners of the page, ours with them.
    expect(await pointerListeners()).toBe(1);
  });

  test('a chat that never rests', async () => {
    await open(`${INTRO}<div id=log></div>`);
    await page.evaluate(async () => {
      const log = document.querySelector('#log') as HTMLElement;
      for (let i = 0; i < 60; i++) {
        log.insertAdjacentHTML('afterbegin', i % 20 ? `<div>line ${i}</div>` : '<div>ibuprofen</div>');
        await new Promise((go) => setTimeout(go, 20));
      }
      scrollTo(0, 0);
    });
    await until(
      () => texts(page),
      (seen) => seen.length >= 2,
    );
  });

  test('a page that clears the highlight registry does not end it', async () => {
    await open(`${INTRO}<p>ibuprofen</p>`);
    await expectTexts(['ibuprofen']);
    await page.evaluate(() => CSS.highlights.clear());
    await expectTexts(['ibuprofen']);
  });

  test('muting and pausing act at once', async () => {
    await open(`${INTRO}<p>ibuprofen</p>`);
    await expectTexts(['ibuprofen']);
    await setSettings(browser.worker, { mutedSites: ['127.0.0.1'] });
    await expectTexts([]);
    expect(await page.evaluate(() => CSS.highlights.size)).toBe(0);
    await setSettings(browser.worker, { mutedSites: [], paused: true });
    await settle();
    expect(await texts(page)).toEqual([]);
    await setSettings(browser.worker, { paused: false });
    await expectTexts(['ibuprofen']);
  });

  test('the badge counts over all frames, and follows', async () => {
    site.pages.set('/inner-badge', { body: '<!doctype html><p>Low back pain: yoga for low back pain.</p>' });
    await open(`${INTRO}<p id=p>ibuprofen, naproxen</p><iframe src=/inner-badge></iframe>`);
    await until(badge, (text) => text === '3');
    await page.evaluate(() => history.pushState({}, '', location.href));
    await page.evaluate(() => document.querySelector('#p')?.remove());
    await until(badge, (text) => text === '1');
    await page.evaluate(() => document.querySelector('iframe')?.remove());
    await until(badge, (text) => text === '');
  });
});

describe('asking for the card', () => {
  const BODY = `${INTRO}<p>Ibuprofen for back pain.</p><p><a id=a href="#there">naproxen</a></p><p style="margin-top:600px" id=far>tramadol</p>`;

  test('hover opens after a pause, stays while pointed at, and goes when the pointer leaves', async () => {
    await open(BODY);
    await expectTexts(['Ibuprofen', 'naproxen', 'tramadol']);
    const { x, y } = await middleOf('Ibuprofen');
    await page.mouse.move(x, y);
    await new Promise((go) => setTimeout(go, 200));
    expect(await cardIsOpen()).toBe(false);
    await until(cardIsOpen, Boolean);
    await page.mouse.move(x + 2, y);
    await settle();
    expect(await cardIsOpen()).toBe(true);
    await page.mouse.move(900, 20, { steps: 3 });
    await until(cardIsOpen, (open) => !open);
    await page.mouse.move(x, y);
    await until(cardIsOpen, Boolean);
    await page.keyboard.press('Escape');
    await until(cardIsOpen, (open) => !open);
  });

  chromiumTest('hover finds the term under an emulated pixel ratio too', async () => {
    await open(BODY);
    await expectTexts(['Ibuprofen', 'naproxen', 'tramadol']);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setDeviceMetricsOverride', {
      width: 1100,
      height: 800,
      deviceScaleFactor: 2,
      mobile: false,
    });
    const { x, y } = await middleOf('Ibuprofen');
    await page.mouse.move(x, y);
    await until(cardIsOpen, Boolean);
    await devtools.send('Emulation.clearDeviceMetricsOverride');
    await page.mouse.move(900, 20, { steps: 3 });
    await until(cardIsOpen, (open) => !open);
  });

  test("passing over, faked events and a press open nothing; a link stays a link; Escape is the page's", async () => {
    await open(BODY, {
      head: '<script>addEventListener("keydown", (e) => (window.pressed = e.key + e.defaultPrevented))</script>',
    });
    await expectTexts(['Ibuprofen', 'naproxen', 'tramadol']);
    const { x, y } = await middleOf('Ibuprofen');
    // Both at once: on a busy machine the pointer would rest between the two.
    await Promise.all([page.mouse.move(x, y), page.mouse.move(900, 20)]);
    await page.evaluate(
      ([x, y]) => {
        const event = new PointerEvent('pointermove', {
          clientX: x as number,
          clientY: y as number,
          bubbles: true,
        });
        document.elementFromPoint(x as number, y as number)?.dispatchEvent(event);
      },
      [x, y],
    );
    await settle();
    expect(await cardIsOpen()).toBe(false);
    await page.click('#a');
    expect(new URL(page.url()).hash).toBe('#there');
    await settle();
    expect(await cardIsOpen()).toBe(false);
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => (window as unknown as { pressed: string }).pressed)).toBe('Escapefalse');
  });

  test('the keyboard goes from mention to mention and opens the card', async () => {
    await open(BODY);
    await expectTexts(['Ibuprofen', 'naproxen', 'tramadol']);
    const current = () =>
      page.evaluate(() =>
        [...(CSS.highlights.get('tm-0') ?? [])].map((range) => range.startContainer.textContent),
      );
    const step = (direction: string) =>
      browser.worker.evaluate(
        async ([address, direction]) => {
          const tab = (await chrome.tabs.query({})).find(({ url }) => url === address);
          return chrome.tabs.sendMessage(tab?.id as number, { type: 'step', direction });
        },
        [page.url(), direction] as const,
      );
    await page.bringToFront();
    await step('next');
    expect((await current())[0]).toContain('Ibuprofen');
    await step('previous');
    expect((await current())[0]).toBe('tramadol');
    expect(
      await page.evaluate(() => document.querySelector('#far')?.getBoundingClientRect().top ?? 0),
    ).toBeLessThan(800);
    expect(await cardIsOpen()).toBe(false);
    await step('open');
    await until(cardIsOpen, Boolean);
    await page.keyboard.press('Escape');
    await until(cardIsOpen, (open) => !open);
  });

  test.each([
    ['that speaks of the back too', INTRO],
    ['that does not', '<p>About the garden.</p>'],
  ])('a small frame has its card shown by a top page %s', async (_, intro) => {
    site.pages.set('/small', {
      body: '<!doctype html><body style="margin:8px">Low back pain: try yoga for low back pain.',
    });
    await open(
      `${intro}<iframe src=/small style="width:300px;height:120px;margin-left:100px;border:5px solid"></iframe>`,
    );
    const frame = page.frames()[1];
    if (!frame) throw new Error('no frame');
    await expectTexts(['yoga'], frame);
    const inner = await frame.evaluate(() => {
      const [range] = CSS.highlights.get('tm-1') ?? [];
      const live = new Range();
      live.setStart(range?.startContainer as Node, range?.startOffset as number);
      live.setEnd(range?.endContainer as Node, range?.endOffset as number);
      const { x, y, width, height } = live.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    });
    const outer = await page.evaluate(() => {
      const box = document.querySelector('iframe')?.getBoundingClientRect();
      return { x: (box?.x ?? 0) + 5, y: (box?.y ?? 0) + 5 };
    });
    await page.mouse.move(outer.x + inner.x, outer.y + inner.y);
    await until(cardIsOpen, Boolean);
    expect(await cardIsOpen(frame)).toBe(false);
    await page.mouse.move(1000, 20, { steps: 3 });
    await until(cardIsOpen, (open) => !open);
  });

  chromiumTest('a tap opens the card; a tap on a link follows the link', async () => {
    await open(BODY);
    await expectTexts(['Ibuprofen', 'naproxen', 'tramadol']);
    const { x, y, width, height } = await page
      .locator('#a')
      .evaluate((link) => link.getBoundingClientRect().toJSON());
    await tap(page, { x: x + width / 2, y: y + height / 2 });
    await settle();
    expect(await cardIsOpen()).toBe(false);
    expect(new URL(page.url()).hash).toBe('#there');
    await tap(page, await middleOf('Ibuprofen'));
    await until(cardIsOpen, Boolean);
  });
});

chromiumTest('after the extension is reloaded nothing is left on the page, and no error', async () => {
  const own = await startBrowser();
  try {
    site.pages.set('/reload', { body: `<!doctype html><body>${INTRO}<p>ibuprofen</p>` });
    page = await own.context.newPage();
    await page.goto(`${site.url}/reload`);
    await expectTexts(['ibuprofen']);
    await own.worker.evaluate(() => chrome.runtime.reload()).catch(() => {});
    await expectTexts([]);
    await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p>naproxen</p>'));
    await page.mouse.move(50, 50);
    await settle();
    expect(await page.evaluate(() => CSS.highlights.size)).toBe(0);
    expect(own.errors).toEqual([]);
  } finally {
    await own.close();
  }
});
