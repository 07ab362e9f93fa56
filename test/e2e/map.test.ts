/** The whole map in a real Chromium: drawn, walked by keyboard, zoomed, printed, told as a list. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { MAP } from '../../components/map-strings.ts';
import { PATHWAY } from '../../components/pathway-strings.ts';
import { byId, evidence } from '../../data/evidence.ts';
import { stepsFrom } from '../../data/pathway.ts';
import { openBrowser, type TestBrowser, until } from './support.ts';

let browser: TestBrowser;
let base: string;
let page: Page;

const { pathway } = evidence;
const TRAIL = ['red-flags', 'whole-person', 'pattern', 'imaging', 'duration', 'acute-pain', 'spread'];
const CURRENT = 'spread';
const titleOf = (id: string) => byId(pathway.nodes, id)?.title ?? '';

beforeAll(async () => {
  browser = await openBrowser();
  base = `${browser.root}sidepanel.html`;
});
afterAll(() => browser?.close());
afterEach(async () => {
  await page.close();
  await browser.worker.evaluate('chrome.storage.session.clear()');
  await browser.worker.evaluate('chrome.storage.sync.clear()');
  expect(browser.errors.splice(0)).toEqual([]);
});

async function openMap({ width = 400, height = 700, trail = TRAIL } = {}): Promise<void> {
  await browser.worker.evaluate(`chrome.storage.session.set({ 'pathway-trail': ${JSON.stringify(trail)} })`);
  page = await browser.context.newPage();
  await page.setViewportSize({ width, height });
  // Where nothing glides, what is measured is where it stays.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${base}#/map`);
  await page.waitForSelector('.map .scene[style]');
}

/** Whose words the page is in from here on. */
const choose = (reader: string) => page.locator(`.readers input[value=${reader}]`).check({ force: true });

/** The step that has the focus. */
const focused = () => page.evaluate(() => (document.activeElement as HTMLElement | SVGElement)?.dataset.step);

/** How much of a step lies in the frame, from 0 to 1. */
const inFrame = (id: string) =>
  page.evaluate((step) => {
    const box = document.querySelector(`.frame [data-step="${step}"] .shape`)?.getBoundingClientRect();
    const frame = document.querySelector('.frame')?.getBoundingClientRect();
    if (!box || !frame) return -1;
    const width = Math.min(box.right, frame.right) - Math.max(box.left, frame.left);
    const height = Math.min(box.bottom, frame.bottom) - Math.max(box.top, frame.top);
    return (Math.max(0, width) * Math.max(0, height)) / (box.width * box.height);
  }, id);

const zoom = () =>
  page.evaluate(() =>
    Number(/scale\((.+)\)/.exec(document.querySelector('.scene')?.getAttribute('style') ?? '')?.[1]),
  );

