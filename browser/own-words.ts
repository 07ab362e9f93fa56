/** Words for the extension's own pages where the browser has none for them. */
import { api } from './api.ts';
import { keepMessages, messageHere } from './words.ts';

/** The files that the browser reads, as parts of the build that are loaded when they are wanted. */
const FILES = {
  en: () => import('../public/_locales/en/messages.json'),
  fr: () => import('../public/_locales/fr/messages.json'),
  es: () => import('../public/_locales/es/messages.json'),
};

/**
 * Waits until there are words. A page that is closed while it asks for its messages leaves Chromium's process of all our pages
 * without any, for as long as it lives: then they are taken from our own files, in the browser's language.
 */
export async function ownWords(): Promise<void> {
  if (messageHere('language')) return;
  const [language = 'en'] = api().i18n.getUILanguage().split('-');
  const load = Object.hasOwn(FILES, language) ? FILES[language as keyof typeof FILES] : FILES.en;
  keepMessages((await load()).default);
}
