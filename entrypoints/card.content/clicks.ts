/** Clicks in the card that the page keeps from arriving: found by where they were, and made again inside. */
import { listenFirst } from '../../browser/first-ear.ts';

/** What only a person may do. */
const BY_HAND = ['click', 'change', 'input', 'keydown', 'pointerdown'];
/** What a click acts on by itself, without a listener of ours; a page can prevent that. */
const NATIVE = 'label, input, summary';

/**
 * Lets clicks of the reader through to what they are on, and no others, until the signal aborts. Made-up events of the page
 * end at the root, and nothing is done on them by itself.
 * @returns tells whether an event that has arrived at something of ours is the reader's
 */
export function letClicksThrough(
  host: Element,
  root: ShadowRoot,
  signal: AbortSignal,
): (event: Event) => boolean {
  const arrived = new WeakSet<Event>();
  let again = false;
  for (const type of BY_HAND) {
    root.addEventListener(
      type,
      (event) => {
        if (event.isTrusted || again) {
          arrived.add(event);
          return;
        }
        event.preventDefault();
        event.stopImmediatePropagation();
      },
      { capture: true },
    );
  }

  function clickAgain(target: Element): void {
    again = true;
    try {
      // It does not leave the root: the page hears of no click that nobody made.
      target.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 }));
    } finally {
      again = false;
    }
  }

  listenFirst((event) => {
    if (event.type !== 'click' || !event.composedPath().includes(host)) return;
    const { clientX, clientY, detail } = event as MouseEvent;
    // A click without a place is one of the keyboard.
    const target = detail === 0 ? root.activeElement : root.elementFromPoint(clientX, clientY);
    if (!target || !root.contains(target)) return;
    // After it has gone its way.
    setTimeout(() => {
      const lost = !arrived.has(event) || (event.defaultPrevented && target.closest(NATIVE) !== null);
      if (lost && target.isConnected && !signal.aborted) clickAgain(target);
    });
  }, signal);
  // What is not in the root has been taken out by the page, and has not arrived here.
  return (event) => arrived.has(event);
}
