import { defineContentScript } from 'wxt/utils/define-content-script';
import { isAlive } from '../../browser/api.ts';
import { answer, ask } from '../../browser/content-messaging.ts';
import { isHtml } from '../../browser/dom/runs.ts';
import { letMovesGo } from '../../browser/first-ear.ts';
import { hangSpotterDoor, isSpotterHere, takePlace } from '../../browser/spotter-door.ts';
import { whileOn } from '../../browser/switch.ts';
import { Watch } from './watch.ts';

/** How long is waited at first before the background is asked again, and at most, milliseconds. */
const AGAIN = 1000;
const LONGEST = 60_000;
/** So often it may say that it could not: a browser keeps scripts out of some frames, but says so of others in passing as well. */
const REFUSALS = 3;

/** False for what has no text for us: pictures, other XML, and the page that Chromium makes around its PDF viewer. */
const hasText = () => isHtml() && document.contentType !== 'application/pdf';

/** Kept for as long as the extension lives: a gate that has done its work is not begun again where it is injected twice. */
const place = {
  get isValid() {
    return isAlive();
  },
};

/**
 * Has the spotter put here. The browser may end the background in the middle of it, and closes the way to it where the
 * page is put into the back/forward cache: who is not answered asks again, or the page would stay unmarked for good.
 */
async function loadSpotter(): Promise<void> {
  let refused = 0;
  for (let wait = AGAIN; isAlive() && !isSpotterHere(); wait = Math.min(LONGEST, wait * 2)) {
    const loaded = await ask('load-spotter', {});
    if (loaded === false) refused += 1;
    if (loaded || refused >= REFUSALS) return;
    await new Promise((go) => setTimeout(go, wait));
  }
}

/**
 * The gate: the one script on every page and in every frame. It finds out whether a page speaks of the
 * back, now or later. If so it has the spotter put there and ends; on all other pages nothing else runs.
 */
export default defineContentScript({
  matches: ['<all_urls>'],
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  runAt: 'document_idle',
  noScriptStartedPostMessage: true,
  async main(context) {
    // A page that was loading when the extension came gets this script from the browser, and from our background.
    if (!hasText()) letMovesGo();
    if (!hasText() || !takePlace(place, 'gate')) return;
    let isOn = false;
    await whileOn(context.signal, (signal) => {
      isOn = true;
      const door = new AbortController();
      let asking = false;
      const watch = new Watch(signal, async (found) => {
        asking = found;
        context.abort();
        if (found) await loadSpotter();
        asking = false;
        door.abort();
      });
      signal.addEventListener('abort', () => asking || door.abort());
      const isBusy = () => asking || watch.isBusy;
      hangSpotterDoor({ marks: () => [], isBusy, isScanning: isBusy }, door.signal);
      // Nothing found is another answer than none, which a page gives that no script can look at.
      answer({ 'get-counts': () => ({}) }, signal);
      watch.start();
      return undefined;
    });
    if (!isOn) letMovesGo();
  },
});
