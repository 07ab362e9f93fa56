import { defineContentScript } from 'wxt/utils/define-content-script';
import { hangCardDoor } from '../../browser/card-door.ts';
import { makeDoor } from './door.ts';
import { serveFaces } from './framed.ts';
import { keyHere } from './wire.ts';

/**
 * The card: injected by the background when a reader first asks about a term in this frame; in Firefox also into the frame of
 * our own in which each card is drawn.
 */
export default defineContentScript({
  matches: ['<all_urls>'],
  registration: 'runtime',
  main(context) {
    const key = import.meta.env.FIREFOX ? keyHere() : null;
    if (key) serveFaces(key);
    else hangCardDoor(makeDoor(), context);
  },
});
