/** Reading in context in a real Chromium: the demo note, article and clinic page, as cards, popup and panel tell them. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { THIS_PAGE } from '../../components/panel-strings.ts';
import {
  flagWord,
  hereLine,
  type MentionType,
  OUTCOMES,
  READING,
  SELLING,
  statusWord,
  together,
} from '../../components/reading-strings.ts';
import type { ClaimOutcome } from '../../data/claim-check.ts';
import companions from '../../data/companion-names.json' with { type: 'json' };
import { evidence } from '../../data/evidence.ts';
import { flagName } from '../../data/flag-names.ts';
import lexicon from '../../data/lexicon.json' with { type: 'json' };
import type { SellingKind, Status } from '../../data/reading.ts';
import { look, reveal, type SeenMention, type World, worldsOf } from '../../scripts/eyes.ts';
import { textPage } from '../../scripts/serve.ts';
import { inside } from './card-support.ts';
import {
  clearSettings,
  openBrowser,
  openCardsSoon,
  openSite,
  painted,
  type Site,
  setSettings,
  settle,
  type TestBrowser,
  until,
} from './support.ts';

let browser: TestBrowser;
let site: Site;
const opened: Page[] = [];
const source = (name: string) => readFile(`test/pages/${name}`, 'utf8');

/** What the service worker was told since the test began. */
const heard = () => browser.worker.evaluate('globalThis.heard') as Promise<Record<string, unknown>[]>;

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSite()]);
  await openCardsSoon(browser.worker);
  site.pages.set('/note', { body: textPage('note.txt', await source('note.txt')) });
  site.pages.set('/article', { body: await source('article.html') });
  site.pages.set('/clinic', { body: await source('clinic.html') });
  site.pages.set('/quiet', {
    body: '<!doctype html><title>Quiet</title><p>Low back pain is common. Back pain often goes by itself.</p>',
  });
  await browser.worker.evaluate(`
    globalThis.heard = [];
    globalThis.hear = (message) => { heard.push(message); };
    chrome.runtime.onMessage.addListener(hear);
  `);
}, 60_000);
afterAll(async () => {
  await browser?.worker.evaluate('chrome.runtime.onMessage.removeListener(hear)');
  await Promise.all([browser?.close(), site?.close()]);
});
beforeEach(async () => {
  await browser.worker.evaluate('heard.length = 0');
});
afterEach(async () => {
  await clearSettings(browser.worker);
  await openCardsSoon(browser.worker);
  await Promise.all(opened.splice(0).map((page) => page.close()));
  expect(browser.errors.splice(0)).toEqual([]);
});

async function worldOf(page: Page): Promise<World> {
  return until(async () => (await worldsOf(page))[0] as World, Boolean);
}

/** What the page's spotter knows once it has read the page in context. */
async function readings(page: Page): Promise<SeenMention[]> {
  const world = await worldOf(page);
  const seen = await until(
    () => look(world),
    (now) => now !== null && !now.busy && now.mentions.length > 0 && now.says !== null,
    10_000,
  );
  return seen?.mentions ?? [];
}

async function open(path: string): Promise<Page> {
  const page = await browser.open(site.url + path);
  opened.push(page);
  return page;
}

/** Opens a page and waits until it was read. */
async function openRead(path: string): Promise<Page> {
  const page = await open(path);
  await readings(page);
  return page;
}

interface Row {
  text: string;
  mark: string | null;
  from: string;
}

/** What a card says of the page around it. */
interface SeenCard {
  line: string | null;
  flags: string[];
  together: string | null;
  raised: { why: string; texts: string[] }[];
  claim: { outcome: string; says: string; quote: string | null; answer: string; rows: Row[] } | null;
  /** Class names of what stands in the card, from the top. */
  parts: string[];
  text: string;
}

