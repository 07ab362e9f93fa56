/**
 * What a search looks in: words and names of entries, looked up in an index; words that it does not know
 * are mended by Fuse's token search over its names. Pure.
 */
import Fuse from 'fuse.js';
import type { SearchEntry } from './search-entries.ts';
import { edits, stemsOf, tellingOf, wordsOf } from './search-words.ts';

/** A word of the query: what it stands for in the index, and how nearly. */
export interface Term {
  telling: number;
  /** Stem to look up in names: the word itself, or the best mended one. */
  best: string;
  /** Stems of the index with likeness from 0 to 1. */
  stems: Map<string, number>;
  /** True where the index does not know the word, and these are what it may be a slip for. */
  mended: boolean;
}

/** What a place in an entry counts for. */
export const TITLE = 1.15;
export const NAME = 0.8;
export const TEXT = 0.22;

/** Words in a name or saying, at most. */
const LONGEST = 7;
/** Letters of a word that can be a slip for a known one, at most: the longest known has about twenty. */
const MENDED = 30;
/** Fuse's measure of unlikeness: 0 is the same. */
const THRESHOLD = 0.4;
/** How like a misspelt word is to a known one, 0 to 1; 0 where more than `over` edits lie between. */
function alike(word: string, known: string, over: number): number {
  const same = known[0] === word[0];
  const most = same || over < 2 ? over : over - 1;
  const whole = edits(word, known, most);
  // Half a word with a slip in it, as it is being typed.
  const half = known.length > word.length && word.length > 4;
  const part = half ? edits(word, known.slice(0, word.length), Math.min(most, 2)) + 0.6 : most + 1;
  const distance = Math.min(whole, part);
  if (distance > most) return 0;
  return Math.max(0.3, 0.95 - (1.2 * distance) / word.length - (same ? 0 : 0.08));
}

/** An index over entries, built once. */
export class Index {
  readonly entries: readonly SearchEntry[];
  /** What a stem counts for in each entry that has it. */
  readonly postings = new Map<string, Map<number, number>>();
  /** Entries by a whole name, its stems joined. */
  readonly names = new Map<string, Set<number>>();
  /** Entries by a saying, all its stems joined. */
  readonly sayings = new Map<string, Set<number>>();
  /** Stems of names in the order of the alphabet: for words that are being typed, and to mend the misspelt. */
  known: readonly string[] = [];
  /** Stems of each entry's title, then of its names. */
  readonly written: string[][][] = [];
  /** For each entry the treatments and red flags that it speaks of. */
  readonly about: Set<number>[] = [];
  private readonly mended = new Map<string, Map<string, number>>();
  private readonly sheets = new Map<string, Fuse<string>>();

  private constructor(entries: readonly SearchEntry[]) {
    this.entries = entries;
  }

  /** Builds an index, an entry at a time. */
  static *inSteps(entries: readonly SearchEntry[]): Generator<void, Index> {
    const index = new Index(entries);
    const named = new Set<string>();
    for (const at of entries.keys()) {
      index.take(at, named);
      yield;
    }
    index.known = [...named].sort();
    // Once all names are known.
    const own = index.subjects();
    for (const at of entries.keys()) {
      index.about.push(index.subjectsOf(at, own));
      yield;
    }
    return index;
  }

  /** Takes in the next entry. @param named gets the stems of its names */
  private take(at: number, named: Set<string>): void {
    const entry = this.entries[at] as SearchEntry;
    const { kind, title, names, text, sayings = [] } = entry;
    // A caution's title begins with its treatment; the rest of it is text. Its names say their class: "Prozac (an SSRI)".
    const written =
      kind === 'caution'
        ? [[], ...names.map((name) => stemsOf(name.replace(/ \(.*\)$/, '')))]
        : [title, ...names].map(stemsOf);
    this.written.push(written);
    for (const saying of sayings) {
      const key = wordsOf(saying)
        .map(({ stem }) => stem)
        .join(' ');
      this.sayings.set(key, (this.sayings.get(key) ?? new Set()).add(at));
    }
    for (const [index, stems] of written.entries()) {
      this.addName(stems, at);
      for (const word of stems) {
        this.add(word, at, index === 0 ? TITLE : NAME);
        named.add(word);
      }
      // Written as one word: "backbrace".
      if (stems.length === 2) {
        const joined = stems.join('');
        this.add(joined, at, NAME);
        this.addName([joined], at);
        named.add(joined);
      }
    }
    for (const word of stemsOf(kind === 'caution' ? `${title} ${text}` : text)) this.add(word, at, TEXT);
  }

  private add(word: string, at: number, weight: number): void {
    const places = this.postings.get(word) ?? new Map<number, number>();
    if ((places.get(at) ?? 0) < weight) places.set(at, weight);
    this.postings.set(word, places);
  }

  private addName(stems: readonly string[], at: number): void {
    // A letter alone ("A&E" without its stop words) names nothing.
    if (stems.length === 0 || stems.length > LONGEST || (stems.length === 1 && (stems[0] ?? '').length < 2))
      return;
    const key = stems.join(' ');
    this.names.set(key, (this.names.get(key) ?? new Set()).add(at));
  }

