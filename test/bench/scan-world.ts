/**
 * What runs contestants inside a page: a content script, as ours are, in a world of its own beside the page's. It is asked
 * by events of the page's document, and answers so.
 */
import '../../entrypoints/spotter.content/style.css';
import type { Contestant } from './contestants/contestant.ts';
import { ANSWER, ASK, type Asked, type Timed } from './scan-asked.ts';

/** Resolves when the browser has drawn what is there now. */
const frame = () =>
  new Promise<void>((end) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => end();
      port2.postMessage(null);
    });
  });

/** Two frames: in the first the browser tells what is in view, in the second it draws what came of that. */
async function drawn(): Promise<void> {
  await frame();
  await frame();
}

/** Answers what is asked, until the page is left. */
export function serve(contestants: readonly Contestant[]): void {
  /** The body as it was before anybody wrote to it. */
  let saved: Node | null = null;
  let clear: (() => void) | undefined;

  async function run({ contestant: name, data, stay }: Asked): Promise<Timed> {
    const contestant = contestants.find((one) => one.name === name);
    if (!contestant) throw new Error(`There is no contestant "${name}".`);
    if (contestant.writes) saved ??= document.body.cloneNode(true);
    clear?.();
    clear = undefined;
    const begin = performance.now();
    contestant.prepare(data ?? '');
    const startUp = performance.now() - begin;
    // The page is laid out and at rest when the clock is started.
    await drawn();
    performance.mark('bench:work');
    const since = performance.now();
    const outcome = await contestant.run();
    const work = performance.now() - since;
    performance.mark('bench:worked');
    await drawn();
    const painted = performance.now() - since;
    const timed = { startUp, work: outcome.work ?? work, painted, found: outcome.found };
    clear = outcome.clear?.bind(outcome);
    if (!stay) clear?.();
    if (contestant.writes) document.body.replaceWith((saved as Node).cloneNode(true));
    await drawn();
    return timed;
  }

  document.addEventListener(ASK, async ({ detail }: CustomEventInit<string>) => {
    const said = await run(JSON.parse(detail ?? '')).catch((error) => ({
      error: String(error?.stack ?? error),
    }));
    document.dispatchEvent(new CustomEvent(ANSWER, { detail: JSON.stringify(said) }));
  });
  document.documentElement.dataset.bench = 'ready';
}
