/** What is asked of a page with nothing to find. */
import type { Page } from 'playwright-core';
import type { Tab } from './tab.ts';

/** Events that come by the hundred. */
const DEAR = /^(pointer|mouse|touch)(move|rawupdate|over|out|enter|leave)$|^(scroll|wheel|drag)/;

/**
 * The floor, run in the page: walks the text nodes and reads each character once; sets the marks `floor` and `read` around it.
 * Once only: who looks at a page for the first time has to make an object for each node, and so have we.
 * @returns how many text nodes there are
 */
export function readAll(): number {
  let nodes = 0;
  let sum = 0;
  performance.mark('bench:floor');
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { data } = node as Text;
    nodes++;
    for (let at = 0; at < data.length; at++) sum += data.charCodeAt(at);
  }
  performance.mark('bench:read');
  // What is never used need not be computed.
  if (sum < 0) throw new Error('No character has a code below 0.');
  return nodes;
}

/**
 * The floor, run in a world of its own beside the page's, as content scripts are: objects for nodes are made anew there.
 * @returns how many text nodes there are
 */
export async function readAllBeside(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  const world = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
  const { result } = await session.send('Runtime.evaluate', {
    expression: `(${readAll})()`,
    contextId: world.executionContextId,
  });
  await session.detach();
  return result.value as number;
}

/**
 * Moves the pointer to and fro over the page, with the browser's own input; sets the marks `from` and `to`.
 * @param count how often
 */
export async function movePointer(page: Tab, count: number): Promise<void> {
  await page.evaluate(() => performance.mark('bench:from'));
  for (let row = 0; row < 10; row++) {
    await page.mouse.move(row % 2 ? 1000 : 50, 40 + row * 60, { steps: count / 10 });
  }
  await page.evaluate(() => performance.mark('bench:to'));
}

/** Time from one mark of the page to another, `bench:` before their names, milliseconds by the page's clock. */
export function timeOfMarks(page: Tab, from: string, to: string): Promise<number> {
  return page.evaluate(
    ([from, to]) => {
      const at = (mark: string) => performance.getEntriesByName(`bench:${mark}`)[0]?.startTime ?? Number.NaN;
      return at(to) - at(from);
    },
    [from, to] as const,
  );
}

/** What our scripts listen to in the top frame, on the window and on the document; and whether the spotter is there. */
export async function listenersIn(page: Page): Promise<{ listeners: number; spotter: boolean }> {
  const session = await page.context().newCDPSession(page);
  const contexts: { id: number; origin: string }[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => contexts.push(context));
  await session.send('Runtime.enable');
  let listeners = 0;
  let spotter = false;
  for (const { id: contextId } of contexts.filter(({ origin }) => origin.startsWith('chrome-extension://'))) {
    for (const expression of ['window', 'document', 'document.documentElement', 'document.body']) {
      const { result } = await session.send('Runtime.evaluate', { expression, contextId });
      const all = await session.send('DOMDebugger.getEventListeners', { objectId: String(result.objectId) });
      listeners += all.listeners.filter(({ type }) => DEAR.test(type)).length;
    }
    const here = await session.send('Runtime.evaluate', {
      expression: '"__backbriefSpotterHere" in globalThis',
      contextId,
    });
    spotter ||= here.result.value === true;
  }
  await session.detach();
  return { listeners, spotter };
}
