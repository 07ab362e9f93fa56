/** Pages that fight the spotter: what they override, name, clear, write anew, nest, flood and send. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { look } from '../../scripts/eyes.ts';
import { cardText, clickInside, hover, inside } from './card-support.ts';
import { type Arena, command, gone, marked, NOTE, openArena, openCard, shown } from './hostile-support.ts';
import { clearSettings, openCardsSoon, setSettings, settle, texts, until } from './support.ts';
import { worldsOf } from './worlds.ts';

let arena: Arena;
let page: Page;
let base: string;
/** What the browser itself complains of in the test that is under way. */
const expected: RegExp[] = [];

beforeAll(async () => {
  arena = await openArena({ own: true });
  base = arena.browser.root;
  // Whatever goes wrong in the background is an error of the test that is under way.
  await arena.browser.worker.evaluate(() => {
    const broken: string[] = [];
    Object.assign(self, { broken });
    self.addEventListener('error', ({ message }) => broken.push(message));
    self.addEventListener('unhandledrejection', ({ reason }) => broken.push(String(reason)));
  });
});
afterAll(() => arena?.close());
afterEach(async () => {
  await clearSettings(arena.browser.worker);
  await openCardsSoon(arena.browser.worker);
  await page?.close();
  expect(await arena.browser.worker.evaluate('broken.splice(0)')).toEqual([]);
  const errors = arena.browser.errors.splice(0).filter((error) => !expected.some((one) => one.test(error)));
  expect(errors).toEqual([]);
  expected.length = 0;
});

/** Takes away what a script of ours may use, each replaced by one that tells and throws. */
const TAKEN = `window.used = [];
  const take = (owner, name) => { const thrower = function () { used.push(name); throw new Error(name) };
    try { Object.defineProperty(owner, name, { get: () => thrower, set() {}, configurable: true }) } catch {} };
  const own = [Element.prototype, Node.prototype, Document.prototype, EventTarget.prototype, HTMLElement.prototype, CSS.highlights,
    Object.getPrototypeOf(CSS.highlights), ShadowRoot.prototype, Array.prototype, Map.prototype, Set.prototype, JSON];
  for (const name of ['attachShadow', 'textContent', 'nodeValue', 'closest', 'matches', 'querySelector', 'querySelectorAll', 'append',
    'addEventListener', 'removeEventListener', 'dispatchEvent', 'createElementNS', 'createTreeWalker', 'createRange', 'showPopover',
    'checkVisibility', 'getBoundingClientRect', 'getClientRects', 'set', 'add', 'delete', 'clear', 'get', 'has', 'highlightsFromPoint',
    'caretPositionFromPoint', 'push', 'map', 'filter', 'flatMap', 'forEach', 'parse', 'stringify'])
    for (const owner of own) if (name in owner) take(owner, name);
  for (const name of ['Range', 'StaticRange', 'Highlight', 'MutationObserver', 'IntersectionObserver', 'ResizeObserver', 'Map', 'Set', 'WeakMap',
    'Promise', 'Proxy', 'Symbol', 'TreeWalker', 'AbortController', 'CSSStyleSheet', 'DOMRect', 'getComputedStyle', 'requestAnimationFrame',
    'requestIdleCallback', 'setTimeout', 'queueMicrotask', 'structuredClone', 'matchMedia', 'getSelection', 'chrome', 'navigation'])
    take(window, name);`;

