import { defineContentScript } from 'wxt/utils/define-content-script';
import { hangReadingDoor } from '../../browser/reading-door.ts';
import { readPage } from './walk.ts';

/** The rules that read in context: injected by the background once a frame has painted something that can be read. */
export default defineContentScript({
  matches: ['<all_urls>'],
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main(context) {
    const door = {
      read: readPage,
      get isValid() {
        return context.isValid;
      },
    };
    context.onInvalidated(hangReadingDoor(door));
  },
});
