import { defineContentScript } from 'wxt/utils/define-content-script';
import { isHtml } from '../../browser/dom/runs.ts';
import { takePlace } from '../../browser/spotter-door.ts';
import { whileOn } from '../../browser/switch.ts';
import './style.css';
import { startSession } from './session.ts';

/** The spotter: injected by the background into a frame whose gate has found that it speaks of the back. */
export default defineContentScript({
  matches: ['<all_urls>'],
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  async main(context) {
    if (!isHtml() || !takePlace(context)) return;
    await whileOn(context.signal, (signal, settings) =>
      startSession(signal, settings, () => context.abort()),
    );
  },
});