describe('a page that overrides what scripts use', () => {
  test('before it loads, under a policy that allows nothing: marks and card are there, and nothing of it is used', async () => {
    page = await arena.serve(
      `<!doctype html><html><head><title>Page</title><script nonce="n">${TAKEN}</script></head><body>${NOTE}</body></html>`,
      {
        headers: {
          'content-security-policy':
            "default-src 'none'; script-src 'nonce-n'; require-trusted-types-for 'script'; trusted-types 'none'",
        },
      },
    );
    // The page's own world is of no more use for looking at it.
    const lookIn = async () => {
      const [world] = await worldsOf(arena.browser, page);
      return world?.run(() => {
        const place = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = place.nextNode(); node; node = place.nextNode()) {
          const start = (node as Text).data.indexOf('TENS');
          if (start < 0) continue;
          const range = new Range();
          range.setStart(node, start);
          range.setEnd(node, start + 4);
          const { left, top } = range.getBoundingClientRect();
          return CSS.highlights.size > 0 ? { left, top } : null;
        }
        return null;
      });
    };
    const at = await until(lookIn, (place) => Boolean(place));
    await page.mouse.move(2, 2);
    await page.mouse.move(Number(at?.left) + 8, Number(at?.top) + 8, { steps: 3 });
    await shown(page, 'Who says so');
    await page.keyboard.press('Escape');
    await gone(page);
    const session = await page.context().newCDPSession(page);
    const { result } = await session.send('Runtime.evaluate', {
      expression: 'used.length',
      returnByValue: true,
    });
    expect(result.value).toBe(0);
  });

  test('by names of its elements: those of our doors, of the document and of a form around it all', async () => {
    const doors = ['Card', 'CardLife', 'Reading', 'Spotter', 'SpotterHere', 'SwitchedOn', 'Ear'];
    const ofDocument = [
      'body',
      'title',
      'head',
      'documentElement',
      'activeElement',
      'hidden',
      'readyState',
      'forms',
    ];
    const ofForm = [
      'nodeType',
      'nodeName',
      'localName',
      'tagName',
      'parentNode',
      'parentElement',
      'firstChild',
      'lastChild',
      'nextSibling',
      'previousSibling',
      'childNodes',
      'children',
      'textContent',
      'isConnected',
      'closest',
      'matches',
      'getAttribute',
      'hasAttribute',
      'shadowRoot',
      'getRootNode',
      'checkVisibility',
      'assignedSlot',
      'contains',
      'querySelector',
      'id',
      'title',
      'style',
      'dataset',
      'className',
      'hidden',
      'isContentEditable',
      'getBoundingClientRect',
      'namespaceURI',
    ];
    page = await arena.serve(
      `<!doctype html><html><head><title>Page</title></head><body>${doors.map((name) => `<div id="__backbrief${name}"></div>`).join('')}
      <form>Low back pain. For back pain he asked about a TENS unit.${ofForm.map((name) => `<input type="hidden" name="${name}">`).join('')}</form>
      ${ofDocument.map((name) => `<img name="${name}" alt="">`).join('')}</body></html>`,
    );
    await marked(page);
    await command(arena, page, 'open');
    await shown(page, 'Who says so');
    await page.keyboard.press('Escape');
    await gone(page);
  });

  test('by an id: it cannot switch itself on where the reader marks pages by hand', async () => {
    await setSettings(arena.browser.worker, { where: 'click' });
    page = await arena.serve(`<!doctype html><body><div id="__backbriefSwitchedOn"></div>${NOTE}`);
    await settle();
    expect(await texts(page)).toEqual([]);
  });
});

describe('a page that clears the marks', () => {
  test('all the time: they come back now and then, and nobody fights for them', async () => {
    page = await arena.open(NOTE);
    await page.evaluate(`window.back = 0;
      setInterval(() => { if (CSS.highlights.size > 0) back++; CSS.highlights.clear() }, 5)`);
    const counts = () => page.evaluate('back') as Promise<number>;
    await until(counts, (back) => back >= 2, 8000);
    const first = await counts();
    await new Promise((go) => setTimeout(go, 2000));
    const last = await counts();
    expect(last - first).toBeGreaterThan(0);
    expect(last - first).toBeLessThanOrEqual(4);
  });

  test('by emptying or replacing what we have painted with', async () => {
    page = await arena.open(NOTE);
    const before = await texts(page);
    await page.evaluate(() => {
      for (const [name, highlight] of CSS.highlights) {
        highlight.clear();
        CSS.highlights.set(name, new Highlight());
      }
    });
    await until(
      () => texts(page),
      (all) => JSON.stringify(all) === JSON.stringify(before),
    );
  });
});

