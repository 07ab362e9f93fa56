/** The keyboard alone: where it is, whether that is seen (WCAG 2.4.7, 2.4.11), and the way to something. */

import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { inside } from './card-support.ts';
import { insideOfPage } from './firefox-browser.ts';
import { IN_FIREFOX, until } from './support.ts';

/** Where the focus is. */
interface Stop {
  /** What it says of itself: its name, or the name of its field. */
  name: string;
  /** Why it cannot be seen; empty where it can. */
  unseen: string;
}

/**
 * Looks at what has the focus; runs in the page, or on the card's frame in its closed root.
 * @param root document or shadow root
 * @param wanted selector of what is looked for
 * @returns null where nothing has the focus
 */
function focusIn(root: Document | ShadowRoot, wanted: string): (Stop & { found: boolean }) | null {
  const element = root.activeElement as HTMLElement | null;
  if (!element || element === document.body || element === document.documentElement) return null;
  const field = element as HTMLInputElement;
  const label =
    element.getAttribute('aria-label') ?? field.labels?.[0]?.textContent ?? element.textContent ?? '';
  const name = label.trim().replace(/\s+/g, ' ').slice(0, 60) || element.id || element.localName;
  // A radio button under a key of a row: the key wears the ring.
  const faces = [
    element,
    element.nextElementSibling,
    element.closest('label'),
    // The frame of the search field, and the shapes of a step on the map.
    element.closest('.field'),
    ...element.querySelectorAll('svg *, rect, path, polygon'),
  ];
  const ring = faces.some((face) => {
    if (!face) return false;
    const { outlineStyle, outlineWidth, outlineColor, boxShadow, stroke, strokeWidth } =
      getComputedStyle(face);
    const outlined =
      outlineStyle !== 'none' &&
      Number.parseFloat(outlineWidth) >= 1 &&
      !/, 0\)$/.test(outlineColor.replace(/^rgb\(.*/, ''));
    const drawn = face instanceof SVGElement && stroke !== 'none' && Number.parseFloat(strokeWidth) >= 2;
    return outlined || drawn || boxShadow !== 'none';
  });
  // A heading that has been made the start of a view is where reading begins, and no control.
  const passive = element.tabIndex < 0;
  const face = getComputedStyle(element).opacity === '0' ? (element.closest('label') ?? element) : element;
  const { left, top, right, bottom } = face.getBoundingClientRect();
  const clear = [0.5, 0.1, 0.9].some((share) => {
    const x = Math.min(Math.max(left + (right - left) * share, 1), innerWidth - 1);
    // What is taller than the window is looked at in the middle of the window, which no bar may hold.
    const middle = bottom - top > innerHeight && top < innerHeight / 2 && bottom > innerHeight / 2;
    const y = Math.min(Math.max(middle ? innerHeight / 2 : (top + bottom) / 2, 1), innerHeight - 1);
    if (x < left || x > right || y < top - 1 || y > bottom + 1) return false;
    const hit = root.elementFromPoint(x, y);
    return Boolean(hit && (face === hit || face.contains(hit) || hit.contains(face)));
  });
  const unseen = [ring || passive ? '' : 'has no ring', clear ? '' : 'is out of sight or under something']
    .filter(Boolean)
    .join(', ');
  return { name, unseen, found: element.matches(wanted) };
}

/** The keyboard of one page. Each stop that is not seen fails the test that made it. */
export class Keys {
  readonly page: Page;
  /** Class of the frame in the card's closed root; null where the page itself is meant. */
  readonly within: string | null;
  /** Names of the stops so far, in their order. */
  readonly stops: string[] = [];

  constructor(page: Page, within: string | null = null) {
    this.page = page;
    this.within = within;
  }

  /** What has the focus, and whether it is what is wanted. */
  async #look(wanted: string): Promise<boolean> {
    // What the keyboard has left, for a page or for the browser's own bars, keeps what had it.
    const source = (root: string) =>
      `(document.hasFocus() ? (${String(focusIn)})(${root}, ${JSON.stringify(wanted)}) : null)`;
    const stop = this.within
      ? await inside<ReturnType<typeof focusIn>>(
          this.page,
          `function () { return ${source('this.getRootNode()')} }`,
          this.within,
        )
      : await this.page.evaluate<ReturnType<typeof focusIn>>(source('document'));
    if (!stop) return false;
    this.stops.push(stop.name);
    expect.soft(stop.unseen, `the focus on "${stop.name}"`).toBe('');
    return stop.found;
  }

  /** Presses Tab until something has the focus. Fails where the way does not lead there. */
  async to(wanted: string, { key = 'Tab', most = 60 } = {}): Promise<void> {
    for (let at = 0; at < most; at++) {
      await this.page.keyboard.press(key);
      if (await this.#look(wanted)) return;
    }
    throw new Error(
      `${most} times ${key} did not lead to ${wanted}, but to: ${this.stops.slice(-most).join(' | ')}`,
    );
  }

  /** Presses keys one after another, and looks where they have led. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Presses Enter on what asks for a file, and gives it one. */
  async give(name: string, mimeType: string, content: string): Promise<void> {
    const file = { name, mimeType, buffer: Buffer.from(content) };
    if (IN_FIREFOX) {
      const { filesAsked } = insideOfPage(this.page);
      const before = await filesAsked();
      await this.press('Enter');
      await until(filesAsked, (now) => now > before);
      return this.page.locator('input[type=file]').setInputFiles(file);
    }
    const chooser = this.page.waitForEvent('filechooser');
    // The browser is told of it on the way of this question; before that it would show a dialog of its own, for good.
    await this.page.evaluate('0');
    await this.press('Enter');
    await (await chooser).setFiles(file);
  }

  /** Waits until something is shown. */
  async shown(selector: string): Promise<void> {
    await this.page.waitForSelector(selector);
  }

  /** What has the focus matches. */
  async on(wanted: string): Promise<void> {
    expect(await this.#look(wanted), `the focus is not on ${wanted}, but on ${this.stops.at(-1)}`).toBe(true);
  }
}