const READ_CARD = `function () {
  const text = (at) => at ? at.textContent.replace(/\\s+/g, ' ').trim() : null;
  const card = this.querySelector('.card');
  const here = card && card.querySelector('.here');
  if (!card) return null;
  const all = (selector, from = here) => from ? [...from.querySelectorAll(selector)] : [];
  const claim = here && here.querySelector('.claim');
  return {
    concept: card.dataset.concept,
    line: here && text(here.querySelector('.status-line')),
    flags: all('.flags li').map(text),
    together: here && text(here.querySelector('.flags b')),
    raised: all('.raised h3').map((head) => {
      const texts = [];
      for (let at = head.nextElementSibling; at && at.localName === 'p'; at = at.nextElementSibling) texts.push(text(at));
      return { why: text(head), texts };
    }),
    claim: claim && {
      outcome: claim.querySelector('[data-outcome]').dataset.outcome,
      says: text(claim.querySelector('h3')),
      quote: text(claim.querySelector('q')),
      answer: text(claim.querySelector('dl > div:last-child dd')),
      rows: all('.says li', claim).map((row) => ({
        text: text(row),
        mark: text(row.querySelector('.mark')),
        from: all('.from', row).map(text).join(' '),
      })),
    },
    parts: [...card.children].flatMap((child) => child === here ? [...here.children] : [child])
      .map((part) => part.className || part.localName),
    text: card.innerText,
  };
}`;

/** Rests the pointer on a mention and waits for its card. */
async function cardOf(page: Page, concept: string, which = 0): Promise<SeenCard> {
  const world = await worldOf(page);
  await page.mouse.move(2, 2);
  const sight = await reveal(world, concept, which);
  if (sight.why !== null) throw new Error(`${concept} ${which}: ${sight.why}`);
  await page.mouse.move(sight.at.x - 3, sight.at.y, { steps: 2 });
  await page.mouse.move(sight.at.x, sight.at.y);
  const card = await until(
    () => inside<(SeenCard & { concept: string }) | null>(page, READ_CARD),
    (now) => now?.concept === concept,
  );
  await page.keyboard.press('Escape');
  await until(
    () => inside(page, 'function () { return true }'),
    (now) => now === undefined,
  );
  return card as SeenCard;
}

/** Opens a page of the extension behind the tab that is active, so that it follows that tab. */
async function behind(page: Page, address: string): Promise<Page> {
  await page.bringToFront();
  const view = await browser.openBehind(address);
  opened.push(view);
  await view.waitForSelector('main');
  return view;
}

const allTexts = (view: Page, selector: string) =>
  view
    .locator(selector)
    .evaluateAll((all) => all.map((one) => (one.textContent ?? '').replace(/\s+/g, ' ').trim()));

/** In which order signs are told: present, then past and possible ones, then denied ones, then others. */
function rankOf(row: string): number {
  const ranks: [Status, number][] = [
    ['present', 0],
    ['planned', 1],
    ['past', 1],
    ['hypothetical', 1],
    ['negated', 2],
    ['family', 3],
    ['general', 3],
  ];
  const found = ranks.find(([status]) => row.toLowerCase().startsWith(`${flagWord(status)}:`));
  if (!found) throw new Error(`no status in "${row}"`);
  return found[1];
}

const inOrder = (numbers: readonly number[]) => numbers.toSorted((one, other) => one - other);

