/** The page that reads files and pasted text, in a real browser, with PDFs and hostile HTML. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { POLICY } from '../../components/policy-words.ts';
import { say, sayCounted } from '../../components/words.ts';
import { farEasternPdf, lines, madePdf } from '../made-pdf.ts';
import { faultsInBoth } from './axe-support.ts';
import { cardText, hover } from './card-support.ts';
import {
  chromiumTest,
  IN_FIREFOX,
  openBrowser,
  openSite,
  painted,
  type Site,
  type TestBrowser,
  texts,
  until,
} from './support.ts';

const LEAFLET = madePdf([
  [
    { text: 'Low back pain: what helps', y: 740, size: 20 },
    ...lines(
      '',
      '',
      'For low back pain TENS was no better than sham. In a trial of low',
      'back pain acetamin-',
      'ophen was no better than placebo.',
    ),
  ],
  'picture',
  lines('Numbness between the legs is an emergency.'),
]);

let browser: TestBrowser;
let site: Site;
let root: string;
const opened: Page[] = [];

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSite()]);
  root = browser.root;
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
});
afterAll(async () => {
  await Promise.all([browser?.close(), site?.close()]);
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((page) => page.close()));
  // The browser tells a page's own console that its cache did not have something.
  expect(browser.errors.splice(0).filter((error) => !/ERR_CACHE_MISS/.test(error))).toEqual([]);
});

async function open(path = 'reader.html'): Promise<Page> {
  const page = await browser.open(root + path);
  opened.push(page);
  // A tab that is not in front is neither drawn nor painted.
  await page.bringToFront();
  return page;
}

/** Hands a file in by the button. */
const give = (page: Page, name: string, content: string | Buffer) =>
  page.locator('input[name=file]').setInputFiles({ name, mimeType: '', buffer: Buffer.from(content) });

/** Pastes from the clipboard into the page, by the keys. */
async function paste(page: Page, data: Record<string, string>): Promise<void> {
  // Its words may still be on their way.
  await page.waitForSelector('.reader');
  await page.evaluate(
    (data) =>
      navigator.clipboard.write([
        new ClipboardItem(
          Object.fromEntries(Object.entries(data).map(([type, text]) => [type, new Blob([text], { type })])),
        ),
      ]),
    data,
  );
  await page.keyboard.press('Control+v');
}

const closed = async (page: Page) => {
  await page.getByRole('button', { name: say('reader_close') }).click();
  await page.waitForSelector('.start');
};

const has = (page: Page, ...words: string[]) =>
  until(
    () => texts(page),
    (all) => words.every((word) => all.includes(word)),
    10_000,
  );
const trouble = (page: Page) => page.locator('.trouble span').textContent();

