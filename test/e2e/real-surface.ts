/** The real popup and the real side panel: the browser's debugger sees them, the test driver does not. */

import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { until } from './support.ts';

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
  /** A picture, PNG in base64. */
  picture(): Promise<string>;
  send(method: string, params?: object): Promise<Record<string, unknown>>;
  close(): void;
}

/** Waits for the surface that shows a page of the extension, and attaches to it. */
export async function attach(port: number, page: string): Promise<Surface> {
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
  const send: Surface['send'] = (method, params = {}) =>
    new Promise((answer) => {
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
    send,
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
    async picture() {
      const { data } = await send('Page.captureScreenshot', { format: 'png' });
      return String(data);
    },
    close: () => socket.close(),
  };
}