describe('documents of all sorts', () => {
  test('sandboxed, data:, about:blank and srcdoc frames have marks; each asks for no more than its own', async () => {
    const text = '<p>Low back pain. For back pain: ibuprofen.</p>';
    page = await arena.open(
      `${NOTE}<iframe sandbox srcdoc="${text}"></iframe><iframe src="data:text/html,${text}"></iframe><iframe srcdoc="${text}"></iframe>
      <iframe id="blank"></iframe><iframe sandbox="allow-scripts" srcdoc="${text}"></iframe>
      <script>blank.contentDocument.body.innerHTML = ${JSON.stringify(text)}</script>`,
    );
    await until(
      async () =>
        Promise.all(
          page
            .frames()
            .slice(1)
            .map((frame) => texts(frame).catch((): string[] => [])),
        ),
      (all) => all.length === 5 && all.filter((found) => found.includes('ibuprofen')).length >= 4,
    );
    // A frame without scripts cannot be asked from outside; the badge counts it.
    const [world] = await worldsOf(arena.browser, page);
    expect(world).toBeDefined();
    await until(
      () =>
        arena.browser.worker.evaluate(
          async () =>
            Object.values(await chrome.storage.session.get(null)).filter(
              (counts) => (counts as { ibuprofen?: number } | null)?.ibuprofen === 1,
            ).length,
        ),
      (frames) => frames === 5,
    );
  });

  test('XHTML has marks and a card; pictures are left alone, and XML breaks nothing', async () => {
    page = await arena.serve(
      `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Page</title></head><body>${NOTE}</body></html>`,
      { type: 'application/xhtml+xml' },
    );
    await marked(page);
    await openCard(page);
    expect(
      await inside(page, 'function () { return this.querySelectorAll(".chip").length }'),
    ).toBeGreaterThan(0);
    await page.close();
    const words = 'Low back pain. For back pain: a TENS unit.';
    page = await arena.serve(`<svg xmlns="http://www.w3.org/2000/svg"><text y="40">${words}</text></svg>`, {
      type: 'image/svg+xml',
    });
    const xml = await arena.serve(`<?xml version="1.0"?><note><body>${words}</body></note>`, {
      type: 'text/xml',
    });
    await settle();
    expect(await page.evaluate(() => CSS.highlights.size)).toBe(0);
    await xml.close();
  });

  test('one that writes itself anew with an open card has marks and a card again', async () => {
    page = await arena.open(NOTE);
    await openCard(page);
    await page.evaluate((html) => {
      document.open();
      document.write(`<!doctype html><html><body><main>${html}</main></body></html>`);
      document.close();
    }, `${NOTE}<p>Heat for back pain.</p>`);
    await gone(page);
    // The marks of what was written over are still painted, on nodes that are gone.
    await until(
      () => texts(page),
      (all) => all.includes('Heat'),
    );
    await page.mouse.move(900, 700);
    await openCard(page);
    await page.keyboard.press('Escape');
    await gone(page);
  });

  test('one that becomes an editor as a whole has no marks, and has them again afterwards', async () => {
    page = await arena.open(NOTE);
    const before = await texts(page);
    await page.evaluate("document.designMode = 'on'");
    await until(
      () => texts(page),
      (all) => all.length === 0,
    );
    await page.evaluate("document.designMode = 'off'");
    await until(
      () => texts(page),
      (all) => JSON.stringify(all) === JSON.stringify(before),
    );
  });

  test('one that takes everything away leaves nothing open and nothing broken', async () => {
    page = await arena.open(NOTE);
    await openCard(page);
    await page.evaluate(() => document.documentElement.remove());
    await settle();
    expect(await cardText(page)).toBeUndefined();
  });
});

describe('shadow roots', () => {
  const words = async () => (await seen())?.mentions.map(({ text }) => text) ?? [];
  const seen = async () => {
    const [world] = await worldsOf(arena.browser, page);
    return world ? look(world) : null;
  };
  const HTML = '<p>For low back pain: ibuprofen.</p>';

  test('one in the other, two thousand deep: the innermost is found, and nothing breaks', async () => {
    page = await arena.open(
      NOTE,
      `<script>addEventListener('load', () => { let at = document.body;
        for (let i = 0; i < 2000; i++) { const host = document.createElement('x-d'); at.append(host); at = host.attachShadow({ mode: 'closed' }) }
        at.append('For low back pain: ibuprofen.') })</script>`,
    );
    await until(words, (found) => found.includes('ibuprofen'), 20_000);
    await until(seen, (frame) => frame?.busy === false, 20_000);
  });

  test('in elements one in the other, thirty thousand deep: nothing breaks', async () => {
    page = await arena.open(
      NOTE,
      // Hidden, for the browser itself cannot lay it out.
      `<script>addEventListener('load', () => { let at = document.body;
        for (let i = 0; i < 30000; i++) { const next = document.createElement('div'); next.hidden = true; at.append(next); at = next } })</script>`,
    );
    await until(seen, (frame) => frame?.busy === false, 20_000);
  });

  test.each([
    [
      'closed, on an element with words, before the page has loaded',
      `<div id="host">Loading</div>`,
      'at once',
    ],
    ['closed, on an element with words, after that', `<div id="host">Loading</div>`, 'late'],
    ['closed, on the body, after that', '', 'late'],
  ])('%s', async (_, body, when) => {
    const attach = `(document.querySelector('#host') ?? document.body).attachShadow({ mode: 'closed' }).innerHTML = '${HTML}<slot></slot>'`;
    page = await arena.open(`${NOTE}${body}${when === 'late' ? '' : `<script>${attach}</script>`}`);
    if (when === 'late') await page.evaluate(attach);
    await until(words, (found) => found.includes('ibuprofen') && found.includes('TENS unit'), 12_000);
  });

  test('open, on the body, as the page is parsed', async () => {
    page = await arena.serve(
      `<!doctype html><title>Page</title><body><template shadowrootmode="open"><h1>Low back pain</h1>${HTML}</template>`,
    );
    await until(words, (found) => found.includes('ibuprofen'), 12_000);
  });
});

