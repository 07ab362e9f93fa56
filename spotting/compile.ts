/**
 * A lexicon in the shape that matching needs. Made when the extension is built (see `*.computed.ts`). It is text,
 * sorted so that the forms which begin with a word are found without reading the others: a page pays for the words
 * it holds, not for the size of the lexicon, and nothing is made from it beforehand.
 */
import { foldText } from './fold.ts';
import { pluralOfY } from './forms.ts';
import { PLURAL } from './groups.ts';
import { builtIn, type Compiled, type Concept, type Entry, type Meaning } from './lexicon.ts';
import { spaceOut, variants } from './variants.ts';
import { spreadOf } from './words.ts';

export { entriesOf } from './lexicon.ts';

/** What of a form is looked up: its letters and digits up to the first other character. */
const FIRST_WORD = /^[a-z0-9_]+/;

/** Writes out groups that are part of the first word: it is looked up as a whole. */
function openEarlyGroups(pattern: string): string[] {
  const word = FIRST_WORD.exec(pattern)?.[0] ?? '';
  if (pattern.charAt(word.length) !== '(') return [pattern];
  const end = pattern.indexOf(')');
  const choices = pattern.slice(word.length + 1, end).split('|');
  return choices.flatMap((choice) => openEarlyGroups(spaceOut(word + choice + pattern.slice(end + 1))));
}

/** One line of `forms`. */
interface Line {
  /** Lower case; sorts the line. */
  word: string;
  key: string;
  text: string;
  meaning: number;
  sign: string;
}

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));

function byWord(one: Line, other: Line): number {
  return compare(one.word, other.word) || compare(one.key, other.key) || one.meaning - other.meaning;
}

/** Choices that differ in an s become one. */
function joinPlurals(rest: string): string {
  return rest.replace(/\(([^)]*)\)/g, (_, group: string) => {
    const choices = new Set(group.split('|'));
    const isPlural = (choice: string) =>
      choice.length > 1 && choice.endsWith('s') && choices.has(choice.slice(0, -1));
    const left = [...choices].filter((choice) => !isPlural(choice));
    return `(${left.map((choice) => (choices.has(`${choice}s`) && choice ? choice + PLURAL : choice)).join('|')})`;
  });
}

class Lines {
  readonly lines: Line[] = [];
  readonly #rests = new Map<string, number>();

  get rests(): string {
    return [...this.#rests.keys()].join('\n');
  }

  add(pattern: string, meaning: number, sign: '' | '+' | '!' | '!+'): void {
    const group = / ?\(/.exec(pattern);
    const text = group ? pattern.slice(0, group.index) : pattern;
    const key = text.toLowerCase();
    const word = FIRST_WORD.exec(key)?.[0];
    if (!word) throw new Error(`A form has to begin with a letter or a digit of ASCII: ${pattern}`);
    if (text.includes('|')) throw new Error(`Choices have to stand in brackets: ${pattern}`);
    const signOf = () => (group ? `(${this.#restOf(joinPlurals(pattern.slice(group.index)))}` : sign);
    this.lines.push({ word, key, text, meaning, sign: signOf() });
  }

  #restOf(rest: string): number {
    const number = this.#rests.get(rest) ?? this.#rests.size;
    this.#rests.set(rest, number);
    return number;
  }
}

/**
 * All lines as one text; those of the same form, which follow one another, as one line. Of those with the same first word
 * that end in the same sign stand together: so the text packs better, and nobody asks for their order.
 */
function textOf(lines: readonly Line[]): string {
  const forms = new Map<string, { word: string; line: string }>();
  for (const { word, text, meaning, sign } of lines) {
    const line = `${forms.get(text)?.line ?? text}~${meaning.toString(36)}${sign}`;
    forms.set(text, { word, line });
  }
  return [...forms.values()]
    .sort((one, other) => compare(one.word, other.word) || compare(one.line.slice(-1), other.line.slice(-1)))
    .map(({ line }) => line)
    .join('|');
}

function lineOf({ id, kind, painted, mark }: Concept): string {
  const line = [id, kind, painted ? 1 : '', mark ?? ''];
  if (line.join('').search(/[,|]/) >= 0) throw new Error(`A concept cannot have a comma or a bar: ${id}`);
  return line.join();
}

/** A single word is looked up as it stands, with its s. */
function firstWordsOf(lines: readonly Line[]): Set<string> {
  return new Set(
    lines.flatMap(({ word, key, sign }) =>
      sign.endsWith('+') && key === word ? [word, `${word}s`] : [word],
    ),
  );
}

/** Patterns of a form that is written in small letters or in any. */
const patternsOf = ({ form, countable }: Entry) =>
  variants(foldText(form), countable).flatMap(openEarlyGroups);

/**
 * Compiles forms with their meanings.
 * @throws where a form begins with anything but a letter or digit of ASCII
 */
export function compileLexicon(entries: Iterable<Entry> = builtIn()): Compiled {
  const concepts = new Map<string, { index: number; concept: Concept }>();
  const meanings = new Map<
    string,
    { index: number; meaning: Meaning; patterns: Set<string>; exact: Set<string> }
  >();
  for (const entry of entries) {
    const { concept, ...rest } = entry.sense;
    const index = concept && (concepts.get(concept.id)?.index ?? concepts.size);
    if (concept && index !== null && index === concepts.size) concepts.set(concept.id, { index, concept });
    const meaning: Meaning = { ...rest, concept: index };
    const key = JSON.stringify(meaning);
    const known = meanings.get(key) ?? {
      index: meanings.size,
      meaning,
      patterns: new Set(),
      exact: new Set(),
    };
    meanings.set(key, known);
    if (entry.exact) known.exact.add(spaceOut(entry.form));
    else for (const pattern of patternsOf(entry)) known.patterns.add(pattern);
  }
  const made = new Lines();
  for (const { index, patterns, exact } of meanings.values()) {
    for (const form of exact) {
      const [, one = ''] = /^([A-Z]+)s$/.exec(form) ?? [];
      if (!exact.has(one)) made.add(form, index, /^[A-Z]+$/.test(form) && exact.has(`${form}s`) ? '!+' : '!');
    }
    const closed = [...patterns].filter((pattern) => !pattern.includes('('));
    const pluralOf = (pattern: string) => pluralOfY(pattern) ?? `${pattern}s`;
    const plurals = new Set(closed.map(pluralOf));
    for (const pattern of patterns) {
      const isOpen = pattern.includes('(');
      if (!isOpen && plurals.has(pattern)) continue;
      made.add(pattern, index, !isOpen && patterns.has(pluralOf(pattern)) ? '+' : '');
    }
  }
  const lines = made.lines.sort(byWord);
  return {
    concepts: [...concepts.values()].map(({ concept }) => lineOf(concept)).join('|'),
    meanings: [...meanings.values()]
      .map(({ meaning: { concept, cue, use, ownContext } }) =>
        [concept ?? '', cue ?? '', use, ownContext ? 'own' : ''].join(' '),
      )
      .join('|'),
    forms: textOf(lines),
    rests: made.rests,
    firstWords: spreadOf(firstWordsOf(lines)),
    isWide: /[^\0-\x7f]/.test(lines.map(({ key }) => key).join('') + made.rests),
  };
}
