/** The interface in French and Spanish, in a Chromium that speaks them; what the documents say stays English and is marked so. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { SEARCH_ID } from '../../components/search.tsx';
import { messagesOf } from '../../scripts/words.ts';
import { hover, inside } from './card-support.ts';
import { openSite, startBrowser, type TestBrowser, texts, until } from './support.ts';

const NOTE =
  '<!doctype html><title>Note</title><p>Low back pain for six weeks. Back pain is worse at night.</p>' +
  '<p>For back pain he takes cyclobenzaprine and asked about a TENS unit. No saddle anaesthesia.</p>';

/** For the card's frame or a page's root: the language, texts of elements by selector, and those that are content but not marked. */
const SEEN = `function () {
  const lang = (element) => element.closest('[lang]')?.lang;
  const content = '.lead, .chip:not([data-verdict="red flag"]), .plain, .who, [data-entry]:not([data-entry^="caution"]) .result-title, .from-class, .statements > li, p.words, .gloss, .answers .label > span, .matrix .entry-head a';
  return {
    lang: lang(this),
    text: this.innerText,
    notes: [...this.querySelectorAll('.content-note')].map((note) => [lang(note), note.textContent]),
    english: [...this.querySelectorAll(content)].filter((element) => lang(element) === 'en').length,
    unmarked: [...this.querySelectorAll(content)].filter((element) => lang(element) !== 'en').map((element) => element.outerHTML.slice(0, 200)),
  };
}`;

interface Seen {
  lang: string;
  text: string;
  notes: [string, string][];
  english: number;
  unmarked: string[];
}

const seen = (page: Page) => page.evaluate(`(${SEEN}).call(document.documentElement)`) as Promise<Seen>;

/** Opens a page of the extension behind the tab that is active, so that it is about that tab. */
async function openBeside(browser: TestBrowser, address: string, ready: string): Promise<Page> {
  const coming = browser.context.waitForEvent('page');
  await browser.worker.evaluate(`chrome.tabs.create({ url: '${address}', active: false })`);
  const page = await coming;
  await page.waitForSelector(ready);
  return page;
}

test.each(['fr', 'es'] as const)('%s', async (language) => {
  const words = messagesOf(language);
  const said = (key: keyof typeof words) => words[key]?.message ?? '';
  const note = [language, said('content_english')];
  const [browser, site] = await Promise.all([startBrowser({ language }), openSite()]);
  try {
    site.pages.set('/note', { body: NOTE });
    const page = await browser.open(`${site.url}/note`);
    await until(
      () => texts(page),
      (found) => found.length > 0,
    );
    expect(await browser.worker.evaluate('chrome.runtime.getManifest().description')).toBe(
      said('extension_description'),
    );

    const popup = await openBeside(browser, 'popup.html', '.found');
    const list = await seen(popup);
    expect(list).toMatchObject({ lang: language, notes: [note], unmarked: [] });
    expect(list.english).toBeGreaterThan(0);
    expect(list.text).toContain(said('verdict_red_flag'));
    await popup.fill(`#${SEARCH_ID}`, 'tens');
    await popup.waitForSelector('.result');
    expect(await seen(popup)).toMatchObject({ unmarked: [] });
    expect((await seen(popup)).text).toContain(said('group_treatment'));

    const panel = await openBeside(browser, 'sidepanel.html#/page', '.found-name');
    const found = await seen(panel);
    expect(found).toMatchObject({ lang: language, notes: [note], unmarked: [] });
    expect(found.text).toContain(said('page_counted'));
    expect(await panel.title()).toBe(`${said('page_title')} · Backbrief`);
    // Every view is marked alike in each language: one is enough.
    const views = [
      ['pathway', 'pathway_at_start'],
      ['evidence', 'evidence_intro'],
      ['treatment/tens', 'card_sources'],
      ['documents', 'panel_documents_intro'],
    ] as const;
    for (const [view, word] of language === 'fr' ? views : []) {
      await panel.evaluate((hash) => {
        location.hash = hash;
      }, `#/${view}`);
      await until(
        async () => (await seen(panel)).text,
        (text) => text.includes(said(word)),
      );
      expect.soft(await seen(panel), view).toMatchObject({ lang: language, notes: [note], unmarked: [] });
    }

    const options = await openBeside(browser, 'options.html', 'main');
    expect(await options.title()).toBe(said('options_title'));
    const settings = await seen(options);
    expect(settings).toMatchObject({ lang: language, notes: [] });
    expect(settings.text).toContain(said('command_next'));

    // Chromium may have no messages at all for the process of our pages: they come from our own files then, in the
    // language that the driver has the page told, which is English.
    const without = await browser.context.newPage();
    await without.addInitScript('chrome.i18n.getMessage = () => ""');
    await without.goto(`${browser.root}options.html`);
    await without.waitForSelector('main');
    expect(await without.title()).toBe(messagesOf('en').options_title?.message);
    await without.close();

    await page.bringToFront();
    await hover(page, 'TENS unit');
    const card = await until(
      () => inside<Seen>(page, SEEN),
      (shown) => Boolean(shown?.text.includes(said('card_detail'))),
    );
    expect(card).toMatchObject({ lang: language, notes: [note], unmarked: [] });
    expect(card?.text).toContain(said('card_scope'));
    expect(browser.errors).toEqual([]);
  } finally {
    await Promise.all([browser.close(), site.close()]);
  }
});
