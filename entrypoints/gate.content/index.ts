import { defineContentScript } from 'wxt/utils/define-content-script';
import { answer, ask } from '../../browser/content-messaging.ts';
import { isHtml } from '../../browser/dom/runs.ts';
import { hangSpotterDoor } from '../../browser/spotter-door.ts';
import { whileOn } from '../../browser/switch.ts';
import './style.css';
import { Watch } from './watch.ts';

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
  cssInjectionMode: 'manifest',
  noScriptStartedPostMessage: true,
  async main(context) {
    if (!isHtml()) return;
    await whileOn(context.signal, (signal) => {
      const door = new AbortController();
      let asking = false;
      const watch = new Watch(signal, async (found) => {
        asking = found;
        context.abort();
        if (found) await ask('load-spotter', {});
        asking = false;
        door.abort();
      });
      signal.addEventListener('abort', () => asking || door.abort());
      hangSpotterDoor({ marks: () => [], isBusy: () => asking || watch.isBusy }, door.signal);
      // Nothing found is another answer than none, which a page gives that no script can look at.
      answer({ 'get-counts': () => ({}) }, signal);
      watch.start();
      return undefined;
    });
  },
});