describe('status', () => {
  const NOTE: [string, number, MentionType, Status][] = [
    ['cauda-equina-syndrome', 0, 'red flag', 'present'],
    ['malignancy', 1, 'red flag', 'past'],
    ['neurological-deficit', 1, 'red flag', 'hypothetical'],
    ['infection', 0, 'red flag', 'negated'],
    ['fracture', 1, 'red flag', 'family'],
    ['cyclobenzaprine', 0, 'treatment', 'current'],
    ['bed-rest', 0, 'treatment', 'planned'],
    ['physiotherapy', 0, 'treatment', 'past'],
    ['heat', 0, 'treatment', 'helped'],
    ['tens', 0, 'treatment', 'failed'],
    ['epidural-steroid-injection', 0, 'treatment', 'declined'],
    ['naproxen', 0, 'treatment', 'allergy'],
    ['spine-surgery', 0, 'treatment', 'negated'],
    ['acupuncture', 0, 'treatment', 'family'],
  ];

  test('the cards of a note say what happened to each treatment, and whether a sign is there', async () => {
    const page = await openRead('/note');
    for (const [concept, which, type, status] of NOTE) {
      const card = await cardOf(page, concept, which);
      expect.soft(card.line, `${concept} ${which}`).toContain(`${READING.here} ${hereLine(type, status)}`);
      // A note asserts nothing.
      expect.soft(card.claim, concept).toBe(null);
    }
  }, 60_000);

  test('an article speaks of nobody in particular: its cards tell no status', async () => {
    const page = await openRead('/article');
    expect(await readings(page)).toContainEqual(
      expect.objectContaining({ concept: 'yoga', status: 'general' }),
    );
    expect((await cardOf(page, 'yoga')).line).toBe(null);
  });

  test('a page that changes is read anew, by what stands around a mention too', async () => {
    site.pages.set('/changing', {
      body: `<!doctype html><title>Note</title><h1>Visit note</h1><p>Pt is a 50 y/o man with chronic low back pain.</p>
        <h2 id=head>Medications</h2><ul><li>Naproxen</li></ul><p id=flag>He denies saddle numbness.</p>`,
    });
    const page = await openRead('/changing');
    const statusOf = async (concept: string) =>
      (await readings(page)).find((one) => one.concept === concept)?.status;
    expect(await statusOf('naproxen')).toBe('current');
    expect(await statusOf('cauda-equina-syndrome')).toBe('negated');
    await page.evaluate(() => {
      (document.querySelector('#flag') as HTMLElement).textContent = 'He reports saddle numbness.';
    });
    await until(
      () => statusOf('cauda-equina-syndrome'),
      (status) => status === 'present',
    );
    // The heading has no mention in it: the card asks.
    await page.evaluate(() => {
      (document.querySelector('#head') as HTMLElement).textContent = 'Allergies';
    });
    await settle();
    expect((await cardOf(page, 'naproxen')).line).toContain(hereLine('treatment', 'allergy'));
    expect((await cardOf(page, 'cauda-equina-syndrome')).line).toContain(hereLine('red flag', 'present'));
  });
});

