/** Pages that fight the card of a small frame, which is shown in the page around it: moved under the pointer, tapped in haste. */
import type { Frame, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { CARD } from '../../components/strings.ts';
import { cardText, clickInside, middleInside, tap } from './card-support.ts';
import { type Arena, gone, openArena, shown } from './hostile-support.ts';
import { clearSettings, texts, until } from './support.ts';

let arena: Arena;
let page: Page;

beforeAll(async () => {
  arena = await openArena({ soon: false });
});
afterAll(() => arena?.close());
afterEach(() => arena.leave(page));

const muted = async () => (await arena.settings()).mutedSites ?? [];

/** A card that was pressed so soon after it came has not been seen, milliseconds. */
const SOON = 450;
/** A machine that is busy may be too slow for a hasty click; then it is made again. */
const ATTEMPTS = 10;

/**
 * How long the page waits with moving its frame, once the pointer rests in it, milliseconds, one attempt after another: the browser
 * looks now and then whether the pointer is still in the frame, and then no card comes; too late, and it stands where the frame was.
 */
const PAUSES = [355, 310, 365, 300, 345, 320, 290] as const;

/** Near the foot of the window, so that the card comes above it and the foot of the card beside the term. */
const FRAME = { left: 300, top: 560, border: 2 };
const HTML = `<!doctype html><title>Page</title><h1>Low back pain</h1><p>For low back pain: yoga.</p>
<iframe id="small" style="position: fixed; left: ${FRAME.left}px; top: ${FRAME.top}px; width: 300px; height: 120px"
  srcdoc="<h1>Back pain</h1><p>Low back pain: he asked about a TENS unit for back pain.</p>"></iframe>
<script>
  // When the card came, and when it was pressed.
  new MutationObserver((records) => { for (const { target, addedNodes } of records)
    if (target === document.documentElement && addedNodes.length > 0) window.came = performance.now() })
    .observe(document.documentElement, { childList: true });
  addEventListener('pointerdown', ({ timeStamp }) => { window.pressed = timeStamp }, true);
</script>`;

interface Point {
  x: number;
  y: number;
}

/** Opens the page. @returns where the term in its small frame is */
async function open(): Promise<Point> {
  page = await arena.serve(HTML);
  const frame = () => page.frames()[1] as Frame;
  await until(
    () => texts(frame()).catch((): string[] => []),
    (found) => found.includes('TENS unit'),
  );
  const box = await frame().evaluate(() => {
    const text = document.querySelector('p')?.firstChild as Text;
    const range = new Range();
    range.setStart(text, text.data.indexOf('TENS'));
    range.setEnd(text, text.data.indexOf('TENS') + 4);
    return range.getBoundingClientRect().toJSON() as Point;
  });
  return { x: FRAME.left + FRAME.border + box.x + 8, y: FRAME.top + FRAME.border + box.y + 6 };
}

/** Waits for the card, but not for long. */
const came = () => page.waitForFunction('window.came', null, { polling: 5, timeout: 1500 }).catch(() => {});

/** Milliseconds from the coming of the card to the press; endless where there was no card or no press on it. */
const haste = async () => {
  const time = await page.evaluate('window.pressed - window.came');
  return typeof time === 'number' && !Number.isNaN(time) ? time : Number.POSITIVE_INFINITY;
};

/** Makes an attempt until it was quick enough to tell, and expects that it has muted nothing. */
async function expectTooSoon(attempt: (times: number) => Promise<void>): Promise<void> {
  for (let times = 0; times < ATTEMPTS; times++) {
    await attempt(times);
    const soon = (await haste()) < SOON;
    // A busy browser notices late that the pointer has left the frame: then the card goes, and nothing was told.
    const card = await until(
      () => cardText(page),
      (text) => !soon || text === undefined || text.includes(CARD.notSeen),
    );
    if (soon) expect(await muted()).toEqual([]);
    if (soon && card) return;
    await page.close();
    await clearSettings(arena.browser.worker);
  }
  throw new Error(`Not once in ${ATTEMPTS} attempts pressed within ${SOON} ms, with a card that stayed`);
}

/** Clicks as somebody does who has seen the card. */
const expectMutes = () =>
  until(
    async () => {
      await clickInside(page, '.mute');
      await new Promise((go) => setTimeout(go, 250));
      return muted();
    },
    (sites) => sites.length === 1,
  );

test('a page that moves a small frame, so that its card comes under the pointer, gains nothing by the first click', async () => {
  await expectTooSoon(async (times) => {
    const at = await open();
    await page.mouse.move(at.x, at.y, { steps: 3 });
    await shown(page, 'Who says so');
    const mute = await middleInside(page, '.mute');
    await page.mouse.move(1050, 20, { steps: 3 });
    await gone(page);
    await page.evaluate('delete window.came; delete window.pressed');
    await page.evaluate(
      ({ left, top, pause }) => {
        const frame = document.querySelector('#small') as HTMLIFrameElement;
        let timer = 0;
        const move = () => {
          frame.style.left = `${left}px`;
          frame.style.top = `${top}px`;
        };
        frame.contentDocument?.addEventListener('pointermove', () => {
          clearTimeout(timer);
          timer = window.setTimeout(move, pause);
        });
      },
      {
        left: FRAME.left + at.x - mute.x,
        top: FRAME.top + at.y - mute.y,
        pause: PAUSES[times % PAUSES.length] as number,
      },
    );
    await page.mouse.move(at.x, at.y, { steps: 3 });
    await came();
    await page.mouse.click(at.x, at.y);
  });
  await expectMutes();
});

test('two taps in a row, on a term in a small frame and where its card comes, do nothing for good', async () => {
  await expectTooSoon(async () => {
    const at = await open();
    await tap(page, at);
    await shown(page, 'Who says so');
    const mute = await middleInside(page, '.mute');
    await page.mouse.click(1050, 20);
    await gone(page);
    await page.evaluate('delete window.came; delete window.pressed');
    await tap(page, at);
    await came();
    await tap(page, mute);
  });
  await expectMutes();
});
