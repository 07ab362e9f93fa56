/** The options page in a real browser, with the extension as it is built. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { DEFAULTS, type Settings } from '../../browser/settings.ts';
import { BROKEN, FILE, KEYS, MARKING, OPTIONS, PATTERNS, WHERE } from '../../components/options-strings.ts';
import { faultsIn, faultsInBoth } from './axe-support.ts';
import { BROWSERS_EXTENSIONS, beyond, openBrowser, saved, type TestBrowser, until } from './support.ts';

/** Everything other than at first. */
const CHANGED: Settings = {
  reader: 'clinician',
  paused: true,
  mutedSites: ['muted.example'],
  where: 'only',
  allBut: ['*://*.example.org/*'],
  only: ['https://clinic.example/back/*', '*://*.example.com/*'],
  underline: 'thin',
  marks: 'first',
  claims: false,
  hoverPause: 900,
  theme: 'dark',
  badge: false,
};

let browser: TestBrowser;
let root: string;
const opened: Page[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  root = browser.root;
});
afterAll(() => browser?.close());
afterEach(async () => {
  await Promise.all(opened.splice(0).map((page) => page.close()));
  await browser.worker.evaluate('Promise.all([chrome.storage.sync.clear(), chrome.storage.local.clear()])');
  expect(browser.errors.splice(0)).toEqual([]);
});

async function open(): Promise<Page> {
  const page = await browser.open(`${root}options.html`);
  opened.push(page);
  await page.waitForSelector('main');
  return page;
}

/** What the storage holds under the one key. */
async function stored(): Promise<Partial<Settings>> {
  const all = await browser.worker.evaluate("chrome.storage.sync.get('settings')");
  return (all as { settings?: Partial<Settings> }).settings ?? {};
}

const store = (settings: unknown) =>
  browser.worker.evaluate(`chrome.storage.sync.set({ settings: ${JSON.stringify(settings)} })`);

const storedOnce = (expected: Partial<Settings>) =>
  until(stored, (now) =>
    Object.entries(expected).every(
      ([name, value]) => JSON.stringify(now[name as keyof Settings]) === JSON.stringify(value),
    ),
  );

const choose = (page: Page, name: string, value: string) =>
  page.locator(`label.choice:has(input[name=${name}][value="${value}"])`).click();

/** What the controls of the page say. */
async function shown(page: Page): Promise<Omit<Settings, 'allBut'>> {
  const radio = (name: string) => page.locator(`input[name=${name}]:checked`).inputValue();
  const rows = (selector: string) => page.locator(selector).allInnerTexts();
  return {
    reader: (await radio('reader')) as Settings['reader'],
    paused: await page.locator('input[name=paused]').isChecked(),
    mutedSites: await rows('.setting:has(#muted-title) .rows li > :first-child'),
    where: (await radio('where')) as Settings['where'],
    only: await rows('.patterns code:not(dl code)'),
    underline: (await radio('underline')) as Settings['underline'],
    marks: (await radio('marks')) as Settings['marks'],
    claims: await page.locator('input[name=claims]').isChecked(),
    hoverPause: Number(await page.locator('input[name=hover-pause]').inputValue()),
    theme: (await radio('theme')) as Settings['theme'],
    badge: await page.locator('input[name=badge]').isChecked(),
  };
}

/** Presses a button that hands out a file. */
const download = (page: Page, button: string) =>
  saved(browser, page, () => page.getByRole('button', { name: button }).click());

const take = (page: Page, content: string, name = 'backbrief-settings.json') =>
  page
    .locator('input[name=import]')
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });

