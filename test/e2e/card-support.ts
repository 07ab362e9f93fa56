/**
 * Eyes for what is inside the card, which the page cannot see: in Chromium a closed shadow root, into which the debugger
 * looks; in Firefox a frame of its own in that root, which is asked like any other frame. In pages of the extension Firefox has the root alone.
 */
import type { CDPSession, Frame, Page } from 'playwright-core';
import { insideOfPage } from './firefox-browser.ts';
import { IN_FIREFOX, until } from './support.ts';

interface DomNode {
  nodeId: number;
  attributes?: string[];
  children?: DomNode[];
  shadowRoots?: DomNode[];
  contentDocument?: DomNode;
}

function find(node: DomNode, className: string): DomNode | null {
  const classes = node.attributes?.[(node.attributes?.indexOf('class') ?? -1) + 1] ?? '';
  if (node.attributes?.includes('class') && classes.split(' ').includes(className)) return node;
  for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? []), node.contentDocument]) {
    const found = child && find(child, className);
    if (found) return found;
  }
  return null;
}

const sessions = new WeakMap<Page, Promise<CDPSession>>();

function debuggerOf(page: Page): Promise<CDPSession> {
  const known = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, known);
  return known;
}

/** The frame in which a card (`sheet`) or a notice (`toast`) is drawn; null where none is shown. Firefox only. */
async function frameOf(page: Page, className: string): Promise<Frame | null> {
  for (const frame of page.frames()) {
    if (frame === page.mainFrame() || frame.url().startsWith('http')) continue;
    const is = (name: string) => document.querySelector(`.bb.frame.${name}`) !== null;
    if (await frame.evaluate(is, className).catch(() => false)) return frame;
  }
  return null;
}

/** Where a frame's document begins on the screen, CSS pixels. Firefox only. */
const corner = (frame: Frame | Page) =>
  frame.evaluate(() => {
    const { mozInnerScreenX: x, mozInnerScreenY: y } = window as unknown as Record<string, number>;
    return { x: x ?? 0, y: y ?? 0 };
  });

/** Runs a function on the card in its frame. */
async function inFrame<T>(page: Page, source: string, className: string): Promise<T | undefined> {
  const frame = await frameOf(page, className);
  try {
    return await frame?.evaluate<T>(`(${source}).call(document.querySelector('.bb.frame.${className}'))`);
  } catch {
    // It was taken away between the two questions.
    return undefined;
  }
}

/**
 * Runs a function on the frame of the card (`sheet`) or of the notice after muting (`toast`).
 * @param source a function expression; `this` is the element
 * @returns undefined where it is not shown
 */
export async function inside<T>(page: Page, source: string, className = 'sheet'): Promise<T | undefined> {
  // In a page of ours the card needs no frame, and lies in a closed root there as well.
  if (IN_FIREFOX && page.url().startsWith('moz-')) return insideOfPage(page).inClosedRoot(source, className);
  if (IN_FIREFOX) return inFrame<T>(page, source, className);
  const session = await debuggerOf(page);
  const { root } = (await session.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: DomNode };
  const node = find(root, className);
  if (!node) return undefined;
  try {
    const { object } = await session.send('DOM.resolveNode', { nodeId: node.nodeId });
    const { result } = await session.send('Runtime.callFunctionOn', {
      ...(object.objectId ? { objectId: object.objectId } : {}),
      functionDeclaration: source,
      returnByValue: true,
    });
    return result.value as T;
  } catch {
    // It was taken away between the two questions.
    return undefined;
  }
}

/** Text of the card as it is laid out; undefined where none is shown. */
export function cardText(page: Page, className = 'sheet'): Promise<string | undefined> {
  return inside<string>(page, 'function () { return this.innerText }', className);
}

export interface Rect {
  left: number;
  top: number;
  right: number;
  bottom: number;
  width: number;
  height: number;
}

/** Where the card, or something in it, lies in the viewport. */
export async function cardBox(page: Page, selector = '', className = 'sheet'): Promise<Rect | undefined> {
  const target = selector ? `this.querySelector(${JSON.stringify(selector)})` : 'this';
  const source = `function () { const at = ${target}; return at && at.getBoundingClientRect().toJSON() }`;
  const box = await inside<Rect>(page, source, className);
  const frame = box && IN_FIREFOX ? await frameOf(page, className) : null;
  if (!box || !frame) return box;
  const [from, to] = await Promise.all([corner(page), corner(frame)]);
  const [x, y] = [to.x - from.x, to.y - from.y];
  const { left, top, right, bottom } = box;
  return { ...box, left: left + x, right: right + x, top: top + y, bottom: bottom + y };
}

/** Waits until something in the card is there and in its place. @returns its middle in the viewport */
export async function middleInside(
  page: Page,
  selector: string,
  className = 'sheet',
): Promise<{ x: number; y: number }> {
  const box = await until(
    () => cardBox(page, selector, className),
    // A card that is being placed stands far outside.
    (found) => Boolean(found && found.width > 0 && found.left >= 0),
  ).catch((error) => {
    throw new Error(`Nothing in the card matches ${selector}: ${error}`);
  });
  const { left = 0, right = 0, top = 0, bottom = 0 } = box ?? {};
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

/** Clicks in the middle of something in the card, with a real pointer. */
export async function clickInside(page: Page, selector: string, className = 'sheet'): Promise<void> {
  const { x, y } = await middleInside(page, selector, className);
  await page.mouse.click(x, y);
}

/** Touches a place in the viewport with a finger, shortly. Chromium only. */
export async function tap(page: Page, { x, y }: { x: number; y: number }): Promise<void> {
  const session = await debuggerOf(page);
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

/** Client rectangle of the first occurrence of a text in the page. */
export function textBox(page: Page, text: string): Promise<Rect> {
  return page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = (node.nodeValue ?? '').indexOf(wanted);
      if (start < 0) continue;
      const range = new Range();
      range.setStart(node, start);
      range.setEnd(node, start + wanted.length);
      return range.getBoundingClientRect().toJSON();
    }
    throw new Error(`the page does not say ${wanted}`);
  }, text);
}

/** Rests the pointer on a text until its card has had time to open. */
export async function hover(page: Page, text: string): Promise<void> {
  const box = await textBox(page, text);
  await page.mouse.move(2, 2);
  await page.mouse.move((box.left + box.right) / 2, (box.top + box.bottom) / 2, { steps: 4 });
}
