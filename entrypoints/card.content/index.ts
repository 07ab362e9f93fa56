import { defineContentScript } from 'wxt/utils/define-content-script';
import { hangCardDoor } from '../../browser/card-door.ts';
import { messageHere } from '../../browser/words.ts';
import { CARD, COPY } from '../../components/strings.ts';
import { language, speakWith } from '../../components/words.ts';
import { makeDoor } from './door.ts';
import { serveFaces } from './framed.ts';
import { keyHere } from './wire.ts';

/** Reads what a card has to say after the extension was updated under it: then it cannot be looked up any more. */
function readAhead(): void {
  for (const words of [CARD, COPY.note, COPY.cited]) Object.values(words);
  language();
}

/**
 * The card: injected by the background when a reader first asks about a term in this frame; in Firefox also into the frame of
 * our own in which each card is drawn.
 */
export default defineContentScript({
  matches: ['<all_urls>'],
  registration: 'runtime',
  main(context) {
    speakWith(messageHere);
    readAhead();
    const key = import.meta.env.FIREFOX ? keyHere() : null;
    if (key) serveFaces(key);
    else hangCardDoor(makeDoor(), context);
  },
});
