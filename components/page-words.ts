/** The words of a page of the extension that stand outside its views. */
import { type LookUp, language, say, speakWith, type WordKey } from './words.ts';

/**
 * Has a page speak the language of the browser, and say so: in its words, its title and what screen readers are told.
 * @param lookUp where words come from
 * @param title what the page is called
 */
export function speakOnPage(lookUp: LookUp, title: WordKey): void {
  speakWith(lookUp);
  document.documentElement.lang = language();
  document.title = say(title);
}
