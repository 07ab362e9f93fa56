/** The evidence of the panel in a real Chromium: the matrix, its filters, and treatments side by side. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { COMPARE, EVIDENCE } from '../../components/evidence-strings.ts';
import { givesDose } from '../../data/dose.ts';
import { evidence, statement } from '../../data/evidence.ts';
import { matrix, soleVerdict } from '../../data/matrix.ts';
import type { Reader } from '../../data/schema.ts';
import { openBrowser, type TestBrowser, until } from './support.ts';

let browser: TestBrowser;
let base: string;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  base = `${browser.root}sidepanel.html`;
});
afterAll(() => browser?.close());
afterEach(async () => {
  await page.close();
  expect(browser.errors.splice(0)).toEqual([]);
});

/** Opens an address of the panel at the width of a side panel. */
async function open(address: string, reader: Reader = 'clinician', width = 400): Promise<void> {
  page = await browser.context.newPage();
  page.setDefaultTimeout(5000);
  await page.setViewportSize({ width, height: 800 });
  await page.goto(`${base}${address}`);
  await read(reader);
}

async function read(reader: Reader): Promise<void> {
  await page.locator(`.readers input[value=${reader}]`).check({ force: true });
  await page.waitForSelector(`[data-reader=${reader}]`);
}

const shownTreatments = () =>
  page.locator('.entry-row').evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.concept));
const count = () => page.textContent('.found [role=status]');
const filter = (name: string) =>
  page.getByRole(name === EVIDENCE.name ? 'searchbox' : 'combobox', { name, exact: true });
const cell = (concept: string, row: string, document: string) =>
  page.locator(`[data-cell="cell-${concept}-${row}-${document}"]`);
const tick = (concept: string) => page.locator(`.entry-row[data-concept="${concept}"] input`);
const focused = () =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
  );

/** Lines of the page's own text that give a dose. */
async function doses(): Promise<string[]> {
  // biome-ignore lint/performance/useDomNodeTextContent: lines as they are shown, without what is not
  const text = await page.evaluate(() => document.querySelector('main')?.innerText ?? '');
  return text.split('\n').filter(givesDose);
}