test('every setting is saved at once, is there after a reload, and goes through export, reset and import', async () => {
  const { allBut, ...visible } = CHANGED;
  await store({ version: 2, ...DEFAULTS, mutedSites: ['muted.example', 'again.example'] });
  const page = await open();
  const field = page.locator('input[name=pattern]');

  await choose(page, 'where', 'all-but');
  await field.fill(String(allBut[0]));
  await field.press('Enter');
  await choose(page, 'where', 'only');
  await page.getByText(PATTERNS.empty.only).waitFor();
  await field.fill(String(CHANGED.only[0]));
  await page.getByRole('button', { name: PATTERNS.add, exact: true }).click();
  await field.fill('*://*.mistake.example/*');
  await field.press('Enter');
  await field.fill(String(CHANGED.only[1]));
  await field.press('Enter');
  await page
    .getByRole('button', { name: `${PATTERNS.remove}${PATTERNS.removeWhich('*://*.mistake.example/*')}` })
    .click();
  // The row below has taken its place, and the keyboard goes on there.
  expect(await page.evaluate(() => document.activeElement?.parentElement?.textContent)).toContain(
    'example.com',
  );
  await page.getByRole('button', { name: `${WHERE.markAgain}${WHERE.onSite('again.example')}` }).click();
  await page.locator('input[name=paused]').check();
  await choose(page, 'reader', 'clinician');
  await choose(page, 'underline', 'thin');
  await choose(page, 'marks', 'first');
  await page.locator('input[name=hover-pause]').focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
  expect(await page.locator('output').textContent()).toBe(MARKING.seconds(900));
  await choose(page, 'theme', 'dark');
  await until(
    () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme),
    (scheme) => scheme === 'dark',
  );
  await page.locator('input[name=claims]').uncheck();
  await page.locator('input[name=badge]').uncheck();
  await page.getByText(OPTIONS.saved, { exact: true }).waitFor();
  await storedOnce(CHANGED);

  await page.reload();
  await page.waitForSelector('main');
  expect(await shown(page)).toEqual(visible);

  const { name, text } = await download(page, FILE.export);
  expect(name).toBe('backbrief-settings.json');
  expect(JSON.parse(text)).toMatchObject({ app: 'backbrief', version: 2, ...CHANGED });

  await page.getByRole('button', { name: FILE.reset }).click();
  await page.getByText(FILE.resetDone).waitFor();
  await storedOnce(DEFAULTS);
  expect(await shown(page)).toMatchObject({ reader: 'patient', where: 'all', badge: true, mutedSites: [] });

  await take(page, text);
  await page.getByText(/are in use\. Changed: reader, pause everywhere/).waitFor();
  await storedOnce(CHANGED);
  expect(await shown(page)).toEqual(visible);
});

test('reset and import can be undone, and the way back ends where something else is changed', async () => {
  await store({ version: 2, ...CHANGED });
  const page = await open();
  const undo = page.getByRole('button', { name: FILE.undo });
  await page.getByRole('button', { name: FILE.reset }).click();
  await undo.click();
  await storedOnce(CHANGED);
  await page.getByText(FILE.undone).waitFor();
  await until(
    () => page.evaluate(() => document.activeElement?.textContent),
    (words) => words === FILE.undone,
  );

  await take(page, JSON.stringify({ app: 'backbrief', version: 2, ...DEFAULTS, theme: 'light' }));
  await undo.click();
  await storedOnce(CHANGED);

  await page.getByRole('button', { name: FILE.reset }).click();
  await undo.waitFor();
  await choose(page, 'reader', 'student');
  await undo.waitFor({ state: 'detached' });
  await storedOnce({ ...DEFAULTS, reader: 'student' });
});

