/** What a treatment is called by those who look for it in the matrix: brands, abbreviations, lay words. Pure. */

import type { Treatment } from './schema.ts';
import { entriesInSteps } from './search-entries.ts';
import { Stepwise } from './stepwise.ts';

/** Glossary terms whose names also find treatments for that kind of pain: "sciatica". */
const PAIN_TERMS: Readonly<Record<string, string>> = {
  radicular: 'radicular',
  'muscle spasm': 'muscle-spasm',
};

/** Least letters that are looked for inside a word, too: "profen". */
const INSIDE = 4;

/** Words in lower case, each with a space before it. */
function plain(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()}`;
}

/** Names by kind and id of their entry; made when a name is first looked for, since it takes a while. */
const known = new Stepwise(function* (): Generator<void, Map<string, string[]>> {
  const names = new Map<string, string[]>();
  for (const entry of yield* entriesInSteps()) {
    names.set(`${entry.kind} ${entry.id}`, [entry.title, ...entry.names].map(plain));
    yield;
  }
  return names;
});

/** Makes the names ready before one is looked for, a step at a time. */
export function readyNames(): Generator<void> {
  return known.steps();
}

/**
 * True where the query begins a word of one of the treatment's names, or of a name of a kind of pain
 * that it has a row for; inside the words of its two main names a few letters are enough.
 */
export function namesIt(
  query: string,
  { id, name, plainName }: Pick<Treatment, 'id' | 'name' | 'plainName'>,
  populations: readonly string[],
): boolean {
  if (query.trim() === '') return true;
  const asked = plain(query);
  const letters = asked.trim();
  if (letters === '') return false;
  const own = [plain(name), plain(plainName)];
  const names = [...own, ...(known.value.get(`treatment ${id}`) ?? [])];
  if (names.some((one) => one.includes(asked))) return true;
  if (letters.length >= INSIDE && own.some((one) => one.includes(letters))) return true;
  return populations.some((one) =>
    known.value.get(`glossary ${PAIN_TERMS[one]}`)?.some((term) => term.includes(asked)),
  );
}
