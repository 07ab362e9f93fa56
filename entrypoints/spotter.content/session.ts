/** Spotting in one frame, from when it is switched on until its signal aborts. */
import { isAlive } from '../../browser/api.ts';
import { answer, ask } from '../../browser/content-messaging.ts';
import type { Slices } from '../../browser/dom/slices.ts';
import type { Counts, FrameReading } from '../../browser/messages.ts';
import type { PageReading } from '../../browser/reading-door.ts';
import type { Settings } from '../../browser/settings.ts';
import { hangSpotterDoor, type SpotterDoor } from '../../browser/spotter-door.ts';
import type { Follow } from '../../browser/switch.ts';
import { Context } from './context.ts';
import { Nearby } from './nearby.ts';
import { Opener } from './opener.ts';
import { Page } from './page.ts';
import { Paint } from './paint.ts';
import type { Mark } from './passage.ts';
import { Pointer } from './pointer.ts';
import { showRelayed } from './relay.ts';
import { Shown } from './shown.ts';
import { hasKeyboard, Steps } from './steps.ts';

/** How often highlights, hidden finds and the extension itself are looked after where something is found, milliseconds. */
const LOOK_AFTER = 1000;
/** What is told before anything was read. */
const NOTHING: FrameReading = { statuses: {}, claims: [], selling: [], named: [] };
/** How long the popup and the panel wait for a page to be read, milliseconds. */
const PATIENCE = 3000;

/**
 * Starts spotting.
 * @param signal stops it and takes every trace away
 * @param settings as they are now
 * @param onDead called when the extension is found to have been updated or removed
 * @returns what is to be called when the settings change
 */
export function startSession(signal: AbortSignal, settings: Settings, onDead: () => void): Follow {
  const paint = new Paint(settings);
  const shown = new Shown(settings.marks);
  const alive = () => {
    if (signal.aborted) return false;
    if (isAlive()) return true;
    onDead();
    return false;
  };
  let marks: Mark[] = [];
  let care = 0;
  let reported = '{}';
  /** Whether the page as a whole is an editor ("on"). No event tells when it becomes one. */
  let mode = document.designMode;

  const page = new Page(signal, update, () => context.touch(), alive);
  const context = new Context(page, () => nearby.repaint(), signal);
  const opener = new Opener(context);
  const nearby = new Nearby(paint, shown, (element) => page.recheck(element), signal);
  const pointer = new Pointer(paint, opener, page.shadows, settings.hoverPause, signal);
  const steps = new Steps(() => marks, shown, paint, opener, signal);

  async function update(slices: Slices): Promise<void> {
    const { passages } = page;
    marks = passages.flatMap((passage) => passage.marks);
    shown.choose(passages);
    // Before they are painted: who sees a mark may point at it at once.
    listen();
    pointer.listen(marks.length > 0);
    await nearby.update(page.found, slices);
    if (signal.aborted) return;
    if (page.found.length > 0 || mode === 'on') care ||= window.setInterval(lookAfter, LOOK_AFTER);
    else stopCare();
    report();
    context.stale();
  }

  /** What the frame says, as it is now; as it was read last where that takes too long. */
  async function toldReading(): Promise<FrameReading> {
    await context.ready(PATIENCE);
    return context.reading?.told(marks) ?? NOTHING;
  }

  function lookAfter(): void {
    if (!alive()) return;
    if (mode !== document.designMode) {
      mode = document.designMode;
      page.rescan();
    }
    paint.mend();
    report();
    if (!document.hidden) nearby.look();
  }

  /** A page that comes back from the back/forward cache has a badge to fill again. */
  const comesBack = ({ isTrusted, persisted }: PageTransitionEvent) => {
    if (!isTrusted || !persisted || !alive()) return;
    reported = '';
    report();
  };
  /** A frame that goes takes its part of the badge away. */
  const hidden = ({ isTrusted }: Event) => {
    if (isTrusted && window !== top && reported !== '{}') ask('report-counts', { counts: {} });
  };

  function listen(): void {
    addEventListener('pageshow', comesBack, { signal });
    addEventListener('pagehide', hidden, { signal });
  }

  function stopCare(): void {
    clearInterval(care);
    care = 0;
  }

  function report(): void {
    const counts = countsOf(marks);
    const now = JSON.stringify(counts);
    if (now === reported) return;
    reported = now;
    // The browser may end the background before it has written it down: then it is told again.
    ask('report-counts', { counts }).then((taken) => {
      if (taken === null && reported === now) reported = '';
    });
  }

  answer(
    {
      'has-keyboard': () => hasKeyboard(),
      step: ({ direction, stay, enter }) => steps.step(direction, stay ?? true, enter ?? false),
      'show-card': (asked) => showRelayed(asked, [document, ...page.shadows]),
      'release-card': ({ close }) => {
        if (close) opener.close();
        else opener.release();
        return true;
      },
      'get-counts': () => countsOf(marks),
      'get-reading': toldReading,
      'go-to': ({ concept, index }) => steps.goTo(concept, index),
    },
    signal,
  );
  hangSpotterDoor(
    {
      marks: () => marks.map((mark) => toldMark(mark, context.reading)),
      isScanning: () => page.isBusy,
      isBusy: () => page.isBusy || context.isBusy,
      told: () => context.reading?.told(marks) ?? null,
    },
    signal,
  );

  signal.addEventListener('abort', () => {
    stopCare();
    opener.close();
    paint.clear();
    if (reported !== '{}') ask('report-counts', { counts: {} });
  });
  // A page that names the back and has nothing to mark is not pointed at.
  page.start().then(() => marks.length > 0 || pointer.listen(false));

  return ({ underline, marks, claims, hoverPause }) => {
    paint.restyle({ underline, claims });
    pointer.pause = hoverPause;
    if (shown.choose(page.passages, marks)) nearby.repaint();
  };
}

/** A mark as the door tells of it. */
function toldMark(mark: Mark, reading: PageReading | null): ReturnType<SpotterDoor['marks']>[number] {
  const { mention, range, outcome } = mark;
  const { status = null, claim = null } = reading?.readOf(mark) ?? {};
  return { mention: { ...mention, status, claim, outcome }, range };
}

/** How many of each concept, marked or not. */
export function countsOf(marks: readonly Mark[]): Counts {
  const counts: Counts = {};
  for (const { mention } of marks) counts[mention.concept] = (counts[mention.concept] ?? 0) + 1;
  return counts;
}