test('a PDF is drawn, its words are marked, explained and listed, and closing it lets all go', async () => {
  const page = await open();
  expect(await faultsInBoth(page)).toEqual([]);
  await give(page, 'opioids.pdf', LEAFLET);
  // A word that was cut at the end of its line is one word.
  const marks = await has(page, 'TENS', 'acetamin\u00adophen');
  expect(marks).not.toContain('opioids');
  await page.getByText(sayCounted('reader_found', 3)).waitFor();
  await page.getByText(sayCounted('reader_scanned', 1, '2')).waitFor();
  expect(await page.locator('.bar h1').textContent()).toBe('opioids.pdf');
  expect(await page.locator('.text-layer h2').textContent()).toBe('Low back pain: what helps');
  await until(
    () => page.locator('.page canvas').count(),
    (count) => count === 3,
  );
  // Where the words are drawn there the mark is.
  const [line] = await page.locator('.text-layer span', { hasText: 'TENS' }).all();
  const [box, sheet] = await Promise.all([line?.boundingBox(), page.locator('.page').first().boundingBox()]);
  expect(((box?.x ?? 0) - (sheet?.x ?? 0)) / (sheet?.width ?? 1)).toBeCloseTo(72 / 612, 2);
  expect(await faultsInBoth(page)).toEqual([]);

  await hover(page, 'TENS');
  await until(
    () => cardText(page),
    (card) => card?.includes('No better than sham') ?? false,
  );
  await page.keyboard.press('Escape');

  // The panel lists what the tab has, and goes there.
  const panel = await open('sidepanel.html#/page');
  await panel.getByText('TENS').first().waitFor();
  const tab = await browser.worker.evaluate(async () => {
    const tabs = await chrome.tabs.query({});
    return tabs.find(({ url }) => url?.includes('/reader.html'))?.id;
  });
  const ask = (message: object) =>
    panel.evaluate(([tab, message]) => chrome.tabs.sendMessage(tab as number, message), [
      tab,
      message,
    ] as const);
  await page.bringToFront();
  expect(await ask({ type: 'step', direction: 'next' })).toBe(true);
  expect(await ask({ type: 'go-to', concept: 'cauda-equina-syndrome', index: 0 })).toEqual({
    index: 0,
    count: 1,
  });
  await until(
    () => page.evaluate(() => scrollY),
    (top) => top > 1000,
  );

  await closed(page);
  await until(
    () => painted(page),
    (left) => Object.keys(left).length === 0,
  );
  expect(await page.evaluate(() => document.querySelectorAll('canvas, .page, .text-layer').length)).toBe(0);
  expect(page.workers()).toEqual([]);
  const kept = () =>
    browser.worker.evaluate(async () => {
      const { local, sync, session } = chrome.storage;
      return JSON.stringify(await Promise.all([local?.get(), sync?.get(), session?.get()]));
    });
  await until(kept, (all) => !all.includes('counts:'));
  expect(await kept()).not.toMatch(/opioids\.pdf|sham|Numbness/);
});

test('hostile HTML is words and nothing else; text and pasted text are read as well', async () => {
  const page = await open();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await give(
    page,
    'saved.html',
    `<!doctype html><title>Saved</title><meta http-equiv=refresh content="0;url=${site.url}/gone">
     <link rel=stylesheet href="${site.url}/a.css"><base href="${site.url}/">
     <script>document.title = 'run'</script><body onload="document.title = 'run'" style="display:none">
     <h2>Low back pain</h2><img src="${site.url}/a.png" onerror="document.title = 'run'"><svg onload="document.title = 'run'"><script>document.title = 'run'</script></svg>
     <p onclick="document.title = 'run'">Back pain, and <a href="javascript:document.title = 'run'">massage</a> for it.</p>
     <iframe src="${site.url}/b"></iframe><form action="${site.url}/c"><input value="yoga"></form>`,
  );
  await has(page, 'massage');
  expect(await page.title()).toBe(say('reader_window', 'saved.html'));
  const left = await page.evaluate(() => {
    const all = [...document.querySelectorAll('.paper, .paper *')];
    return {
      names: [...new Set(all.map((one) => one.localName))],
      attributes: all.flatMap((one) => one.getAttributeNames()),
    };
  });
  expect(left.names.sort()).toEqual(['article', 'div', 'h2', 'p']);
  expect([...new Set(left.attributes)].sort()).toEqual(['class', 'dir']);
  expect(asked.filter((url) => !url.startsWith(root))).toEqual([]);

  await paste(page, { 'text/html': '<h1>Back pain</h1><ul><li>TENS<li>heat</ul>', 'text/plain': 'no' });
  await has(page, 'TENS');
  expect(await page.locator('.paper li').allInnerTexts()).toEqual(['TENS', 'heat']);
  await closed(page);
  await page.getByLabel(say('reader_paste')).fill('Low back pain.\n\nTakes <b>ibuprofen</b>.');
  await page.getByRole('button', { name: say('reader_read_text') }).click();
  await has(page, 'ibuprofen');
  expect(await page.locator('.paper p').allInnerTexts()).toEqual([
    'Low back pain.',
    'Takes <b>ibuprofen</b>.',
  ]);
});

