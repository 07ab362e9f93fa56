/** Nothing goes out: what the browser itself has written down of its network, with every surface of the extension opened. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CARD } from '../../components/strings.ts';
import { lines, madePdf } from '../made-pdf.ts';
import { cardText, clickInside, hover } from './card-support.ts';
import { openSite, startBrowser, texts, until } from './support.ts';

const PAGE = `<!doctype html><html><head><title>Low back pain</title></head><body><h1>Low back pain</h1>
  <p>TENS cures low back pain for good. For back pain he takes ibuprofen; he has had a stomach ulcer. Numb between the legs.</p>
  <p>See https://elsewhere.example/ for more.</p></body></html>`;

/** All views of the extension's own pages. */
const VIEWS = [
  ...[
    'page',
    'pathway',
    'pathway/red-flags',
    'map',
    'start-back',
    'evidence',
    'compare/tens+ibuprofen',
    'none',
  ],
  ...['treatment/tens', 'treatment/cauda-equina-syndrome', 'documents', 'documents/S2'],
].map((view) => `#/${view}`);

interface Entry {
  url: string;
  /** Origin that asked: of a page, its content scripts too; of the extension. */
  initiator: string;
}

/** How the log writes that no page and no extension has asked. */
const NOBODY = 'not an origin';

/** What was asked of the network, or tried, by the browser's own log. */
async function requestsIn(file: string): Promise<Entry[]> {
  const text = await readFile(file, 'utf8');
  const { constants, events } = JSON.parse(text) as {
    constants: { logEventTypes: Record<string, number> };
    events: { type: number; params?: { url?: string; initiator?: string } }[];
  };
  const start = constants.logEventTypes.URL_REQUEST_START_JOB;
  return events.flatMap(({ type, params }) =>
    type === start && params?.url ? [{ url: params.url, initiator: params.initiator ?? '' }] : [],
  );
}

test('no surface asks for anything: page, card, popup, panel, settings, background', {
  timeout: 90_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'backbrief-net-'));
  const log = join(folder, 'net.json');
  const site = await openSite();
  site.pages.set('/page', { body: PAGE });
  const browser = await startBrowser({
    // Whatever gets past us must not get past the machine.
    args: [`--log-net-log=${log}`, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  });
  const base = browser.root;
  try {
    const page = await browser.context.newPage();
    await page.goto(`${site.url}/page`);
    await until(
      () => texts(page),
      (all) => all.includes('TENS'),
    );
    await hover(page, 'TENS');
    await until(
      () => cardText(page),
      (card) => card?.includes(CARD.openInPanel) ?? false,
    );
    await clickInside(page, 'input[value=clinician]');
    await clickInside(page, '.copy-cited');
    await clickInside(page, '.buttons > button');
    // A view that is there says something.
    const panel = await browser.context.newPage();
    const says = () =>
      until(
        () => panel.evaluate(() => (document.body.textContent ?? '').trim()),
        (text) => text.length > 60,
        20_000,
      );
    await panel.goto(`${base}sidepanel.html`);
    for (const view of VIEWS) {
      await panel.evaluate((hash) => Object.assign(location, { hash }), view);
      await says();
    }
    await panel.goto(`${base}options.html`);
    await says();
    await panel.goto(`${base}popup.html`);
    await panel.fill('#bb-search', 'tens');
    await panel.keyboard.press('Enter');
    await panel.waitForSelector('.card[data-concept=tens]');
    // A file with addresses in it, and a PDF.
    await panel.goto(`${base}reader.html`);
    const give = (name: string, content: string | Buffer) =>
      panel.locator('input[name=file]').setInputFiles({ name, mimeType: '', buffer: Buffer.from(content) });
    await give(
      'saved.html',
      '<p>Back pain: TENS.<img src="https://elsewhere.example/i.png"><link rel=stylesheet href="https://elsewhere.example/s.css">',
    );
    await panel.waitForSelector('.paper');
    await panel.click('.bar .close');
    await give('leaflet.pdf', madePdf([lines('Back pain: TENS.')]));
    await panel.waitForSelector('.text-layer');
    // Not even on purpose: the policy of the package stops what code would begin.
    const tries = () =>
      Promise.all(
        ['https://elsewhere.example/a', 'http://127.0.0.1:9/b'].map((url) =>
          fetch(url).then(
            () => 'got',
            (error: unknown) => String(error),
          ),
        ),
      );
    const stopped = [await panel.evaluate(tries), await browser.worker.evaluate(tries)].flat();
    expect(stopped.filter((result) => !/Failed to fetch|violates/.test(result))).toEqual([]);
    const errors = browser.errors.filter((error) => !/elsewhere\.example|127\.0\.0\.1:9/.test(error));
    // A policy that a surface breaks says so.
    expect(errors).toEqual([]);
  } finally {
    await browser.close();
    await site.close();
  }
  const requests = await requestsIn(log);
  await rm(folder, { recursive: true });
  const asked = requests.filter(({ url }) => /^(https?|wss?|ftp):/.test(url));
  const ofPages = asked.filter(({ url }) => url.startsWith(site.url));
  expect(ofPages.map(({ url }) => new URL(url).pathname)).toContain('/page');
  // The browser asks its maker for accounts and updates by itself, for no origin at all.
  const outside = asked.filter(({ url, initiator }) => !url.startsWith(site.url) && initiator !== NOBODY);
  expect(outside).toEqual([]);
});
