/** What the address bar offers for the words typed after our keyword. Pure. */
import { type ResultRow, resultGroups } from '../../components/search-rows.ts';
import { GROUP_NAMES } from '../../components/search-strings.ts';
import { pieces, type Search, searchBase } from '../../data/search.ts';
import { type SearchEntry, searchEntries } from '../../data/search-entries.ts';
import { canName, NO_MATCH } from './look-up.ts';

/** One line of the list under the address bar. */
export interface Suggestion {
  /** What stands in the address bar once it is chosen; `addressForInput` knows it again. */
  content: string;
  description: string;
  /** Where it leads, inside the panel. */
  address: string;
}

/** Lines of the list, after the first. */
const SHOWN = 6;

/** How a description is written: Chromium reads it as XML, Firefox as plain text. */
export interface Markup {
  plain: (text: string) => string;
  match: (text: string) => string;
  dim: (text: string) => string;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

/** Chromium's: the five characters are written as entities, and what was typed stands out. */
export const XML: Markup = {
  plain: escaped,
  match: (text) => `<match>${escaped(text)}</match>`,
  dim: (text) => `<dim>${escaped(text)}</dim>`,
};

/** Firefox's. */
export const TEXT: Markup = { plain: (text) => text, match: (text) => text, dim: (text) => text };

/** An entry's name in the address bar; its kind tells entries of one title apart. */
export function nameOf({ kind, title }: SearchEntry): string {
  return kind === 'treatment' || kind === 'red flag'
    ? title
    : `${title} (${GROUP_NAMES[kind].toLowerCase()})`;
}

/** What a row says after its name; where one verdict would mislead, each with whom it is for. */
function saidOf({ label, line, entry, scoped }: ResultRow): string {
  if (entry.kind === 'caution') return line;
  if (scoped.length > 0) return scoped.map((verdict) => `${verdict.label}: ${verdict.forWhom}`).join('; ');
  return label || GROUP_NAMES[entry.kind];
}

function describe(row: ResultRow, { plain, match, dim }: Markup): string {
  const name = (text: string) =>
    pieces(text, row.found)
      .map(({ text: part, hit }) => (hit ? match(part) : plain(part)))
      .join('');
  const other = row.via === null ? '' : `${plain(' (')}${name(row.via)}${plain(')')}`;
  return `${name(row.title)}${other}${dim(` – ${saidOf(row)}`)}`;
}

/** What is found for the words, best first, each place in the panel once. */
export function suggestions(words: string, markup: Markup, search: Search = searchBase()): Suggestion[] {
  // Groups of one hit keep the order of the hits. The patient's words have no dose, which a short line could not qualify.
  const rows = search(words).flatMap((hit) => resultGroups([hit], 'patient').flatMap(({ rows }) => rows));
  const seen = new Set<string>();
  const list: Suggestion[] = [];
  for (const row of rows) {
    const { address } = row.entry;
    if (seen.has(address)) continue;
    seen.add(address);
    list.push({ content: nameOf(row.entry), description: describe(row, markup), address });
  }
  return list.slice(0, SHOWN + 1);
}

/**
 * Where Enter leads: to the suggestion that was chosen, which is known by its name, else to what is
 * found first.
 * @param input what stands in the address bar after the keyword
 */
export function addressForInput(
  input: string,
  entries: readonly SearchEntry[] = searchEntries(),
  search: Search = searchBase(),
): string {
  const words = input.trim();
  if (words === '') return '#/evidence';
  const found = () => (canName(words) ? search(words)[0]?.entry : undefined);
  const chosen = entries.find((entry) => nameOf(entry) === words) ?? found();
  return chosen?.address ?? NO_MATCH;
}