test('a long text comes in bit by bit; what is in it is said when it is known, and closing it needs no waiting', async () => {
  const page = await open();
  const seen = await page.evaluateHandle(() => {
    const seen = { found: [] as string[], paragraphs: new Set<number>() };
    new MutationObserver(() => {
      const found = document.querySelector('.found')?.textContent;
      if (found && found !== seen.found.at(-1)) seen.found.push(found);
      seen.paragraphs.add(document.querySelectorAll('.paper p').length);
    }).observe(document, { subtree: true, childList: true, characterData: true });
    return seen;
  });
  const nothing = 'The weather was fine, and they walked to the sea and back again before it was dark.\n\n';
  await give(page, 'long.txt', `${nothing.repeat(4_000)}For low back pain she took ibuprofen.`);
  await page.locator('.found', { hasText: sayCounted('reader_found', 1) }).waitFor();
  // A number that may grow says so; no other is told before.
  const soFar = sayCounted('reader_found_so_far', 1);
  expect(await seen.evaluate(({ found }, soFar) => found.filter((words) => words !== soFar), soFar)).toEqual([
    say('reader_found_list'),
    sayCounted('reader_found', 1),
  ]);
  expect(await page.locator('.paper p').count()).toBe(4_001);
  expect(
    await seen.evaluate(({ paragraphs }) => [...paragraphs].some((some) => some > 0 && some < 4_001)),
  ).toBe(true);

  // Opened anew, and closed as soon as its first words are there: the rest does not come, and the next one is on its own.
  await closed(page);
  const closedEarly = page.evaluate(
    () =>
      new Promise<number>((tell) => {
        // By the page itself, at once: by the driver it may come too late.
        new MutationObserver((_, observer) => {
          const article = document.querySelector('.paper:has(p)');
          if (!article) return;
          observer.disconnect();
          Object.assign(window, { article });
          document.querySelector<HTMLElement>('.bar .close')?.click();
          tell(article.querySelectorAll('p').length);
        }).observe(document, { subtree: true, childList: true });
      }),
  );
  await give(page, 'long.txt', nothing.repeat(20_000));
  const come = await closedEarly;
  expect(come).toBeLessThan(20_000);
  await page.waitForSelector('.start');
  await give(page, 'short.txt', 'Nothing of the kind.');
  await page.locator('.found', { hasText: sayCounted('reader_found', 0) }).waitFor();
  expect(await page.locator('.paper').count()).toBe(1);
  expect(
    await page.evaluate(
      () => (window as unknown as { article: Element }).article.querySelectorAll('p').length,
    ),
  ).toBeLessThan(20_000);
});

/** Tags of elements that are in no page any more, after the browser has thrown away what nobody holds. */
async function elementsLeft(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { result } = await session.send('Runtime.evaluate', { expression: 'Element.prototype' });
  const { objects } = await session.send('Runtime.queryObjects', {
    prototypeObjectId: result.objectId as string,
  });
  const left = await session.send('Runtime.callFunctionOn', {
    objectId: objects.objectId as string,
    // Prototypes of elements are among them, and what the driver itself holds because it has put a file in or clicked there.
    functionDeclaration: `function () {
      return this.filter((one) => !Object.hasOwn(one, 'constructor') && !one.isConnected && !one.closest('.start, .bar'))
        .map(({ localName }) => localName) }`,
    returnByValue: true,
  });
  await session.detach();
  return left.result.value;
}

