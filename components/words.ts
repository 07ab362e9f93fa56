/**
 * Words in the language of the browser. They lie in public/_locales, a file for each language, and the browser picks the
 * language; what a view says by itself comes from there through a key, never from code. What the documents say stays English.
 */
import type english from '../public/_locales/en/messages.json';

/** The key of a message. */
export type WordKey = keyof typeof english;

/** The first part of a pair of keys, one for one thing and one for several: `card_mentions` for `card_mentions_one` and `card_mentions_other`. */
export type CountedKey = WordKey extends infer Key
  ? Key extends `${infer First}_other`
    ? First
    : never
  : never;

/** What stands in the places of $1, $2 … of a message. */
export type Inset = string | number;

/** Looks a message up by its key, and puts texts into its places; empty where there is no such message. */
export type LookUp = (key: string, insets?: string[]) => string;

let lookUp: LookUp | null = null;
let plural: Intl.PluralRules | null = null;

/** Says where words come from. Before this nothing can be said; again, and the language is another one. */
export function speakWith(next: LookUp): void {
  lookUp = next;
  plural = null;
}

/**
 * A message in the reader's language.
 * @param insets what takes the places of $1, $2 …, nine at most
 * @returns the key itself where no language has the message, so that a view never falls over a word
 * @throws where nobody has told where words come from
 */
export function say(key: WordKey, ...insets: Inset[]): string {
  if (!lookUp) throw new Error('Words were asked for before speakWith() told where they are.');
  return lookUp(key, insets.map(String)) || key;
}

/** The language that is spoken, as a BCP 47 tag: "en", "fr", "es". */
export function language(): string {
  return say('language');
}

/**
 * A message about a number of things, in the form that the language has for that number.
 * @param count takes the place of $1
 * @param insets what takes the places of $2, $3 …
 */
export function sayCounted(key: CountedKey, count: number, ...insets: Inset[]): string {
  plural ??= new Intl.PluralRules(language());
  const form = plural.select(count) === 'one' ? 'one' : 'other';
  return say(`${key}_${form}` as WordKey, count, ...insets);
}

/**
 * An object of words, each looked up when it is read.
 * @param keys the key of each word by its name
 * @param more what takes arguments: functions, and tables of such
 * @example const CARD = words({ close: 'card_close' }, { mentions: (count: number) => sayCounted('card_mentions', count) })
 */
// A view that uses none of them leaves them out of its bundle.
/* @__NO_SIDE_EFFECTS__ */
export function words<const Keys extends Record<string, WordKey>, More extends object = object>(
  keys: Keys,
  more?: More,
): { readonly [Name in keyof Keys]: string } & More {
  const said = Object.create(null, Object.getOwnPropertyDescriptors(more ?? {}));
  for (const [name, key] of Object.entries(keys))
    Object.defineProperty(said, name, { get: () => say(key), enumerable: true });
  return said;
}