describe('the matrix', () => {
  test('has every treatment and every red flag, and fits 360 pixels', async () => {
    await open('#/evidence', 'clinician', 360);
    expect((await shownTreatments()).sort()).toEqual(evidence.treatments.map((row) => row.id).sort());
    expect(await page.locator('.entry-row .chip').count()).toBe(matrix().filter(soleVerdict).length);
    for (const id of ['epidural-steroid-injection', 'nerve-block', 'muscle-relaxants']) {
      expect(await page.locator(`.entry-row[data-concept="${id}"] .chip`).count(), id).toBe(0);
    }
    expect(await page.locator('.red-flags a').count()).toBe(evidence.redFlags.length);
    const buttons = matrix().flatMap(({ rows }) =>
      rows.flatMap(({ cells }) => cells.filter(({ statements }) => statements.length > 0)),
    );
    expect(await page.locator('.situation button').count()).toBe(buttons.length);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await page.locator('.matrix thead th').allTextContents()).toEqual(
      expect.arrayContaining(['S2 Dr.Oracle, muscle spasm', 'one publisher']),
    );
  });

  test('is drawn fast', async () => {
    await open('#/compare/');
    const session = await browser.context.newCDPSession(page);
    // Time of the page's own thread: other work on the machine does not count.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const busy = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
    };
    const start = await busy();
    await page.evaluate(async () => {
      location.hash = '#/evidence';
      while (!document.querySelector('.matrix')) await new Promise((go) => setTimeout(go, 5));
      document.body.getBoundingClientRect();
    });
    const took = (await busy()) - start;
    expect(took).toBeGreaterThan(0);
    expect(took).toBeLessThan(400);
  });

  test('a cell opens what the document says, with source, comparator and certainty', async () => {
    await open('#/evidence');
    const heat = cell('heat', 'chronic-muscle-spasm', 'S2');
    expect(await heat.getAttribute('aria-label')).toContain('Benefit, certainty low');
    await heat.click();
    const opened = page.locator('.opened');
    expect(await opened.getAttribute('id')).toBe(await heat.getAttribute('aria-controls'));
    expect(
      await opened
        .locator('[data-statement]')
        .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.statement)),
    ).toEqual(['S2-06', 'S2-14', 'S2-15', 'S2-16', 'S2-32']);
    const row = opened.locator('[data-statement="S2-14"]');
    const text = await row.textContent();
    for (const part of [
      'Benefit',
      'S2-14',
      'line 36',
      'placebo',
      'moderate-quality',
      statement('S2-14')?.text,
    ]) {
      expect(text).toContain(part);
    }
    expect(await opened.locator('[data-statement="S2-06"]').textContent()).toContain(EVIDENCE.notRated);
    await page.keyboard.press('Escape');
    expect(await opened.count()).toBe(0);
    expect(await heat.getAttribute('aria-expanded')).toBe('false');
  });

  test('promotion is no evidence, and a dose has its cautions beside it', async () => {
    await open('#/evidence');
    const promotion = cell('spine-surgery', 'any', 'S1');
    expect(
      await promotion
        .locator('[data-mark]')
        .evaluateAll((marks) => marks.map((mark) => (mark as SVGElement).dataset.mark)),
    ).toEqual(['promotion']);
    expect(await promotion.locator('[data-certainty]').count()).toBe(0);
    await promotion.click();
    expect(await page.locator('.opened').textContent()).toContain('Promotion, not evidence');
    await cell('ibuprofen', 'any', 'S3').click();
    const opened = page.locator('.opened');
    expect(await opened.count()).toBe(1);
    expect(await opened.textContent()).toContain('3200 mg');
    expect(await opened.locator('.beside li').count()).toBe(3);
    await read('patient');
    await until(
      () => opened.locator('.beside li').count(),
      (rows) => rows === 2,
    );
    expect(await doses()).toEqual([]);
  });

  test('serious cautions stand in a cell that gives no dose', async () => {
    await open('#/evidence');
    await cell('cyclobenzaprine', 'muscle-spasm', 'S2').click();
    const beside = page.locator('.opened .beside');
    for (const part of ['2-3 weeks', 'MAOI', 'Serotonin syndrome', 'Cyclobenzaprine label']) {
      expect(await beside.textContent()).toContain(part);
    }
    await cell('epidural-steroid-injection', 'radicular', 'S0').click();
    await until(
      () => beside.textContent(),
      (text) => Boolean(text?.includes('contested')),
    );
  });

  test('the headings lead to the documents, and the day of the last check is told', async () => {
    await open('#/evidence');
    expect(await page.locator('.evidence .checked').textContent()).toContain('Last checked');
    expect(await page.locator('.evidence .stale').count()).toBe(0);
    expect(
      await page
        .locator('.matrix thead a')
        .evaluateAll((links) => links.map((row) => row.getAttribute('href'))),
    ).toEqual(['S0', 'S1', 'S4', 'S2', 'S3'].map((id) => `#/documents/${id}`));
    await page.locator('.matrix thead a', { hasText: 'S2' }).click();
    await until(
      () => page.evaluate(() => location.hash),
      (hash) => hash === '#/documents/S2',
    );
  });

  test('a year later the table and a comparison are visibly stale', async () => {
    await open('#/evidence');
    // The clock of this page alone.
    await page.addInitScript(() => {
      const Today = Date;
      globalThis.Date = class extends Today {
        constructor(...of: [] | [number]) {
          if (of.length === 0) super('2028-02-01T12:00:00Z');
          else super(...of);
        }
      } as DateConstructor;
    });
    await page.reload();
    expect(await page.locator('.evidence .stale').textContent()).toContain('too long ago');
    expect(await page.locator('.evidence .checked').count()).toBe(0);
    await page.evaluate(() => {
      location.hash = '#/compare/tens+massage';
    });
    expect(await page.locator('.compare .stale').textContent()).toContain('too long ago');
  });

  test('each reader has words of their own for red flags and kinds of pain', async () => {
    await open('#/evidence', 'patient');
    const flags = () => page.textContent('.red-flags ul');
    expect(await flags()).toContain('cancer as a cause of back pain');
    expect(await filter(EVIDENCE.population).textContent()).not.toMatch(/radicular|axial/i);
    await read('clinician');
    expect(await flags()).not.toContain('cancer as a cause of back pain');
    expect(await filter(EVIDENCE.population).textContent()).toContain('Radicular');
  });

  test('a patient sees no dose in any cell', async () => {
    await open('#/evidence', 'patient');
    const given: string[] = [];
    const dosed = new Set(
      evidence.statements
        .filter((row) => givesDose(`${row.text} ${row.size} ${row.time}`))
        .map((row) => row.id),
    );
    for (const { treatment, rows } of matrix()) {
      for (const { key, cells } of rows) {
        for (const { document, statements } of cells) {
          if (!statements.some((row) => dosed.has(row.statement.id))) continue;
          await cell(treatment.id, key.replace(/\W/g, '-'), document).evaluate((button) =>
            (button as HTMLElement).click(),
          );
          await page.waitForSelector('.opened');
          given.push(...(await doses()));
        }
      }
    }
    expect(dosed.size).toBeGreaterThan(3);
    expect(given).toEqual([]);
  });
});

