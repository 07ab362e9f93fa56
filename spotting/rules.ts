/** The tables of what is read in context, made ready when the first text is read, and the known words of texts. */
import { companionNames, forgetCompanionNames } from './companion-spellings.ts';
import { FILED } from './filed.computed.ts';
import { forgetPatterns } from './pattern-code.ts';
import { PEOPLE, SAYINGS, SHOWS } from './people-words.ts';
import { RuleFinder } from './rule-finder.ts';
import { Vocabulary, Words } from './vocabulary.ts';

/** The tables that finders read. */
type Table = keyof typeof FILED.tables;
const TABLES: readonly Table[] = ['status', 'claims', 'voices', 'selling', 'context'];

let made: Vocabulary | null = null;
const finders = new Map<Table, RuleFinder>();

/** The words that the tables share. */
export function vocabulary(): Vocabulary {
  made ??= new Vocabulary(FILED.words, showing());
  return made;
}

/** What words show beside the tables (`SHOWS`). */
function showing(): Map<string, number> {
  const shown = new Map<string, number>();
  const show = (word: string, bit: number) => shown.set(word, (shown.get(word) ?? 0) | bit);
  for (const [bit, words] of PEOPLE) for (const word of words.split(' ')) show(word, bit);
  for (const [, words] of SAYINGS) for (const word of words.split(' ')) show(word, SHOWS.saying);
  for (const word of companionNames().firsts) show(word, SHOWS.companion);
  return shown;
}

/** The rules of a table, filed. */
export function finderOf(table: Table): RuleFinder {
  let finder = finders.get(table);
  if (!finder) {
    finder = new RuleFinder(FILED.tables[table], vocabulary());
    finders.set(table, finder);
  }
  return finder;
}

/** Makes everything ready, a step at a time: at once it would take the page too long. */
export function* readyRules(): Generator<void> {
  companionNames();
  yield;
  vocabulary();
  for (const table of TABLES) {
    yield;
    finderOf(table);
  }
}

/** Makes ready what a table is asked of a folded text, a step at a time: the first texts of a page bring up most of its rules. */
export function* readyFor(folded: string, table: Table): Generator<void> {
  const finder = finderOf(table);
  const words = wordsIn(folded);
  for (let index = 0; index < words.count; index++) if (finder.prepare(words, index, folded)) yield;
}

/** A text whose words have been found. */
interface Known {
  text: string;
  words: Words;
}

/** Longer texts are forgotten when another is read, UTF-16 units: no page has them. */
const LONGEST = 40_000;
/** A passage, and a part of it. */
let last: Known | null = null;
let before: Known | null = null;

/** The known words of a folded text. Those of the two texts that were read last are kept. */
export function wordsIn(folded: string): Words {
  if (last?.text === folded) return last.words;
  const known = before;
  before = last;
  if (known?.text === folded) {
    last = known;
    return known.words;
  }
  const words = known && known.text.length <= LONGEST ? known.words : new Words();
  vocabulary().read(folded, words);
  last = { text: folded, words };
  return words;
}

/** Forgets what was read, when a page has been read. */
export function forgetWords(): void {
  last = null;
  before = null;
}

/** Forgets the rules too, when no page is read for some time: they are made ready again where one is. */
export function forgetRules(): void {
  forgetWords();
  finders.clear();
  made = null;
  forgetCompanionNames();
  forgetPatterns();
}