chromiumTest('nothing in the tab holds on to a document that was closed', async () => {
  const page = await open();
  const said = 'For low back pain TENS was no better than sham, and walking helped.';
  const row = `<tr><td>TENS<td>${'word '.repeat(200)}`;
  const documents: [string, string | Buffer, marked: number][] = [
    [
      'saved.html',
      `${`<p>${said}</p>`.repeat(1500)}${`<div><table>${row}</table><ul><li>${said}</ul></div>`.repeat(20)}`,
      3060,
    ],
    ['leaflet.pdf', LEAFLET, 3],
  ];
  for (const [name, content, marked] of documents) {
    await give(page, name, content);
    await page.getByText(sayCounted('reader_found', marked)).waitFor();
    await hover(page, 'TENS');
    // A driver that looks at the card would itself hold on to it.
    await page.waitForFunction(() => document.querySelector('html > div') !== null);
    await page.keyboard.press('Escape');
    // The spotter looks for shadow roots some seconds after it has begun, a thousand elements at a time.
    await page.waitForFunction(() => performance.now() > 4000);
    await closed(page);
    await until(
      () => elementsLeft(page),
      (left) => left.length === 0,
      // Its looks at ever later times would let go in the end.
      6000,
    );
  }
  // In the middle of its coming as well.
  await give(page, 'longest.txt', `${said}\n\n${'He walked to the sea and back.\n\n'.repeat(12_000)}`);
  await has(page, 'TENS');
  await closed(page);
  await until(
    () => elementsLeft(page),
    (left) => left.length === 0,
  );
});

test('pages that cannot be read are told from pictures', async () => {
  const page = await open();
  const damaged = (from: string, to: string) =>
    Buffer.from(LEAFLET.toString('latin1').replace(from, to), 'latin1');
  await give(page, 'damaged.pdf', damaged('9 0 R]', '4 0 R]'));
  await page.getByText(sayCounted('reader_broken', 1, '3')).waitFor();
  await page.getByText(sayCounted('reader_scanned', 1, '2')).waitFor();
  // What is said stays in view when the window becomes another.
  const zoom = page.locator('.percent');
  const before = (await zoom.textContent()) ?? '';
  await page.setViewportSize({ width: 400, height: 700 });
  await until(
    () => zoom.textContent(),
    (now) => now !== before,
  );
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await closed(page);
  await give(page, 'lost.pdf', damaged('/Kids [5 0 R 7 0 R 9 0 R]', '/Kids [4 0 R 4 0 R 4 0 R]'));
  await page.getByText(say('reader_trouble_broken', say('reader_quoted', 'lost.pdf'))).waitFor();
});

test('on paper a document has its name, and tables are as wide as the sheet', async () => {
  const page = await open();
  const cells = Array.from({ length: 20 }, (_, at) => `<td>rehabilitation ${at}</td>`).join('');
  await give(page, 'table.html', `<p>Back pain</p><table><tr>${cells}</tr></table>`);
  await page.locator('.paper table').waitFor();
  await page.setViewportSize({ width: 720, height: 900 });
  await page.emulateMedia({ media: 'print' });
  const beyond = await page.evaluate(() => {
    const { right } = document.querySelector('.paper')?.getBoundingClientRect() ?? { right: 0 };
    return [...document.querySelectorAll('td')].filter(
      (cell) => cell.getBoundingClientRect().right > right + 1,
    ).length;
  });
  expect(beyond).toBe(0);
  await page.pdf();
  expect(await page.evaluate(() => document.body.dataset.printed)).toContain('table.html');
});

test('tables of letters come out of the package', async () => {
  const page = await open();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await give(page, 'far-east.pdf', farEasternPdf());
  await page.locator('.text-layer', { hasText: '腰痛' }).waitFor({ state: 'attached' });
  // Without the tables there would be no letters. Firefox does not tell a driver what workers ask for.
  if (!IN_FIREFOX) expect(asked.filter((url) => url.includes('/cmaps/')).length).toBeGreaterThan(0);
  expect(asked.filter((url) => !url.startsWith(root))).toEqual([]);
});