describe('the picture', () => {
  test('draws every step and every way, and opens at a size to read, where the reader is', async () => {
    await openMap();
    expect(await page.locator('.frame a.step').count()).toBe(pathway.nodes.length);
    const lines = pathway.edges.filter((edge) => edge.kind === 'step').length;
    expect(await page.locator('.frame .line').count()).toBe(lines);
    expect(await inFrame(CURRENT)).toBe(1);
    expect(await zoom()).toBeGreaterThan(0.8);

    await page.setViewportSize({ width: 1200, height: 800 });
    await until(
      () => inFrame(CURRENT),
      (part) => part === 1,
    );
    expect(await page.locator('.frame a.step').count()).toBe(pathway.nodes.length);
    await page.setViewportSize({ width: 400, height: 700 });

    const wide = await page.evaluate(() =>
      [...document.querySelectorAll('.frame a.step')]
        .filter((step) => {
          const words = step.querySelector('text')?.getBoundingClientRect();
          const shape = step.querySelector('.shape')?.getBoundingClientRect();
          return (
            !words ||
            !shape ||
            words.left < shape.left + 2 ||
            words.right > shape.right - 2 ||
            words.top < shape.top ||
            words.bottom > shape.bottom
          );
        })
        .map((step) => (step as SVGElement).dataset.step),
    );
    expect(wide).toEqual([]);
  });

  test('lights the way so far, and follows it', async () => {
    await openMap();
    const lit = () =>
      page.evaluate(() => ({
        steps: [...document.querySelectorAll('.frame a.lit')].map(
          (step) => (step as SVGElement).dataset.step,
        ),
        lines: document.querySelectorAll('.frame .line.lit').length,
        current: [...document.querySelectorAll('.frame a[aria-current="step"]')].map(
          (step) => (step as SVGElement).dataset.step,
        ),
      }));
    const first = await lit();
    expect(first.steps.sort()).toEqual([...TRAIL].sort());
    expect(first).toMatchObject({ lines: TRAIL.length - 1, current: [CURRENT] });
    const name = await page.locator(`.frame [data-step="${CURRENT}"]`).getAttribute('aria-label');
    expect(name).toBe(`Question: ${titleOf(CURRENT)}. ${MAP.onWay([6])}. ${PATHWAY.here}`);
    const width = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((line) => Number.parseFloat(getComputedStyle(line).strokeWidth));
    expect(await width('.frame .line.lit')).toBeGreaterThan(2 * (await width('.frame .line:not(.lit)')));

    await browser.worker.evaluate(
      `chrome.storage.session.set({ 'pathway-trail': ['red-flags', 'emergency'] })`,
    );
    const next = await until(lit, ({ current }) => current[0] === 'emergency');
    expect(next.steps.sort()).toEqual(['emergency', 'red-flags']);
  });

  test('zooms by buttons and wheel, shows all, and comes back', async () => {
    await openMap();
    const start = await zoom();
    await page.click('.tools .plus');
    expect(await zoom()).toBeGreaterThan(start);
    await page.click('.tools .minus');
    expect(await zoom()).toBeCloseTo(start, 3);
    await page.click('.tools .fit');
    for (const { id } of pathway.nodes) expect(await inFrame(id), id).toBeGreaterThan(0.99);
    await page.click('.tools .here');
    expect(await inFrame(CURRENT)).toBe(1);
    expect(await zoom()).toBeCloseTo(start, 3);
    const frame = await page.locator('.frame > .picture').boundingBox();
    if (!frame) throw new Error('No frame.');
    await page.mouse.move(frame.x + 100, frame.y + 100);
    await page.mouse.wheel(0, -200);
    expect(await until(zoom, (now) => now > start)).toBeGreaterThan(start);
    await page.mouse.down();
    await page.mouse.move(frame.x + 180, frame.y + 300, { steps: 4 });
    await page.mouse.up();
    expect(await page.evaluate(() => location.hash)).toBe('#/map');
  });
});

test.each([360, 400])(
  'opens at %i px with the next steps in sight, and nothing above them',
  async (width) => {
    await openMap({ width, height: 640 });
    const steps = [CURRENT, ...stepsFrom(CURRENT, pathway).map(({ to }) => to)];
    for (const id of steps) {
      expect(await inFrame(id), id).toBeGreaterThan(0.99);
      // Its corners too are its own, or the picture's, and no button's.
      const above = await page.evaluate((step) => {
        const box = document.querySelector(`.frame [data-step="${step}"] .shape`)?.getBoundingClientRect();
        if (!box) return ['no such step'];
        const corners = [box.left + 1, box.right - 1].flatMap((x) => [
          [x, box.top + 1],
          [x, box.bottom - 1],
        ]);
        return corners
          .map(([x = 0, y = 0]) => document.elementFromPoint(x, y))
          .filter((one) => !one?.closest('.picture'))
          .map((one) => one?.outerHTML.slice(0, 80));
      }, id);
      expect(above, id).toEqual([]);
    }
  },
);

test('stands still when the reader changes, and speaks to the new one', async () => {
  await openMap();
  const places = () =>
    page
      .locator('.frame a.step > g')
      .evaluateAll((steps) => steps.map((step) => step.getAttribute('transform')));
  const before = await places();
  const other = pathway.nodes.find(({ clinicianTitle }) => clinicianTitle);
  if (!other?.clinicianTitle) throw new Error('No step has a title for the clinician.');
  const name = () => page.locator(`.frame [data-step="${other.id}"]`).getAttribute('aria-label');
  expect(await name()).toContain(other.title);
  await choose('clinician');
  await until(name, (now) => now?.includes(other.clinicianTitle ?? '') ?? false);
  expect(await places()).toEqual(before);
  await page.locator(`.frame [data-step="${other.id}"]`).focus();
  expect(await page.locator('.words h3').textContent()).toBe(other.clinicianTitle);
});