describe('red flags', () => {
  test('come first in the card: present, then past and possible ones, then denied ones, all in view', async () => {
    const page = await openRead('/note');
    const card = await cardOf(page, 'ibuprofen');
    expect(card.parts.findIndex((part) => part.includes('flags'))).toBe(
      Math.min(
        ...['flags', 'status-line', 'raised'].map((name) =>
          card.parts.findIndex((part) => part.includes(name)),
        ),
      ),
    );
    const ranks = card.flags.map(rankOf);
    expect(ranks).toEqual(inOrder(ranks));
    expect(new Set(ranks)).toEqual(new Set([0, 1, 2]));
    const mentions = await readings(page);
    for (const { id } of evidence.redFlags) {
      const named = mentions.some(({ concept }) => concept === id);
      expect.soft(card.flags.join().includes(flagName(id, 'patient') ?? id), id).toBe(named);
    }
    expect(card.together).toMatch(/are all mentioned\.$/);
    expect(card.text).not.toMatch(/no red flags/i);
  });

  test('come first in the panel in the same order, several together are said, and denied ones stay', async () => {
    const page = await openRead('/note');
    const panel = await behind(page, 'sidepanel.html#/page');
    await panel.waitForSelector('section[data-verdict="red flag"] ul[data-status=present]');
    expect(await panel.locator('.this-page section').first().getAttribute('data-verdict')).toBe('red flag');
    const statuses = await panel
      .locator('section[data-verdict="red flag"] ul')
      .evaluateAll((lists) => lists.map((list) => (list as HTMLElement).dataset.status ?? ''));
    expect(statuses).toEqual(['present', 'past', 'hypothetical', 'negated']);
    expect(await allTexts(panel, 'ul[data-status=negated] .found-name')).not.toEqual([]);
    expect(await panel.textContent('section[data-verdict="red flag"] .together')).toMatch(
      /are all mentioned\.$/,
    );
    // A sign that is named as past and as denied says both.
    const malignancy = await panel.textContent('section[data-verdict="red flag"] [data-concept=malignancy]');
    expect(malignancy).toContain(statusWord('red flag', 'past'));
    expect(malignancy).toContain(statusWord('red flag', 'negated'));
    const popup = await behind(page, 'popup.html');
    await popup.waitForSelector('.rows button');
    await until(
      () => allTexts(popup, '.rows button'),
      (rows) => Boolean(rows[0]?.toLowerCase().includes(statusWord('red flag', 'present'))),
    );
  });

  test('two of them are both mentioned', async () => {
    site.pages.set('/both', {
      body: '<!doctype html><title>Two</title><p>Low back pain since May. He reports saddle numbness and urinary retention. He takes naproxen.</p>',
    });
    const page = await openRead('/both');
    const names = ['bladder-bowel-disturbance', 'cauda-equina-syndrome'].map(
      (id) => flagName(id, 'patient') ?? '',
    );
    const said = (await cardOf(page, 'naproxen')).together;
    expect([together(names), together(names.toReversed())]).toContain(said);
    expect(said).toContain('both');
  });
});