test('where an organisation has marking paused, the page says so and offers nothing', async () => {
  const page = await open();
  const set = (change: string) => browser.worker.evaluate(`chrome.storage.local.${change}`);
  const resume = page.getByRole('button', { name: say('reader_resume') });
  await set('set({ policy: { version: 2, paused: true } })');
  try {
    await paste(page, { 'text/plain': 'For low back pain he takes ibuprofen.' });
    await page.locator('.notices').getByText(POLICY.by).waitFor();
    expect(await resume.count()).toBe(0);
    // For longer than it takes to be sure that there is nothing.
    await page.evaluate(() => new Promise((go) => setTimeout(go, 900)));
    expect(await page.locator('.found').textContent()).toBe(say('reader_found_list'));
    // The reader's own pause has a way out of it.
    await set("remove('policy')");
    await has(page, 'ibuprofen');
    await browser.worker.evaluate('chrome.storage.sync.set({ settings: { version: 2, paused: true } })');
    await until(
      () => texts(page),
      (all) => all.length === 0,
    );
    // What is found where nothing is marked is not told.
    await page.locator('.found', { hasText: say('reader_found_list') }).waitFor();
    await resume.click();
    await has(page, 'ibuprofen');
  } finally {
    await set("remove('policy')");
    await browser.worker.evaluate("chrome.storage.sync.remove('settings')");
  }
});

test('where an organisation has switched reading in context off, marks and cards come without it', async () => {
  const reads = (page: Page) => page.evaluate(() => '__backbriefReading' in globalThis);
  const usual = await open();
  await paste(usual, { 'text/plain': 'For low back pain he takes ibuprofen.' });
  await has(usual, 'ibuprofen');
  expect(await reads(usual)).toBe(true);
  const set = (change: string) => browser.worker.evaluate(`chrome.storage.local.${change}`);
  await set('set({ policy: { version: 2, pageReading: false } })');
  try {
    const held = await open();
    await paste(held, { 'text/plain': 'For low back pain he takes ibuprofen.' });
    await has(held, 'ibuprofen');
    expect(await reads(held)).toBe(false);
    // Nor does the page on the method tell how pages are read.
    const method = await open('method.html');
    await method.locator('#review').waitFor();
    await method.locator('#reading').waitFor({ state: 'detached' });
  } finally {
    await set("remove('policy')");
  }
});

test('what cannot be opened says why, and what to do', async () => {
  const page = await open();
  const says = async (name: string, content: string | Buffer) => {
    await give(page, name, content);
    return until(
      () => trouble(page).catch(() => ''),
      (text) => text?.includes(`“${name}”`) ?? false,
    );
  };
  const words = (key: Parameters<typeof say>[0], name: string) => say(key, say('reader_quoted', name));
  expect(await says('a.docx', 'PK\x03\x04')).toBe(words('reader_trouble_office', 'a.docx'));
  expect(await says('b.pdf', '%PDF-1.4\nnothing of the kind')).toBe(words('reader_trouble_broken', 'b.pdf'));
  const pageless =
    '%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[]/Count 0>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF';
  expect(await says('none.pdf', pageless)).toBe(words('reader_trouble_broken', 'none.pdf'));
  expect(await says('c.txt', '')).toBe(words('reader_trouble_empty', 'c.txt'));
  expect(await says('d.png', Buffer.from('\x89PNG\r\n', 'latin1'))).toBe(
    words('reader_trouble_picture', 'd.png'),
  );
  expect(await says('e.html', '<script>1</script>')).toBe(words('reader_trouble_empty', 'e.html'));
  await page.evaluate(() => document.body.dispatchEvent(new ClipboardEvent('paste', { bubbles: true })));
  await page.getByText(say('reader_trouble_nothing')).waitFor();

  // All of it scanned.
  await give(page, 'scan.pdf', madePdf(['picture', 'picture']));
  await page.getByText(say('reader_scanned_all')).waitFor();
  await page.getByText(sayCounted('reader_found', 0)).waitFor();
});

// Firefox has its driver drop nothing.
chromiumTest(
  'a folder that is dropped says why it is not opened; of several files the first is',
  async () => {
    const page = await open();
    const folder = await mkdtemp(join(tmpdir(), 'leaflets-'));
    const driver = await page.context().newCDPSession(page);
    const drop = async (...files: string[]) => {
      for (const type of ['dragEnter', 'drop'] as const) {
        const data = { items: [], files, dragOperationsMask: 1 };
        await driver.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
      }
    };
    await drop(folder);
    await page.getByText(say('reader_trouble_folder', say('reader_quoted', basename(folder)))).waitFor();
    // Of several the first is opened.
    const notes = ['one.txt', 'two.txt', 'three.txt'].map((name) => join(folder, name));
    await Promise.all(notes.map((note) => writeFile(note, `Back pain, in ${basename(note)}`)));
    await drop(...notes);
    await page.getByText(sayCounted('reader_besides', 2)).waitFor();
    expect(await page.locator('.paper').textContent()).toBe('Back pain, in one.txt');
    await closed(page);
    await rm(folder, { recursive: true });
  },
);

