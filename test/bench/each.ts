/** Measures one page after the other, so that a page that fails costs nothing but itself. */
import type { Measure, Options } from './part.ts';

/** What pages are measured in: a browser or two. */
interface Room {
  close(): Promise<void>;
}

/** Rejects when the run is ended; never where it is not. */
function ended(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  // Who has won the race against it does not wait for it any more.
  promise.catch(() => {});
  const end = () => reject(signal.reason);
  if (signal.aborted) end();
  else signal.addEventListener('abort', end, { once: true });
  return promise;
}

/**
 * Measures pages in turn. After a failure the browser is opened afresh, for it may be what has failed. When the run is ended what is
 * under way is given up. The room is closed in any case.
 * @param pages or sizes, or whatever else has a name to be told by
 * @throws the signal's reason where the run was ended; what `open` throws
 */
export async function forEachPage<P extends { name: string }, R extends Room>(
  { signal, take, failed }: Pick<Options, 'signal' | 'take' | 'failed'>,
  pages: readonly P[],
  open: () => Promise<R>,
  measure: (room: R, page: P) => Promise<readonly Measure[]>,
): Promise<void> {
  const end = ended(signal);
  let opening: Promise<R> | null = null;
  /** A browser that is gone cannot be closed, and need not be. */
  const close = async () => {
    await opening?.then((room) => room.close()).catch(() => {});
    opening = null;
  };
  try {
    for (const page of pages) {
      signal.throwIfAborted();
      opening ??= open();
      const room = await Promise.race([opening, end]);
      try {
        take(await Promise.race([measure(room, page), end]));
      } catch (error) {
        signal.throwIfAborted();
        failed(page.name, error);
        await close();
      }
    }
  } finally {
    await close();
  }
}
