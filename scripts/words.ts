/** Words for programs that run outside a browser: the same files, read from disk. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { LookUp } from '../components/words.ts';

/** The languages that there are. */
export const LANGUAGES = ['en', 'fr', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One message of a language. `description` tells translators what it is for and what takes its places. */
export interface Message {
  message: string;
  description?: string;
}

/** All messages of a language by key. */
export function messagesOf(language: Language): Record<string, Message> {
  return JSON.parse(
    readFileSync(resolve(import.meta.dirname, `../public/_locales/${language}/messages.json`), 'utf8'),
  );
}

/** Looks messages up as the browser does: $1 to $9 are places, $$ is a dollar sign, and what is missing is looked for in English. */
export function wordsOf(language: Language): LookUp {
  const [own, english] = [messagesOf(language), messagesOf('en')];
  return (key, insets = []) =>
    ((own[key] ?? english[key])?.message ?? '').replace(/\$(?:(\$+)|([1-9]))/g, (_, dollars, place) =>
      dollars ? dollars : (insets[Number(place) - 1] ?? ''),
    );
}
