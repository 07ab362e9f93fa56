import { defineContentScript } from 'wxt/utils/define-content-script';
import { hangReadingDoor } from '../../browser/reading-door.ts';
import { readPage } from './walk.ts';

/** The rules that read in context: injected by the background once a frame has painted something that can be read. */
export default defineContentScript({
  matches: ['<all_urls>'],
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main(context) {
    context.onInvalidated(hangReadingDoor({ read: readPage }));
  },
});