describe('claims', () => {
  const CLAIMS: [string, string, number, ClaimOutcome, string][] = [
    ['/article', 'yoga', 0, 'agrees', 'Yoga improves chronic low back pain'],
    ['/article', 'acetaminophen', 0, 'says-more', 'Acetaminophen is effective for back pain'],
    ['/article', 'lumbar-supports', 0, 'opposite', 'A lumbar support relieves chronic low back pain'],
    ['/article', 'cold', 0, 'silent', 'Cold packs reduce back pain too'],
    ['/article', 'exercise-therapy', 0, 'disagree', 'Exercise therapy relieves acute low back pain'],
    ['/clinic', 'yoga', 1, 'agrees', 'Yoga helps chronic low back pain'],
    [
      '/clinic',
      'radiofrequency-ablation',
      1,
      'says-more',
      'Radiofrequency ablation eliminates back pain for good',
    ],
    [
      '/clinic',
      'epidural-steroid-injection',
      1,
      'opposite',
      'Epidural steroid injections relieve axial low back pain',
    ],
    ['/clinic', 'regenerative-injections', 1, 'silent', 'Stem cell therapy heals worn discs'],
  ];

  test.each(['/article', '/clinic'])(
    'the cards of %s show both sides and their sources',
    async (path) => {
      await setSettings(browser.worker, { reader: 'clinician' });
      const page = await openRead(path);
      for (const [, concept, which, outcome, words] of CLAIMS.filter(([on]) => on === path)) {
        const { claim } = await cardOf(page, concept, which);
        expect.soft(claim?.outcome, concept).toBe(outcome);
        expect.soft(claim?.says, concept).toContain(OUTCOMES[outcome].name);
        expect.soft(claim?.quote, concept).toContain(words);
        const rows = claim?.rows ?? [];
        if (outcome === 'silent') expect.soft(claim?.answer, concept).toContain(OUTCOMES.silent.sentence);
        else expect.soft(rows.length, concept).toBeGreaterThan(outcome === 'disagree' ? 1 : 0);
        for (const { from, text } of rows) {
          expect.soft(from, `${concept}: ${text}`).toMatch(/\b(S\d-\d+|R\d+)\b/);
          expect.soft(from.replace(/\(.*\)/, '').trim(), `${concept}: ${text}`).not.toBe('');
        }
      }
    },
    60_000,
  );

  test('a heading that asserts nothing has no claim, and it is the words that are judged', async () => {
    const page = await openRead('/clinic');
    expect((await cardOf(page, 'radiofrequency-ablation', 0)).claim).toBe(null);
    expect((await cardOf(page, 'radiofrequency-ablation', 1)).text).toContain(READING.fair);
  });

  test('each outcome is marked under the words, and no two marks have the same shape', async () => {
    const page = await openRead('/article');
    await page.setViewportSize({ width: 1100, height: 1600 });
    const marked = await until(
      () => painted(page),
      (now) => ['tm-c1', 'tm-c2', 'tm-c3', 'tm-c4', 'tm-c5'].every((name) => now[name]),
    );
    expect(marked['tm-c1']).toContain('Yoga');
    expect(marked['tm-c2']).toContain('Acetaminophen');
    expect(marked['tm-c3']).toContain('lumbar support');
    expect(marked['tm-c4']).toContain('Cold packs');
    expect(marked['tm-c5']).toContain('Exercise therapy');
    // The underline of the verdict stays.
    expect(marked['tm-1']).toContain('Yoga');
    const shapes = await page.evaluate(() =>
      [1, 2, 3, 4, 5].map((n) => {
        const { textDecorationLine, textDecorationStyle } = getComputedStyle(
          document.documentElement,
          `::highlight(tm-c${n})`,
        );
        return `${textDecorationLine} ${textDecorationStyle}`;
      }),
    );
    expect(new Set(shapes).size).toBe(5);
    expect(shapes.every((shape) => shape.startsWith('underline'))).toBe(true);
  });

  test('popup and panel sum them up, and list them with their words', async () => {
    const page = await openRead('/clinic');
    const outcomes = (await readings(page)).flatMap(({ outcome }) => outcome ?? []);
    const counts = (Object.keys(OUTCOMES) as ClaimOutcome[])
      .map((outcome) => [outcome, outcomes.filter((one) => one === outcome).length] as const)
      .filter(([, count]) => count > 0);
    expect(outcomes.length).toBeGreaterThan(7);
    expect(counts.length).toBeGreaterThan(3);
    const summary = `${THIS_PAGE.claimsCount(outcomes.length)}: ${counts.map(([outcome, count]) => OUTCOMES[outcome].short(count)).join(', ')}`;
    const popup = await behind(page, 'popup.html');
    await popup.waitForSelector('.claim-tally');
    expect(await allTexts(popup, '.claim-tally')).toEqual([summary]);
    const panel = await behind(page, 'sidepanel.html#/page');
    await panel.waitForSelector('.page-claims li');
    expect(await allTexts(panel, '.claim-tally')).toEqual([summary]);
    for (const [outcome, count] of counts)
      expect.soft(await panel.locator(`.page-claims li[data-outcome=${outcome}]`).count()).toBe(count);
    const opposite = await allTexts(panel, '.page-claims li[data-outcome=opposite]');
    expect(opposite.join('\n')).toContain(
      'Epidural steroid injections relieve axial low back pain on the same day.',
    );
    // From the list to the words on the page.
    await panel
      .locator('.page-claims li[data-about=regenerative-injections] button')
      .evaluate((button) => (button as HTMLButtonElement).click());
    await until(
      () =>
        page.evaluate(() =>
          [...(CSS.highlights.get('tm-0') ?? [])].map(
            ({ startContainer }) => startContainer.parentElement?.localName,
          ),
        ),
      (flashed) => flashed[0] === 'p',
    );
  });

  test('signs of selling are listed as what they are, with their words', async () => {
    const SIGNS: Partial<Record<SellingKind, string[]>> = {
      booking: ['Add to cart', 'Call now'],
      'free offer': ['free MRI review'],
      urgency: ['Limited time only'],
      price: ['$1,450', '$2,900'],
      discount: ['save 39%'],
      guarantee: ['money-back guarantee'],
      testimonials: ['What our patients say'],
      rating: ['★★★★★', '4.9 out of 5'],
      'success rate': ['97% success rate'],
      patented: ['patented'],
      proven: ['Clinically proven'],
    };
    const panel = await behind(await openRead('/clinic'), 'sidepanel.html#/page');
    await panel.waitForSelector('.page-selling dt');
    const rows = await allTexts(panel, '.page-selling .selling > div');
    for (const [kind, words] of Object.entries(SIGNS)) {
      const row = rows.find((one) => one.startsWith(SELLING[kind as SellingKind]));
      for (const some of words) expect.soft(row, kind).toContain(READING.quoted(some));
    }
    expect(rows.length).toBe(Object.keys(SIGNS).length);
    const article = await behind(await openRead('/article'), 'sidepanel.html#/page');
    await article.waitForSelector('.page-selling dt');
    expect(await allTexts(article, '.page-selling .selling > div')).toEqual([
      `${SELLING.commission}${READING.quoted('We may earn a commission')}`,
    ]);
  });
});

