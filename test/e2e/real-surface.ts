/** The real popup and the real side panel, which the test driver does not see: Chromium's debugger does, and Firefox from inside. */

import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { type TestBrowser, until } from './support.ts';

/** A port that nothing listens on, for `--remote-debugging-port`. */
export function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => found(port));
    });
  });
}

interface Target {
  url: string;
  webSocketDebuggerUrl: string;
}

/** A surface of the extension, looked at and clicked through the debugger. */
export interface Surface {
  /** The value of an expression; promises are awaited. */
  run<T>(expression: string): Promise<T>;
  /** A click of the pointer in the middle of an element, which counts as the reader's own. */
  click(selector: string): Promise<void>;
  /** Writes into what has the keyboard. */
  type(text: string): Promise<void>;
  close(): void;
}

/** Opens the popup over the tab in front, as a press of the toolbar button does. */
export async function openPopup({ inside, worker }: TestBrowser): Promise<void> {
  if (inside) await inside.pressButton();
  else await worker.evaluate('chrome.action.openPopup()');
}

/**
 * Waits for the surface that shows a page of the extension, and attaches to it.
 * @param port where Chromium's debugger listens
 */
export async function attach(
  { inside }: TestBrowser,
  port: number,
  page: 'popup.html' | 'sidepanel.html',
): Promise<Surface> {
  if (!inside) return attachDebugger(port, page);
  const view = page === 'popup.html' ? 'popup' : 'sidebar';
  await until(
    () => inside.inView<string>(view, 'document.readyState').catch(() => ''),
    (state) => state === 'complete',
  );
  return {
    run: (expression) => inside.inView(view, expression),
    click: (selector) => inside.clickInView(view, selector),
    type: (text) => inside.typeInView(view, text),
    close() {},
  };
}

async function attachDebugger(port: number, page: string): Promise<Surface> {
  const list = async () => (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as Target[];
  const targets = await until(list, (all) => all.some(({ url }) => url.includes(`/${page}`)));
  const target = targets.find(({ url }) => url.includes(`/${page}`));
  const socket = new WebSocket(String(target?.webSocketDebuggerUrl));
  await new Promise((open, fail) => {
    socket.onopen = open;
    socket.onerror = fail;
  });
  const waiting = new Map<number, (answer: Record<string, unknown>) => void>();
  let turn = 0;
  socket.onmessage = ({ data }) => {
    const { id, result, error } = JSON.parse(String(data));
    waiting.get(id)?.(result ?? { error });
    waiting.delete(id);
  };
  const send = (method: string, params: object = {}) =>
    new Promise<Record<string, unknown>>((answer) => {
      const id = ++turn;
      waiting.set(id, answer);
      // A surface that closes answers nothing more.
      socket.onclose = () => {
        for (const left of waiting.values()) left({});
      };
      socket.send(JSON.stringify({ id, method, params }));
    });
  const run = async <T>(expression: string): Promise<T> => {
    const answer = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    const { result, exceptionDetails } = answer as {
      result?: { value: T };
      exceptionDetails?: { exception?: { description?: string } };
    };
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
    return result?.value as T;
  };
  return {
    run,
    async type(text) {
      await send('Input.insertText', { text });
    },
    async click(selector) {
      const found = `document.querySelector(${JSON.stringify(selector)})`;
      await until(
        () => run<boolean>(`${found} !== null`),
        (is) => is,
      );
      const { x, y } = await run<{ x: number; y: number }>(
        `(() => { const at = ${found}; at.scrollIntoView({ block: 'nearest' }); const box = at.getBoundingClientRect();
          return { x: box.x + box.width / 2, y: box.y + box.height / 2 }; })()`,
      );
      for (const type of ['mousePressed', 'mouseReleased'])
        await send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 });
    },
    close: () => socket.close(),
  };
}
