/** Pages that change, from inside. The functions are run in the page: each must stand by itself. */
import type { Tab } from './tab.ts';

/** How many times as long as without us 2,000 changes may take. */
export const MOST = 1.1;
/** After the last change so long is looked on, milliseconds: what follows changes is put off. */
export const AFTER = 2500;

/** A page that changes step by step. */
export interface Scenario {
  name: string;
  steps: number;
  /** Between two steps, milliseconds; 0: one in each frame. */
  pause: number;
  step: (at: number) => unknown;
}

/** A page and what it does. */
export interface Changing {
  name: string;
  html(): string | Promise<string>;
  scenario: Scenario;
}

/** 50 changes: texts, attributes, and what comes and goes. */
function mutate(frame: number): void {
  const all = document.querySelectorAll('p');
  for (let at = 0; at < 50; at++) {
    const one = all[(frame * 50 + at * 7) % all.length] as HTMLElement;
    const text = one.firstChild;
    if (at % 5 === 0 && text instanceof Text) text.data = `Low back pain ${frame}: ibuprofen. ${text.data}`;
    else if (at % 5 === 1) one.append(` and acupuncture ${at}`);
    else if (at % 5 === 2) one.className = `changed-${frame}`;
    else if (at % 5 === 3) {
      const added = document.createElement('p');
      added.textContent = `Added ${frame}: back pain and yoga.`;
      one.after(added);
    } else one.lastChild?.remove();
  }
  document.body.getBoundingClientRect();
}

/** One line more at the end of a chat, which stays scrolled to its end. */
function writeLine(at: number): void {
  const writer = document.createElement('b');
  writer.textContent = `Writer ${at % 7}: `;
  const line = document.createElement('p');
  line.append(
    writer,
    at % 8 ? 'See you tomorrow then.' : 'My low back pain is worse, ibuprofen does not help.',
  );
  document.body.append(line);
  scrollTo(0, document.documentElement.scrollHeight);
}

/** A list of 20,000 lines of which 60 are there, filled anew as it is scrolled. */
function scrollList(at: number): void {
  const HEIGHT = 24;
  let list = document.getElementById('list');
  if (!list) {
    document.body.innerHTML = '<h1>Low back pain</h1><div id="list"></div>';
    list = document.getElementById('list') as HTMLElement;
    list.style.cssText = `position:relative;height:${20_000 * HEIGHT}px`;
    for (let row = 0; row < 60; row++) {
      const line = document.createElement('div');
      line.style.cssText = 'position:absolute;top:0;left:0';
      line.append('');
      list.append(line);
    }
  }
  const first = at * 8;
  scrollTo(0, first * HEIGHT);
  for (let row = 0; row < 60; row++) {
    const line = list.children[row] as HTMLElement;
    const text =
      (first + row) % 6 ? `Line ${first + row}: nothing new` : `Line ${first + row}: back pain, massage`;
    line.style.transform = `translateY(${(first + row) * HEIGHT}px)`;
    (line.firstChild as Text).data = text;
  }
}

/** What is drawn by a framework, drawn anew. */
function drawAnew(at: number): unknown {
  return (globalThis as unknown as { benchApp: { update(now: number): unknown } }).benchApp.update(at + 1);
}

/** 2,000 changes, 50 in each frame. */
export const MUTATIONS: Scenario = { name: '2,000 changes', steps: 40, pause: 0, step: mutate };
/** 50 lines a second. */
export const CHAT: Scenario = { name: 'a chat, 50 lines a second', steps: 200, pause: 20, step: writeLine };
export const LIST: Scenario = { name: 'a virtual list, scrolled', steps: 150, pause: 0, step: scrollList };
export const DRAWING: Scenario = { name: 'drawn anew 200 times', steps: 200, pause: 0, step: drawAnew };

/**
 * Runs in the page: takes all steps, and waits for some time; sets the marks of the trace, `from` and `to` around all,
 * `step` and `rest` around each step.
 * @returns frames that have not come in their turn, at 60 a second
 */
async function runInPage(
  step: Scenario['step'],
  { steps, pause, after }: { steps: number; pause: number; after: number },
): Promise<number> {
  let dropped = 0;
  let last = performance.now();
  let going = true;
  const count = () => {
    const now = performance.now();
    dropped += Math.max(0, Math.round((now - last) / (1000 / 60)) - 1);
    last = now;
    if (going) requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
  performance.mark('bench:from');
  for (let at = 0; at < steps; at++) {
    await new Promise<unknown>((go) => {
      if (pause > 0) setTimeout(go, pause);
      else requestAnimationFrame(go);
    });
    performance.mark('bench:step');
    await step(at);
    performance.mark('bench:rest');
  }
  going = false;
  await new Promise((go) => setTimeout(go, after));
  performance.mark('bench:to');
  return dropped;
}

/**
 * Has a page change.
 * @param after so long is looked on at the end, milliseconds: others may have put off what they do because of it
 * @returns frames that have not come in their turn, at 60 a second
 */
export function change(page: Tab, { step, steps, pause }: Scenario, after: number): Promise<number> {
  return page.evaluate<number>(`(${runInPage})(${step}, ${JSON.stringify({ steps, pause, after })})`);
}

/** What the page's own code has taken in all steps, milliseconds by the page's clock. */
export function codeTime(page: Tab): Promise<number> {
  return page.evaluate(() => {
    const since = performance.getEntriesByName('bench:step').map(({ startTime }) => startTime);
    const until = performance.getEntriesByName('bench:rest').map(({ startTime }) => startTime);
    return until.reduce((sum, end, at) => sum + end - (since[at] ?? end), 0);
  });
}
