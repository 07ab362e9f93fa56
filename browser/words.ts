/** Has the views speak the language of the browser. */
import { api } from './api.ts';

/** Messages as they stand in the file, by key: each is asked for once, and is still there when the extension is gone. */
const kept = new Map<string, string>();

/** In the place of each place stands the place itself: so a message comes back as it was written. */
const PLACES = ['$1', '$2', '$3', '$4', '$5', '$6', '$7', '$8', '$9'];

/** Empty where there is no such message, or where the extension was updated meanwhile. */
function read(key: string): string {
  try {
    return api().i18n.getMessage(key, PLACES);
  } catch {
    return '';
  }
}

/** Takes messages from elsewhere, by key, as they stand in a file of `_locales`. */
export function keepMessages(messages: Readonly<Record<string, { readonly message: string }>>): void {
  for (const [key, { message }] of Object.entries(messages)) kept.set(key, message);
}

/** Looks a message up in the extension's own `_locales`, in the language that the browser has chosen. */
export function messageHere(key: string, insets: readonly string[] = []): string {
  let message = kept.get(key);
  if (message === undefined) {
    message = read(key);
    if (message) kept.set(key, message);
  }
  return message.replace(/\$([1-9])/g, (_, place) => insets[Number(place) - 1] ?? '');
}