/** How many; BACKBRIEF_FRAMES=10000 for all of them. */
const FRAMES = Number(process.env.BACKBRIEF_FRAMES ?? 100);

test('frames that come and go leave nothing behind, and ask for nothing', { timeout: 900_000 }, async () => {
  page = await arena.open(`${NOTE}<div id="at"></div>`);
  const { worker } = arena.browser;
  const stored = () =>
    worker.evaluate(async () => Object.keys(await chrome.storage.session.get(null)).sort());
  const before = await until(stored, (keys) => keys.some((key) => key.startsWith('counts:')));
  await worker.evaluate('globalThis.heard = 0; chrome.runtime.onMessage.addListener(() => { heard++ })');
  await page.evaluate(async (count) => {
    const at = document.querySelector('#at') as HTMLElement;
    for (let made = 0; made < count; made += 50) {
      const frames = Array.from({ length: 50 }, () => document.createElement('iframe'));
      at.append(...frames);
      await new Promise((go) => setTimeout(go, 20));
      for (const frame of frames) frame.remove();
    }
  }, FRAMES);
  await settle();
  expect(await worker.evaluate('heard')).toBe(0);
  expect(await stored()).toEqual(before);
});

test('frames with marks that come and go leave nothing behind', { timeout: 60_000 }, async () => {
  page = await arena.open(`${NOTE}<div id="at"></div>`);
  const { worker } = arena.browser;
  const counts = () =>
    worker.evaluate(async () => {
      const all = Object.entries(await chrome.storage.session.get(null));
      return JSON.stringify(all.filter(([key]) => key.startsWith('counts:')).sort());
    });
  const before = await until(counts, (now) => now.includes('tens'));
  await page.evaluate((html) => {
    const frames = Array.from({ length: 30 }, () => {
      const frame = document.createElement('iframe');
      frame.srcdoc = html;
      return frame;
    });
    document.querySelector('#at')?.append(...frames);
  }, NOTE);
  await until(counts, (now) => now.split('tens').length > 30, 40_000);
  await page.evaluate(() => document.querySelector('#at')?.replaceChildren());
  await until(counts, (now) => now === before, 10_000);
  await openCard(page);
});

