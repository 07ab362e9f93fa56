/** The first look at a page: the only part of spotting that runs on pages that never speak of the back. */
import { ANCHORS } from './anchors.computed.ts';
import { foldText, hidesLetters } from './fold.ts';

let anchors: RegExp | null = null;

/**
 * False where nothing can be painted, because neither the back nor the spine is named. Takes a whole
 * page's text, blocks run together or not. It does not fold the text, which would cost more than to
 * search it, unless soft hyphens and the like may stand inside a word.
 */
export function mayMatter(text: string): boolean {
  anchors ??= new RegExp(ANCHORS, 'i');
  return anchors.test(text) || (hidesLetters(text) && anchors.test(foldText(text)));
}
