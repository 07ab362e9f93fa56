import { defineContentScript } from 'wxt/utils/define-content-script';
import { cardDoor, hangCardDoor } from '../../browser/card-door.ts';
import { makeDoor } from './door.tsx';

/** The card: injected by the background when a reader first asks about a term in this frame. */
export default defineContentScript({
  matches: ['<all_urls>'],
  registration: 'runtime',
  main(context) {
    cardDoor()?.close();
    const door = makeDoor();
    const takeAway = hangCardDoor(door);
    context.onInvalidated(() => {
      door.close();
      takeAway();
    });
  },
});
