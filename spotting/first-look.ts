/** The first look at a page: the only part of spotting that runs on pages that never speak of the back. */
import { ANCHORS } from './anchors.computed.ts';
import { fold } from './fold.ts';

let anchors: RegExp | null = null;

/**
 * False where nothing can be painted, because neither the back nor the spine is named. Takes a whole
 * page's text, blocks run together or not; a small part of the cost of `scan`.
 */
export function mayMatter(text: string): boolean {
  anchors ??= new RegExp(ANCHORS);
  return anchors.test(fold(text).text);
}
