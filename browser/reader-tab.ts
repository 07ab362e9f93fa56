/**
 * The PDF that a tab shows, without any request: its bytes are asked of the browser's own cache, by a script in that tab, and go
 * to the page that reads them in memory alone.
 */
import browser from 'webextension-polyfill';
import { fileNameOf, looksLikePdf } from './reader-address.ts';

/** So many bytes come at a time: an answer of a script has to be text, and not too long. */
const PART = 3_000_000;

/** A file as it came. */
export interface TabFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What a script in the tab keeps while it hands the bytes over. */
interface Keeping {
  __backbriefFile?: Uint8Array<ArrayBuffer> & { toBase64(): string };
}

/** Runs in the tab. Asks the cache alone: where it has nothing that fails, and nothing goes out. @returns the length, bytes */
const take = async (): Promise<number | null> => {
  // A page with a worker of its own would be asked first, and might go out.
  if (navigator.serviceWorker?.controller) return null;
  try {
    const answer = await fetch(location.href, { cache: 'only-if-cached', mode: 'same-origin' });
    if (!answer.ok) return null;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    Object.assign(globalThis, { __backbriefFile: bytes });
    return bytes.length;
  } catch {
    return null;
  }
};

/** Runs in the tab: a part of the bytes, in base64. */
const part = (from: number, to: number): string | null => {
  const { __backbriefFile: bytes } = globalThis as Keeping;
  return (bytes?.subarray(from, to) as Keeping['__backbriefFile'])?.toBase64() ?? null;
};

/** Runs in the tab: lets the bytes go. */
const drop = (): void => {
  delete (globalThis as Keeping).__backbriefFile;
};

/** Runs a function in a tab's page. Rejects where the browser keeps scripts out. */
async function run<T>(
  tabId: number,
  func: (...args: never[]) => T,
  args: unknown[] = [],
): Promise<Awaited<T>> {
  const [top] = await browser.scripting.executeScript({ target: { tabId }, func: func as never, args });
  return top?.result as Awaited<T>;
}

/** True where a tab shows a PDF: as its page says, or, where the browser keeps us out, as its address ends. */
export async function showsPdf(tabId: number, url: string): Promise<boolean> {
  try {
    return (await run(tabId, () => document.contentType)) === 'application/pdf';
  } catch {
    return looksLikePdf(url);
  }
}

/**
 * The file that a tab shows.
 * @param signal ends it; what was kept in the tab is let go
 * @returns null where the browser keeps us out of its viewer, or does not have the file any more
 */
export async function fileOfTab(tabId: number, signal: AbortSignal): Promise<TabFile | null> {
  try {
    const { url = '' } = await browser.tabs.get(tabId);
    const length = await run(tabId, take);
    if (length === null || length === undefined) return null;
    try {
      const bytes = new Uint8Array(length);
      for (let from = 0; from < length && !signal.aborted; from += PART) {
        const text = await run(tabId, part, [from, from + PART]);
        if (typeof text !== 'string') return null;
        bytes.set(fromBase64(text), from);
      }
      return { name: fileNameOf(url), bytes };
    } finally {
      await run(tabId, drop).catch(() => {});
    }
  } catch {
    return null;
  }
}

function fromBase64(text: string): Uint8Array {
  return (Uint8Array as unknown as { fromBase64(text: string): Uint8Array }).fromBase64(text);
}