describe('keys', () => {
  test('walk along the lines, keep the step in view, and open it', async () => {
    await openMap();
    await page.locator(`.frame [data-step="${CURRENT}"]`).focus();
    expect(await page.locator('.frame a.step[tabindex="0"]').count()).toBe(1);
    await page.keyboard.press('Home');
    expect(await focused()).toBe('red-flags');
    const expected: (string | undefined)[] = ['red-flags'];
    for (let at = 0; at < 8; at++) {
      await page.keyboard.press(at === 0 ? 'End' : 'ArrowDown');
      expected.push(at === 0 ? CURRENT : stepsFrom(expected.at(-1) ?? '', pathway)[0]?.to);
      expect(await focused()).toBe(expected.at(-1));
      expect(await inFrame(expected.at(-1) ?? '')).toBeGreaterThan(0.99);
    }
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe(expected.at(-2));
    const at = (await focused()) ?? '';
    expect(await page.locator('.words h3').textContent()).toBe(titleOf(at));
    expect(await page.locator('.words p').textContent()).toContain(
      byId(pathway.nodes, at)?.wording.patient.text,
    );
    const before = await zoom();
    await page.keyboard.press('+');
    expect(await zoom()).toBeGreaterThan(before);
    await page.keyboard.press('0');
    expect(await zoom()).toBeLessThan(before);

    await page.keyboard.press('Enter');
    await until(
      () => page.evaluate(() => location.hash),
      (hash) => hash === `#/pathway/${at}`,
    );
    const trail = (await browser.worker.evaluate(
      `chrome.storage.session.get('pathway-trail').then((all) => all['pathway-trail'])`,
    )) as string[];
    expect(trail.at(-1)).toBe(at);
    expect(trail[0]).toBe('red-flags');
  });

  test('a click looks at a step, a second one opens it', async () => {
    await openMap();
    const step = page.locator('.frame [data-step="axial-pain"]');
    await step.click();
    expect(await page.locator('.words h3').textContent()).toBe(titleOf('axial-pain'));
    expect(await page.evaluate(() => location.hash)).toBe('#/map');
    await step.dblclick();
    await until(
      () => page.evaluate(() => location.hash),
      (hash) => hash === '#/pathway/axial-pain',
    );
  });
});

test('the list has every step once as its own, and leads to it', async () => {
  await openMap();
  const own = await page
    .locator('.outline a[data-step]')
    .evaluateAll((links) => links.map((link) => (link as HTMLElement).dataset.step));
  expect(own.sort()).toEqual(pathway.nodes.map(({ id }) => id).sort());
  await page.click('.outline summary');
  await page.click('.outline a[data-step="heat"]');
  await until(
    () => page.evaluate(() => location.hash),
    (hash) => hash === '#/pathway/heat',
  );
});

test.each(['patient', 'clinician'])('prints on one page, of either size, for a %s', async (reader) => {
  await openMap();
  await choose(reader);
  for (const format of ['A4', 'Letter']) {
    const pdf = await page.pdf({ format, preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g), format).toHaveLength(1);
  }
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.paper .step[transform]').count()).toBe(pathway.nodes.length);
  expect(await page.locator('.paper .picture').isVisible()).toBe(true);
  expect(await page.locator('.room').isVisible()).toBe(false);
  expect(await page.locator('.outline').isVisible()).toBe(false);
  const wide = await page.locator('.paper .step[transform]').evaluateAll((steps) =>
    steps
      .filter((step) => {
        const words = step.querySelector('text')?.getBoundingClientRect();
        const shape = step.querySelector('.shape')?.getBoundingClientRect();
        return !words || !shape || words.left < shape.left || words.right > shape.right;
      })
      .map((step) => step.textContent),
  );
  expect(wide).toEqual([]);
});
