import { defineContentScript } from 'wxt/utils/define-content-script';
import { openEar } from '../../browser/first-ear.ts';

/**
 * The ear: a few lines in every frame, there before the page's own scripts, so that no page can keep Escape or a click
 * from a card. They do nothing until a card is shown.
 */
export default defineContentScript({
  matches: ['<all_urls>'],
  allFrames: true,
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main: openEar,
});