test('a password is asked for, a wrong one is told, the right one opens', async () => {
  const page = await open();
  await give(page, 'locked.pdf', madePdf([lines('Low back pain, and yoga for it.')], 'secret'));
  const field = page.getByLabel(say('reader_password'), { exact: true });
  await field.fill('wrong');
  await field.press('Enter');
  await page.getByText(say('reader_password_wrong')).waitFor();
  expect(await faultsInBoth(page)).toEqual([]);
  await field.fill('secret');
  await field.press('Enter');
  await has(page, 'yoga');
  await closed(page);
  await give(page, 'locked.pdf', madePdf([lines('Back pain.')], 'secret'));
  await page.getByRole('button', { name: say('reader_cancel') }).click();
  await page.waitForSelector('.start');
  expect(await page.locator('.trouble').textContent()).toBe('');
});

test('a thousand pages: pictures of a few, steady progress, stopped and taken up again', async () => {
  const page = await open();
  const text = lines(
    'Low back pain and what is done for it.',
    'Some people take ibuprofen, others have massage.',
  );
  await give(page, 'long.pdf', madePdf(Array.from({ length: 1000 }, () => text)));
  await has(page, 'massage');
  await page.getByRole('button', { name: say('reader_stop') }).click();
  const stopped = page.locator('.notices p');
  await stopped.waitFor();
  const read = Number(/^\d+/.exec((await stopped.textContent()) ?? '')?.[0]);
  expect(read).toBeLessThan(1000);
  expect(await page.locator('.page').count()).toBe(1000);
  // Another page is read when it comes into view.
  await page.locator('[data-page="900"]').scrollIntoViewIfNeeded();
  await page.locator('[data-page="900"] .text-layer').waitFor();
  await page.locator('[data-page="900"] canvas').waitFor();
  expect(await page.locator('.page canvas').count()).toBeLessThan(9);
  await page.getByRole('button', { name: say('reader_go_on') }).click();
  await closed(page);
});

// Firefox keeps extensions out of its viewer: test/e2e/firefox-pdf-tab.test.ts.
chromiumTest("the PDF of a tab is opened out of the browser's own memory", async () => {
  site.pages.set('/a%20leaflet.pdf', {
    body: LEAFLET as unknown as string,
    type: 'application/pdf',
    headers: { 'cache-control': 'max-age=600' },
  });
  const tab = await browser.context.newPage();
  opened.push(tab);
  await tab.goto(`${site.url}/a%20leaflet.pdf`);
  const id = await browser.worker.evaluate(async () => {
    const tabs = await chrome.tabs.query({});
    return tabs.find(({ url }) => url?.includes('.pdf'))?.id;
  });
  // The popup offers it.
  const popup = await open('popup.html');
  const [page] = await Promise.all([
    browser.context.waitForEvent('page'),
    popup.getByRole('button', { name: say('reader_open_pdf') }).click(),
  ]);
  opened.push(page);
  await has(page, 'TENS');
  expect(await page.locator('.bar .file-name').textContent()).toBe('a leaflet.pdf');
  expect(new URL(page.url()).hash).toBe('');

  site.pages.set('/secret.pdf', {
    body: LEAFLET as unknown as string,
    type: 'application/pdf',
    headers: { 'cache-control': 'no-store' },
  });
  await tab.goto(`${site.url}/secret.pdf`);
  const other = await open(`reader.html#tab=${id}`);
  await other.getByText(say('reader_trouble_tab')).waitFor();
});