describe('cautions that fit the page', () => {
  /** Page, treatment, which of its mentions, what the caution says, and the words that raised it; null: the mention itself. */
  const CAUTIONS: [string, string, number, RegExp, string | null][] = [
    ['/note', 'ibuprofen', 0, /ulcer/i, 'gastric ulcer'],
    ['/note', 'acetaminophen', 0, /liver/i, 'fatty liver disease'],
    ['/note', 'cyclobenzaprine', 0, /liver/i, 'fatty liver disease'],
    ['/note', 'cyclobenzaprine', 0, /SSRI/, 'sertraline'],
    ['/note', 'cyclobenzaprine', 0, /SNRI/, 'duloxetine'],
    ['/note', 'cyclobenzaprine', 0, /tramadol/i, 'Tramadol'],
    ['/note', 'tramadol', 0, /opioid/i, 'Zolpidem'],
    ['/note', 'bed-rest', 0, /bed rest/i, null],
    ['/article', 'ibuprofen', 0, /ulcer/i, 'stomach bleeding'],
    ['/article', 'cyclobenzaprine', 0, /MAO/, 'MAO inhibitors'],
    ['/article', 'opioids', 0, /opioid/i, 'alcohol'],
    ['/article', 'acetaminophen', 0, /liver/i, 'liver disease'],
    ['/clinic', 'imaging', 0, /scan/i, null],
    ['/clinic', 'bed-rest', 0, /bed rest/i, null],
    ['/clinic', 'tramadol', 0, /opioid/i, null],
  ];

  test.each(['/note', '/article', '/clinic'])(
    'come first in the cards of %s, with the words that raised them',
    async (path) => {
      const page = await openRead(path);
      const cards = new Map<string, SeenCard>();
      for (const [, concept, which, says, words] of CAUTIONS.filter(([on]) => on === path)) {
        const card = cards.get(concept) ?? (await cardOf(page, concept, which));
        cards.set(concept, card);
        const why = words === null ? READING.raisedItself : READING.raised(words);
        const texts = card.raised.filter((one) => one.why === why).flatMap((one) => one.texts);
        expect
          .soft(
            texts.some((text) => says.test(text)),
            `${concept}: ${why}`,
          )
          .toBe(true);
        const first = (name: string) => card.parts.findIndex((part) => part.split(' ').includes(name));
        expect.soft(first('raised'), concept).toBeLessThan(card.parts.indexOf('lead'));
        expect.soft(card.text, concept).not.toMatch(/\bis safe\b/i);
      }
    },
    60_000,
  );

  test('are listed in the panel, and are not raised where the words are denied', async () => {
    const panel = await behind(await openRead('/note'), 'sidepanel.html#/page');
    await panel.waitForSelector('[data-caution=nsaid-ulcer]');
    expect(await panel.textContent('[data-caution=nsaid-ulcer]')).toContain(READING.raised('gastric ulcer'));
    site.pages.set('/denied', {
      body: '<!doctype html><title>Note</title><p>Pt is a 50 y/o man with chronic low back pain. No history of peptic ulcer. He takes ibuprofen.</p>',
    });
    expect((await cardOf(await openRead('/denied'), 'ibuprofen')).raised).toEqual([]);
    // What is denied is not quoted for what is not.
    site.pages.set('/had', {
      body: '<!doctype html><title>Note</title><p>Pt is a 50 y/o man with chronic low back pain. Peptic ulcer in 2019. He denies GI bleeding. He takes ibuprofen.</p>',
    });
    const [raised] = (await cardOf(await openRead('/had'), 'ibuprofen')).raised;
    expect(raised?.why).toBe(READING.raised('Peptic ulcer'));
  });
});