describe('filters', () => {
  test('narrow the rows, tell how many are left, and never touch the red flags', async () => {
    await open('#/evidence');
    const all = await count();
    await filter(EVIDENCE.population).selectOption('axial');
    await filter(EVIDENCE.kind).selectOption('procedure');
    await until(shownTreatments, (rows) => rows.length === 5);
    expect(
      await page
        .locator('.situation')
        .evaluateAll((rows) => [...new Set(rows.map((row) => (row as HTMLElement).dataset.row))]),
    ).toEqual(['axial']);
    expect(await count()).toContain('5 treatments');
    expect(await count()).toContain(EVIDENCE.uncoveredOut(2));
    expect(await count()).not.toContain('row');
    // Folded to a line, so that what is left is in sight, and still there.
    expect(await page.locator('.red-flags a').count()).toBe(evidence.redFlags.length);
    expect(await page.locator('.red-flags summary').textContent()).toContain(`${evidence.redFlags.length}`);
    expect(await page.locator('.red-flags a').first().isVisible()).toBe(false);
    expect((await page.locator('.entry-row').first().boundingBox())?.y).toBeLessThan(500);
    await page.click('.found .clear');
    await until(count, (text) => text === all);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search');
    expect(await page.locator('.red-flags a').first().isVisible()).toBe(true);
  });

  test('one document has one column, with words in its cells', async () => {
    await open('#/evidence');
    await filter(EVIDENCE.document).selectOption('S4');
    await until(
      () => page.locator('.matrix thead th').count(),
      (columns) => columns === 2,
    );
    expect(await cell('pain-education', 'chronic', 'S4').textContent()).toContain(
      'Benefit, certainty not rated',
    );
  });

  test('with room, all five columns have words beside the symbols', async () => {
    await open('#/evidence');
    const heat = cell('heat', 'chronic-muscle-spasm', 'S2');
    expect(await heat.textContent()).toBe('');
    await page.setViewportSize({ width: 700, height: 800 });
    await until(
      () => heat.textContent(),
      (text) => Boolean(text?.includes('Benefit, certainty low')),
    );
    expect(await cell('spinal-manipulation', 'chronic', 'S2').textContent()).toContain(
      'No different from other care, compared with other active interventions',
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(700);
    const cut = await page
      .locator('.situation button')
      .evaluateAll((buttons) => buttons.filter((one) => one.scrollWidth > one.clientWidth + 1).length);
    expect(cut).toBe(0);
  });

  test('a brand or a short form finds its treatment', async () => {
    await open('#/evidence');
    for (const [name, id] of [
      ['flexeril', 'cyclobenzaprine'],
      ['ESI', 'epidural-steroid-injection'],
    ] as const) {
      await filter(EVIDENCE.name).fill(name);
      await until(shownTreatments, (rows) => rows.length === 1 && rows[0] === id);
    }
  });

  test('a name finds its treatment; nothing found says what to do; both stay when the reader comes back', async () => {
    await open('#/evidence');
    await filter(EVIDENCE.name).fill('Lumbar supp');
    await until(shownTreatments, (rows) => rows.length === 1);
    await page.locator('.entry-row a').click();
    await page.waitForSelector('.card');
    await page.goBack();
    await page.waitForSelector('.evidence');
    expect(await filter(EVIDENCE.name).inputValue()).toBe('Lumbar supp');
    await filter(EVIDENCE.name).fill('zzzz');
    await page.waitForSelector('.nothing');
    expect(await page.textContent('.evidence .nothing')).toBe(EVIDENCE.nothing);
    expect(await count()).toContain('0 treatments');
  });
});

test('keyboard: one stop for Tab, arrows from cell to cell, Enter opens, Escape closes', async () => {
  await open('#/evidence');
  await filter(EVIDENCE.name).fill('spinal manip');
  await until(shownTreatments, (rows) => rows.length === 1);
  expect(await page.locator('.matrix [tabindex="0"]').count()).toBe(1);
  await page.locator('.legend summary').focus();
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Compare Spinal manipulation');
  await page.keyboard.press('Space');
  expect(await tick('spinal-manipulation').isChecked()).toBe(true);
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe('Spinal manipulation');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  expect(await focused()).toContain('Chronic pain, S2 Dr.Oracle, muscle spasm');
  await page.keyboard.press('Enter');
  expect(await page.locator('.opened [data-statement="S2-25"]').count()).toBe(1);
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('opened');
  await page.keyboard.press('Escape');
  expect(await focused()).toContain('Chronic pain, S2');
  await page.keyboard.press('Control+End');
  expect(await focused()).toContain('Kind of pain not stated, S3');
  expect(await page.locator('.matrix [tabindex="0"]').count()).toBe(1);
});

describe('side by side', () => {
  test('two are ticked and stand side by side without scrolling', async () => {
    await open('#/evidence');
    await tick('tens').check();
    expect(await page.textContent('.ticked')).toContain(EVIDENCE.oneMore);
    expect(await page.locator('.ticked a').count()).toBe(0);
    await tick('massage').check();
    await page.click('.ticked .go');
    await page.waitForSelector('.comparison');
    expect(await page.evaluate(() => location.hash)).toBe('#/compare/tens+massage');
    expect(await page.locator('.comparison thead a').allTextContents()).toEqual(['TENS', 'Massage']);
    expect(await page.locator('.region').getAttribute('data-scrolls')).toBe('false');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
    expect(await page.locator('[data-row="verdict chronic"] td').allInnerTexts()).toEqual([
      expect.stringContaining('No better than sham'),
      expect.stringContaining('Moderate benefit'),
    ]);
  });

  test('a fifth is refused with a sentence; four scroll in a box that the keyboard reaches', async () => {
    await open('#/evidence');
    for (const id of ['tens', 'massage', 'yoga', 'spine-surgery']) await tick(id).check();
    await tick('heat').click();
    expect(await tick('heat').isChecked()).toBe(false);
    await until(
      () => page.textContent('.ticked'),
      (text) => Boolean(text?.includes(EVIDENCE.full(4))),
    );
    await page.click('.ticked .go');
    const region = page.locator('.region');
    await region.waitFor();
    expect(await page.locator('.comparison thead th').count()).toBe(4);
    expect(await region.getAttribute('tabindex')).toBe('0');
    expect(await page.locator('[data-row="coverage"] td').allInnerTexts()).toContain(COMPARE.uncovered);
    // The page scrolls down, the box only sideways, and the names go along above it.
    expect(await region.evaluate((box) => box.scrollHeight - box.clientHeight)).toBeLessThanOrEqual(1);
    const sideways = page.locator('.sideways');
    expect(await sideways.getAttribute('data-more')).toBe('right');
    expect(await sideways.locator('.hint').textContent()).toBe(COMPARE.sideways(4));
    await region.focus();
    for (let at = 0; at < 5; at += 1) await page.keyboard.press('ArrowRight');
    await until(
      () => region.evaluate((box) => box.scrollLeft),
      (left) => left > 20,
    );
    expect(await sideways.getAttribute('data-more')).not.toBe('right');
    await page.evaluate(() => window.scrollTo(0, 900));
    const names = page.locator('.names');
    expect(await names.isVisible()).toBe(true);
    expect((await names.boundingBox())?.y).toBeLessThan(200);
    await until(
      () =>
        page.evaluate(() => ['.names', '.region'].map((name) => document.querySelector(name)?.scrollLeft)),
      ([above, below]) => above === below,
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
  });

  test('an address that does not work says what happened and what to do', async () => {
    await open('#/compare/');
    const cases: [string, string[], boolean][] = [
      ['#/compare/tens+nonsense', ['“nonsense”'], false],
      ['#/compare/malignancy+tens', ['Malignancy'], false],
      ['#/compare/tens+tens+massage', ['TENS was named more than once'], true],
      ['#/compare/tens+massage+yoga+heat+cold', ['Cold therapy'], true],
      ['#/compare/', [], false],
    ];
    for (const [address, problems, enough] of cases) {
      await page.evaluate((to) => {
        location.hash = to;
      }, address);
      const problem = page.locator('.problem');
      await until(
        () => problem.allTextContents(),
        (told) => told.length === problems.length && problems.every((part, at) => told[at]?.includes(part)),
      );
      expect(await page.locator('.compare .nothing').allTextContents()).toEqual(
        enough ? [] : [COMPARE.tooFew],
      );
      expect(await page.locator('.comparison').count()).toBe(enough ? 1 : 0);
      expect(await page.locator('.copy-note').count()).toBe(enough ? 1 : 0);
    }
    await page.click('.compare .back');
    await page.waitForSelector('.matrix');
  });

  test('what columns share stands once below them', async () => {
    await open('#/compare/cyclobenzaprine+muscle-relaxants');
    const topic = evidence.disagreements.find(({ id }) => id === 'A5')?.topic ?? '';
    expect(await page.locator('.compare summary', { hasText: topic }).count()).toBe(1);
    expect(await page.locator('.compare [data-row="differ"]').textContent()).toContain(
      'On Cyclobenzaprine, Muscle relaxants',
    );
    expect(await page.locator('.comparison [data-row="differ"]').count()).toBe(0);
    expect(await page.locator('.compare .checked').textContent()).toContain('Last checked');
  });

  test('is copied for the note and with citations', async () => {
    await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open('#/compare/tens+diclofenac');
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await page.click('.copy-note');
    await until(copied, (text) => text.startsWith('Comparison: TENS; Diclofenac'));
    await page.click('.copy-cited');
    expect(await until(copied, (text) => text.startsWith('# Comparison'))).toContain('[S2-42]');
  });

  test('three readers have their own words, and a patient no dose', async () => {
    await open('#/compare/ibuprofen+cyclobenzaprine', 'patient');
    const lead = () => page.textContent('[data-row="lead"] td');
    const words = new Set([await lead()]);
    expect(await doses()).toEqual([]);
    for (const reader of ['student', 'clinician'] as const) {
      await read(reader);
      words.add(await until(lead, (text) => !words.has(text)));
    }
    expect(words.size).toBe(3);
  });
});

test('on paper the headings repeat and nothing is cut', async () => {
  await open('#/compare/tens+massage+yoga+heat');
  await page.emulateMedia({ media: 'print' });
  const box = page.locator('.region');
  expect(await box.evaluate((element) => getComputedStyle(element).overflow)).toBe('visible');
  expect(await box.evaluate((element) => getComputedStyle(element).maxHeight)).toBe('none');
  await page.evaluate(() => {
    location.hash = '#/evidence';
  });
  await page.waitForSelector('.matrix');
  expect(await page.locator('.matrix thead').evaluate((head) => getComputedStyle(head).display)).toBe(
    'table-header-group',
  );
  expect(await page.locator('.filters').isVisible()).toBe(false);
});
