/** What the documents say is English in every language of the interface: elements that hold it are marked, and a line says so. */
import { language, say } from './words.ts';

/** For the `lang` of an element that holds content, so that it is read out as English; absent where all is English. */
export function contentLang(): string | undefined {
  return language() === 'en' ? undefined : 'en';
}

/** For the `lang` of our own words within content; absent where all is English. */
export function wordsLang(): string | undefined {
  return language() === 'en' ? undefined : language();
}

/** Says that content is in English; nothing where the interface is so too. Once in each surface. */
export function ContentNote() {
  return language() === 'en' ? null : <p class="content-note">{say('content_english')}</p>;
}