  /** Treatments and red flags by their concept. */
  private subjects(): Map<string, number> {
    const own = new Map<string, number>();
    this.entries.forEach(({ kind, concept }, at) => {
      if (concept && (kind === 'treatment' || kind === 'red flag')) own.set(concept, at);
    });
    return own;
  }

  /** What a caution speaks of: its treatment, and what its words name. Another entry is about itself. */
  private subjectsOf(at: number, own: ReadonlyMap<string, number>): Set<number> {
    const { kind, concept, text } = this.entries[at] as SearchEntry;
    if (kind !== 'caution') return new Set([at]);
    const subject = concept === null ? undefined : own.get(concept);
    const found = this.namesIn(stemsOf(text), 1).flatMap(({ entries }) => [...entries]);
    return new Set([...(subject === undefined ? [] : [subject]), ...found]);
  }

  /** The longest names among stems, none inside another. */
  namesIn(
    stems: readonly string[],
    shortest: number,
    names: ReadonlyMap<string, Set<number>> = this.names,
  ): { from: number; to: number; entries: Set<number> }[] {
    const found: { from: number; to: number; entries: Set<number> }[] = [];
    const taken = new Set<number>();
    for (let length = Math.min(LONGEST, stems.length); length >= shortest; length--) {
      for (let from = 0; from + length <= stems.length; from++) {
        const entries = names.get(stems.slice(from, from + length).join(' '));
        const to = from + length;
        if (!entries || Array.from({ length }, (_, step) => from + step).some((at) => taken.has(at)))
          continue;
        for (let at = from; at < to; at++) taken.add(at);
        found.push({ from, to, entries });
      }
    }
    return found;
  }

  /** How much a stem tells by how few entries have it. */
  rarity(word: string): number {
    const places = this.postings.get(word)?.size ?? 0;
    return Math.log(1 + this.entries.length / (places + 1)) / Math.log(1 + this.entries.length);
  }

  /** Stems that begin as the word does, the shorter the more alike. */
  beginning(word: string): Map<string, number> {
    const found = new Map<string, number>();
    let low = 0;
    let high = this.known.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.known[middle] ?? '') < word) low = middle + 1;
      else high = middle;
    }
    for (let at = low; this.known[at]?.startsWith(word); at++) {
      const whole = this.known[at] ?? '';
      found.set(whole, 0.55 + 0.4 * (word.length / whole.length));
    }
    return found;
  }

  /**
   * Known stems with this letter at this place. One sheet for each letter keeps a keystroke short: most
   * slips leave the first letter alone.
   */
  private sheet(letter: string | undefined, place: 0 | 1): Fuse<string> {
    const key = `${letter}${place}`;
    const made = this.sheets.get(key);
    if (made) return made;
    const fuse = new Fuse(
      this.known.filter((word) => word[place] === letter && word.length > 3),
      { useTokenSearch: true, ignoreLocation: true, threshold: THRESHOLD },
    );
    this.sheets.set(key, fuse);
    return fuse;
  }

  /** Known stems that a misspelt word may stand for. */
  mend(word: string): Map<string, number> {
    const before = this.mended.get(word);
    if (before) return before;
    const found = new Map<string, number>();
    const over = word.length < 4 || word.length > MENDED ? 0 : word.length < 6 ? 1 : word.length < 9 ? 2 : 3;
    const look = (sheet: Fuse<string>) => {
      for (const { item } of sheet.search(word, { limit: 60 })) {
        const likeness = alike(word, item, over);
        if (likeness > 0) found.set(item, likeness);
      }
    };
    if (over > 0) {
      look(this.sheet(word[0], 0));
      // A slip in the first letter: changed, left out, put in or swapped.
      if (found.size === 0) {
        look(this.sheet(word[1], 1));
        look(this.sheet(word[1], 0));
        look(this.sheet(word[0], 1));
      }
    }
    const best = [...found].sort((one, other) => other[1] - one[1]).slice(0, 4);
    const kept = new Map(best.filter(([, likeness]) => likeness > (best[0]?.[1] ?? 0) - 0.2));
    if (this.mended.size > 500) this.mended.clear();
    this.mended.set(word, kept);
    return kept;
  }

  term(word: string, typing: boolean): Term {
    const stems = new Map<string, number>();
    if (this.postings.has(word)) stems.set(word, 1);
    // One letter begins too many names to tell anything: titles alone are looked at for it, below.
    if (typing && word.length > 1) {
      for (const [whole, likeness] of this.beginning(word)) {
        if (!stems.has(whole)) stems.set(whole, stems.has(word) ? likeness * 0.5 : likeness);
      }
    }
    const mended = stems.size === 0;
    if (mended) {
      for (const [whole, likeness] of this.beginning(word.slice(0, Math.max(5, word.length - 2)))) {
        if (word.length > 6) stems.set(whole, likeness * 0.5);
      }
      for (const [whole, likeness] of this.mend(word)) {
        stems.set(whole, Math.max(likeness, stems.get(whole) ?? 0));
      }
    }
    let best = word;
    let most = 0;
    for (const [whole, likeness] of stems) {
      if (likeness > most) [best, most] = [whole, likeness];
    }
    return { telling: tellingOf(mended ? best : word), best, stems, mended };
  }
}