test('a bad file changes nothing and says why; names that are not known are left out and told', async () => {
  const before: Settings = { ...CHANGED, theme: 'system' };
  await store({ version: 2, ...before });
  const page = await open();
  const bad = {
    'not-json.json': '{ reader: ',
    'wrong-types.json': JSON.stringify({ app: 'backbrief', version: 2, ...DEFAULTS, badge: 'yes' }),
    'bad-pattern.json': JSON.stringify({ app: 'backbrief', version: 2, ...DEFAULTS, only: ['example.org'] }),
    'other-app.json': JSON.stringify({ app: 'other', version: 2, reader: 'student' }),
    'list.json': '[]',
    'large.json': JSON.stringify({ app: 'backbrief', version: 2, padding: 'x'.repeat(1_100_000) }),
  };
  for (const [name, content] of Object.entries(bad)) {
    await take(page, content, name);
    const alert = page.locator('[role=alert]');
    await alert.getByText(FILE.notTaken(name)).waitFor();
    expect((await alert.locator('p').nth(1).textContent())?.length, name).toBeGreaterThan(30);
    expect(await stored(), name).toMatchObject(before);
  }
  expect(await page.getByRole('button', { name: FILE.undo }).count()).toBe(0);
  expect(await faultsInBoth(page)).toEqual([]);

  const extra = {
    app: 'backbrief',
    version: 2,
    ...before,
    reader: 'patient',
    colour: 'pink',
    notes: 'mine',
  };
  await take(page, JSON.stringify(extra));
  await page.getByText(FILE.ignored(['colour', 'notes'])).waitFor();
  await page.getByText(FILE.imported('backbrief-settings.json', 'reader')).waitFor();
  expect(Object.keys(await storedOnce({ ...before, reader: 'patient' }))).not.toContain('colour');
});

test('a pattern that is not valid stays in the field, says why, and is not saved', async () => {
  await store({ version: 2, ...DEFAULTS, where: 'only', only: ['*://kept.example/*'] });
  const page = await open();
  const field = page.locator('input[name=pattern]');
  // Said while typing, after a rest, without pressing anything.
  await field.pressSequentially('example.org/*');
  const problem = page.locator('.patterns .problem');
  await until(
    () => problem.textContent(),
    (text) => (text ?? '').length > 20,
  );
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  const described = (await field.getAttribute('aria-describedby'))?.split(' ') ?? [];
  expect(described).toContain(await problem.getAttribute('id'));
  expect(await faultsInBoth(page)).toEqual([]);
  await field.press('Enter');
  expect(await field.inputValue()).toBe('example.org/*');
  expect((await stored()).only).toEqual(['*://kept.example/*']);

  // A bare site is not a pattern, but what is meant is offered.
  await field.fill('www.example.org');
  await page.getByRole('button', { name: PATTERNS.useWide('*://*.example.org/*') }).click();
  await storedOnce({ only: ['*://kept.example/*', '*://*.example.org/*'] });
  expect(await field.inputValue()).toBe('');
  expect(await field.getAttribute('aria-invalid')).toBe('false');

  await field.fill('*://kept.example/*');
  await field.press('Enter');
  await page.getByText(PATTERNS.there).waitFor();
  expect((await stored()).only).toHaveLength(2);
});

test('settings that cannot be read are told of, can be saved as a file and discarded', async () => {
  await store('garbage from somewhere {');
  const page = await open();
  await page.getByRole('heading', { name: BROKEN.title }).waitFor();
  expect(await shown(page)).toMatchObject({ reader: 'patient', where: 'all', paused: false });
  expect(await faultsInBoth(page)).toEqual([]);

  // What is chosen meanwhile counts, and takes nothing of the broken value away.
  await choose(page, 'reader', 'student');
  await storedOnce({ reader: 'student' });
  await page.reload();
  expect((await download(page, BROKEN.save)).text).toContain('garbage from somewhere {');

  await page.getByRole('button', { name: BROKEN.discard }).click();
  await page.getByText(BROKEN.discarded).waitFor();
  await page.getByRole('heading', { name: BROKEN.title }).waitFor({ state: 'detached' });
  await page.reload();
  await page.waitForSelector('main');
  expect(await page.getByRole('heading', { name: BROKEN.title }).count()).toBe(0);
  expect(await page.locator('input[name=reader]:checked').inputValue()).toBe('student');
});

