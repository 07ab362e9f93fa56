import { defineContentScript } from 'wxt/utils/define-content-script';
import { hangCardDoor } from '../../browser/card-door.ts';
import { makeDoor } from './door.tsx';

/** The card: injected by the background when a reader first asks about a term in this frame. */
export default defineContentScript({
  matches: ['<all_urls>'],
  registration: 'runtime',
  main: (context) => hangCardDoor(makeDoor(), context),
});