describe('messages', () => {
  test('a page whose marks change all the time asks the background now and then', async () => {
    page = await arena.open(`${NOTE}<p id="more"></p>`);
    const { worker } = arena.browser;
    await worker.evaluate(
      'globalThis.heard = 0; chrome.runtime.onMessage.addListener(({ type }) => { if (type === "report-counts") heard++ })',
    );
    const changes = await page.evaluate(async () => {
      const more = document.querySelector('#more') as HTMLElement;
      let changes = 0;
      for (const end = Date.now() + 4000; Date.now() < end; changes++) {
        more.textContent = 'Yoga for back pain. '.repeat(changes % 9);
        await new Promise((go) => setTimeout(go, 5));
      }
      more.textContent = 'Massage for back pain.';
      return changes;
    });
    expect(changes).toBeGreaterThan(100);
    await until(
      () => texts(page),
      (all) => all.some((text) => text.startsWith('Massage')),
    );
    await settle();
    const heard = Number(await worker.evaluate('heard'));
    // The first changes are told, and the last.
    expect(heard).toBeGreaterThan(0);
    expect(heard).toBeLessThan(30);
    await openCard(page);
  });

  test('a page can reach nothing of ours: no file, no message, whatever it sends', async () => {
    expected.push(/Failed to load resource|Denying load|chrome-extension:/);
    page = await arena.open(
      NOTE,
      `<script>window.heard = []; addEventListener('message', (event) => event.isTrusted && event.data?.from !== 'page' && heard.push(JSON.stringify(event.data)));
        new BroadcastChannel('x').onmessage = ({ data }) => heard.push(JSON.stringify(data))</script>`,
    );
    const files = [
      'manifest.json',
      'popup.html',
      'sidepanel.html',
      'options.html',
      'background.js',
      'icon/16.png',
      'content-scripts/card.js',
      'content-scripts/gate.css',
    ];
    const reached = await page.evaluate(
      async ({ base, id, files }) => {
        const got: string[] = [];
        const { chrome } = window as unknown as {
          chrome?: { runtime?: { sendMessage?: unknown; connect?: unknown } };
        };
        if (chrome?.runtime?.sendMessage ?? chrome?.runtime?.connect) got.push('chrome.runtime');
        const load = (tag: 'img' | 'script' | 'link', url: string) =>
          new Promise<void>((done) => {
            const element = document.createElement(tag);
            element.onload = () => {
              got.push(`${tag} ${url}`);
              done();
            };
            element.onerror = () => done();
            Object.assign(element, tag === 'link' ? { rel: 'stylesheet', href: url } : { src: url });
            document.head.append(element);
          });
        for (const file of files) {
          const url = `${base}${file}`;
          await fetch(url).then(
            () => got.push(`fetch ${url}`),
            () => {},
          );
          await Promise.all([load('img', url), load('script', url), load('link', url)]);
        }
        const frame = document.createElement('iframe');
        frame.src = `${base}popup.html`;
        document.body.append(frame);
        await new Promise((go) => setTimeout(go, 200));
        for (let i = 0; i < 2000; i++) {
          const data = { from: 'page', type: 'get-card', concept: 'tens', reader: 'patient', id };
          postMessage(data, '*');
          dispatchEvent(new CustomEvent('message', { detail: data }));
          document.dispatchEvent(new CustomEvent(`wxt:content-script-started`, { detail: data }));
        }
        new BroadcastChannel('backbrief').postMessage({ type: 'get-card' });
        return got;
      },
      { base, id: new URL(base).host, files },
    );
    expect(reached).toEqual([]);
    await settle();
    expect(await page.evaluate('heard')).toEqual([]);
    expect(
      await page
        .frames()[1]
        ?.evaluate(() => document.body?.textContent ?? '')
        .catch(() => ''),
    ).not.toContain('Backbrief');
    await openCard(page);
  });

  test('what is not sound is not answered, from whatever part of ours it comes', async () => {
    page = await arena.open(NOTE);
    const panel = await arena.browser.context.newPage();
    await panel.goto(`${base}options.html`);
    const [world] = await worldsOf(arena.browser, page);
    const send = async () => {
      const types = [
        'get-card',
        'check-claims',
        'load-spotter',
        'load-reading',
        'load-card',
        'relay-card',
        'relay-release',
        'report-counts',
        'is-page-on',
        'open-panel',
        'step',
        'toString',
        '__proto__',
        'constructor',
        '',
      ];
      const wrong = [
        null,
        0,
        -1,
        '',
        'x'.repeat(100_000),
        [],
        [[]],
        {},
        { length: 1e9 },
        true,
        'tens',
        '#/nowhere',
        'javascript:alert(1)',
        '#/treatment/<img src=x>',
        { concept: 'tens' },
        1e308,
      ];
      const fields = [
        'concept',
        'reader',
        'here',
        'claims',
        'boxes',
        'viewport',
        'via',
        'close',
        'counts',
        'address',
        'surprise',
      ];
      const messages: unknown[] = [
        null,
        0,
        'get-card',
        [],
        [{ type: 'get-card' }],
        { type: {} },
        { type: ['get-card'] },
      ];
      for (const type of types)
        for (const value of wrong)
          messages.push({ type, ...Object.fromEntries(fields.map((field) => [field, value])) });
      for (const value of wrong) {
        messages.push({ type: 'get-card', concept: 'tens', reader: value, here: null });
        messages.push({
          type: 'get-card',
          concept: 'tens',
          reader: 'patient',
          here: { status: value, claimed: value, flags: value, named: value },
        });
        messages.push({ type: 'check-claims', claims: [{ concept: 'tens', asserts: value }] });
        messages.push({ type: 'report-counts', counts: { tens: value, surprise: 1 } });
        messages.push({
          type: 'relay-card',
          concept: 'tens',
          here: null,
          boxes: [{ x: value, y: 0, width: 1, height: 1 }],
          viewport: { width: 1, height: 1 },
          via: 'pointer',
        });
        messages.push({ type: 'open-panel', address: value });
      }
      const { runtime } = (
        globalThis as unknown as { chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } } }
      ).chrome;
      // A place may be any number.
      const isSound = (message: unknown) => /"x":(0|-1),/.test(JSON.stringify(message));
      const answers = await Promise.all(
        messages.map((message) => runtime.sendMessage(message).catch(() => undefined)),
      );
      const answered = messages.filter((message, at) => (answers[at] ?? null) !== null && !isSound(message));
      return {
        sent: messages.length,
        answered: answered.map((message) => JSON.stringify(message).slice(0, 120)),
      };
    };
    const targets = () => arena.browser.context.pages().length;
    const before = targets();
    const stored = () =>
      arena.browser.worker.evaluate(async () => JSON.stringify(await chrome.storage.session.get(null)));
    const kept = await stored();
    for (const result of [await world?.run(send), await panel.evaluate(send)]) {
      expect(result?.sent).toBeGreaterThan(300);
      expect(result?.answered).toEqual([]);
    }
    expect(await stored()).toBe(kept);
    expect(targets()).toBe(before);
    expect(await cardText(page)).toBeUndefined();
    await panel.close();
    // It goes on answering what is sound.
    await openCard(page);
  });
});