test('a change made elsewhere, before anybody asks, takes nothing of settings that cannot be read away', async () => {
  await store('garbage from somewhere {');
  const popup = await browser.context.newPage();
  opened.push(popup);
  await popup.goto(`${root}popup.html`);
  await popup.locator('label:has(input[value=student])').click();
  await storedOnce({ reader: 'student' });
  const page = await open();
  expect((await download(page, BROKEN.save)).text).toContain('garbage from somewhere {');
});

test('what is spoilt in this browser hides nothing of what is synced, and nothing of that is lost', async () => {
  const synced: Partial<Settings> = { mutedSites: ['127.0.0.1'], reader: 'clinician', theme: 'dark' };
  await store({ version: 2, ...synced });
  await browser.worker.evaluate("chrome.storage.local.set({ settings: 'bad' })");
  const page = await open();
  expect(await shown(page)).toMatchObject(synced);
  await page.getByRole('heading', { name: BROKEN.title }).waitFor();
  await page.locator('input[name=badge]').uncheck();
  await storedOnce({ ...synced, badge: false });
  expect((await download(page, BROKEN.save)).text).toBe('"bad"');
});

test('two windows that add a pattern at the same moment add both', async () => {
  await store({ version: 2, ...DEFAULTS, where: 'only' });
  const pages = [await open(), await open()];
  const patterns = ['*://a.example/*', '*://b.example/*'];
  for (const [at, page] of pages.entries())
    await page.locator('input[name=pattern]').fill(patterns[at] ?? '');
  await Promise.all(pages.map((page) => page.locator('input[name=pattern]').press('Enter')));
  await until(stored, ({ only = [] }) => [...only].sort().join() === patterns.join());
});

test('where saving fails the control goes back and says so', async () => {
  const page = await open();
  await page.evaluate(() => {
    const refuse = () => Promise.reject(new Error('full'));
    const { storage } = (globalThis as unknown as { chrome: { storage: Record<string, { set: unknown }> } })
      .chrome;
    for (const area of [storage.sync, storage.local]) if (area) area.set = refuse;
  });
  await choose(page, 'theme', 'dark');
  await page.getByText(OPTIONS.saveFailed).waitFor();
  expect(await page.locator('input[name=theme]:checked').inputValue()).toBe('system');
  expect(await stored()).not.toHaveProperty('theme', 'dark');
});

test('two pages follow each other', async () => {
  const [one, other] = [await open(), await open()];
  await choose(one, 'underline', 'tinted');
  await other.locator('input[name=underline][value=tinted]:checked').waitFor();
  await other.locator('input[name=paused]').check();
  await one.locator('input[name=paused]:checked').waitFor();
});

test('shortcuts are listed as the browser has them, with the way to change them', async () => {
  const page = await open();
  const commands = (await browser.worker.evaluate('chrome.commands.getAll()')) as {
    name: string;
    shortcut: string;
    description: string;
  }[];
  expect(commands.length).toBeGreaterThan(2);
  await page.waitForSelector('[data-command]');
  for (const { name, shortcut, description } of commands) {
    const row = page.locator(`[data-command="${name}"]`);
    expect(await row.locator('th').textContent()).toBe(
      shortcut ? shortcut.replaceAll('+', ' ') : KEYS.notSet,
    );
    expect(await row.locator('td').textContent()).toBe(
      description || KEYS.names[name as keyof typeof KEYS.names],
    );
  }
  const [tab] = await Promise.all([
    browser.context.waitForEvent('page'),
    page.getByRole('button', { name: KEYS.change }).click(),
  ]);
  opened.push(tab);
  await until(
    async () => tab.url(),
    (url) => url.startsWith(BROWSERS_EXTENSIONS),
  );
});

test('axe finds nothing, and nothing runs out of a narrow window', async () => {
  await store({ version: 2, ...CHANGED, theme: 'system', where: 'all-but' });
  const page = await open();
  await page.waitForSelector('[data-command]');
  expect(await faultsInBoth(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 700 });
  expect(await beyond(page)).toBe(0);
  expect(await faultsIn(page)).toEqual([]);
});