describe('what stays where it is', () => {
  /** Words that only our own names may hold. */
  const OURS = new Set(
    [
      ...lexicon.map(({ concept }) => concept),
      ...companions.map(({ id }) => id),
      // Kinds of things, as data/reading.ts names them.
      'general present current planned helped failed declined allergy negated family hypothetical',
      'benefit strong against harm chronic acute radicular axial bleeding addiction drowsiness constipation liver',
      'kidney heart breathing death weakness infection nerve fracture patient student clinician spasm pattern claims',
      'duration situation status concept counts named flags limited harms asserts companion reader',
    ].flatMap((name) => name.split(/[^a-z]+/)),
  );
  /** The words of a page that are its own, in small letters. */
  const wordsOf = (page: Page) =>
    page.evaluate(() => [...new Set(document.body.textContent.toLowerCase().match(/[a-z]{5,}/g) ?? [])]);

  test.each(['/note', '/article', '/clinic'])(
    'no message to the background and nothing that is stored has words of %s, and its bytes are as they were',
    async (path) => {
      const page = await openRead(path);
      const mentions = await readings(page);
      const [first] = mentions.filter(({ verdict }) => verdict !== 'red-flag');
      await cardOf(page, first?.concept ?? '');
      const panel = await behind(page, 'sidepanel.html#/page');
      await panel.waitForSelector('.page-cautions');
      const own = (await wordsOf(page)).filter((word) => !OURS.has(word));
      expect(own.length).toBeGreaterThan(50);
      const messages = await heard();
      const types = new Set(messages.map(({ type }) => type));
      for (const type of ['report-counts', 'load-reading', 'get-card']) expect(types).toContain(type);
      const stored = await browser.worker.evaluate(async () =>
        JSON.stringify(
          await Promise.all([
            chrome.storage.session.get(null),
            chrome.storage.local.get(null),
            chrome.storage.sync.get(null),
          ]),
        ),
      );
      for (const [where, told] of [
        ['messages', JSON.stringify(messages)],
        ['storage', stored],
      ] as const) {
        const used = new Set(told.toLowerCase().match(/[a-z]{5,}/g));
        expect
          .soft(
            own.filter((word) => used.has(word)),
            where,
          )
          .toEqual([]);
      }
      const same = await page.evaluate((body) => {
        const parsed = new DOMParser().parseFromString(body, 'text/html');
        return parsed.documentElement.outerHTML === document.documentElement.outerHTML;
      }, site.pages.get(path)?.body ?? '');
      expect(same).toBe(true);
    },
  );

  test('the rules that read are not put into a page without a mention', async () => {
    const isThere = async (page: Page) =>
      (await worldOf(page)).run(() => Object.hasOwn(globalThis, '__backbriefReading'));
    const quiet = await open('/quiet');
    const world = await worldOf(quiet);
    await until(() => world.run(() => Object.hasOwn(globalThis, '__backbriefSpotterHere')), Boolean);
    await settle();
    expect(await isThere(quiet)).toBe(false);
    expect((await heard()).map(({ type }) => type)).not.toContain('load-reading');
    expect(await isThere(await openRead('/article'))).toBe(true);
  });
});