/** Words that would do something if they were ever taken for markup. */
const EVIL = `<img src=x onerror="window.evil=1"><script>window.evil=1</script>\${evil}{{evil}}&lt;b&gt;javascript:evil()\u202e\u2066&amp;`;

test('text of a page is never markup: in card, popup, panel or copy', { timeout: 90_000 }, async () => {
  const written = EVIL.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  page = await arena.serve(
    `<!doctype html><html><head><title>${written} back pain</title></head><body><h1>Back pain and ${written}</h1>
    <p>TENS cures low back pain for good ${written} always.</p><p>Low back pain is common ${written}.</p>
    <p>Back pain in a stomach ulcer ${written}: ibuprofen works wonders for chronic low back pain ${written}. Only $9 today! ${written}</p>
    <p>TENS for back pain ${'x'.repeat(1_000_000)} and back pain.</p>
    <iframe title="${written.replaceAll('"', '&quot;')}" srcdoc="<p>Low back pain: try yoga for low back pain.</p>"></iframe></body></html>`,
  );
  // A word of a megabyte takes its time. Until it was read in context the card quotes nothing.
  await until(
    async () => {
      const [world] = await worldsOf(arena.browser, page);
      return world && look(world);
    },
    (seen) => Boolean(seen?.says && !seen.busy),
    20_000,
  );
  await hover(page, 'TENS');
  const card = await shown(page, 'onerror');
  expect(card).toContain('<img');
  const elements =
    'function () { return this.querySelectorAll(\'img, script, iframe, [onerror], a[href^="javascript"]\').length }';
  expect(await inside(page, elements)).toBe(0);
  await arena.browser.context.grantPermissions(['clipboard-read'], { origin: arena.site.url });
  await until(
    async () => {
      await clickInside(page, '.copy-cited');
      return page.evaluate(() => navigator.clipboard.readText());
    },
    (text) => text.includes('TENS'),
    20_000,
  );
  expect(await page.evaluate(() => navigator.clipboard.readText())).not.toContain('onerror');
  const surface = await arena.browser.context.newPage();
  const evil = encodeURIComponent(EVIL);
  const views = ['page', `treatment/${evil}`, `glossary/${evil}`, `compare/${evil}+tens`];
  for (const path of [...views.map((view) => `sidepanel.html#/${view}`), 'popup.html']) {
    await surface.goto(`${base}${path}`);
    const words = path.endsWith('page') ? 'onerror' : 'a';
    await until(
      () => surface.evaluate(() => document.body.textContent ?? ''),
      (text) => text.includes(words),
      20_000,
    );
    expect(await surface.locator('img, script:not([src^="/chunks/"]), iframe, [onerror]').count(), path).toBe(
      0,
    );
    expect(await surface.evaluate('window.evil'), path).toBeUndefined();
  }
  await surface.close();
  expect(await page.evaluate('window.evil')).toBeUndefined();
});
