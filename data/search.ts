/**
 * Search over entries: words and names are looked up in an index, words that it does not know are
 * mended by Fuse's token search over its names. Pure; the same ranking in popup and command line.
 */
import Fuse from 'fuse.js';
import { type EntryKind, type SearchEntry, searchEntries } from './search-entries.ts';
import { asksForCaution, edits, stemsOf, tellingOf, wordsOf } from './search-words.ts';

/** An entry that was found. */
export interface Hit {
  entry: SearchEntry;
  /** The larger the better; only good for comparing hits of one query. */
  score: number;
  /** Name by which it was found, where its title does not have the words: "Flexeril". */
  via: string | null;
  /** Stems that were found, for marking them. */
  found: ReadonlySet<string>;
}

/** Finds entries for a query, best first. */
export type Search = (query: string, limit?: number) => Hit[];

/** A word of the query: what it stands for in the index, and how nearly. */
interface Term {
  telling: number;
  /** Stem to look up in names: the word itself, or the best mended one. */
  best: string;
  /** Stems of the index with likeness from 0 to 1. */
  stems: Map<string, number>;
}

/** What a place in an entry counts for. */
const TITLE = 1.15;
const NAME = 0.8;
const TEXT = 0.22;

/** Of equals this comes first. A red flag is never second for a word that it shares. */
const KIND: Record<EntryKind, number> = {
  treatment: 1,
  'red flag': 1.12,
  pathway: 0.95,
  glossary: 0.86,
  document: 0.9,
  caution: 0.8,
};

/** Words in a name, at most. */
const LONGEST = 7;
/** Fuse's measure of unlikeness: 0 is the same. */
const THRESHOLD = 0.4;
/** Hits of one query: as many as one looks through. */
const SHOWN = 12;
/** Of them at most so many cautions: a treatment has more, and its card has all. */
const CAUTIONS = 3;
/** Hits below this share of the best are noise. */
const NOISE = 0.18;

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

class Index {
  readonly entries: readonly SearchEntry[];
  /** What a stem counts for in each entry that has it. */
  readonly postings = new Map<string, Map<number, number>>();
  /** Entries by a whole name, its stems joined. */
  readonly names = new Map<string, Set<number>>();
  /** Stems of names in the order of the alphabet: for words that are being typed, and to mend the misspelt. */
  readonly known: readonly string[];
  /** Stems of each entry's title, then of its names. */
  readonly written: string[][][];
  /** For each entry the treatments and red flags that it speaks of. */
  readonly about: Set<number>[];
  private readonly mended = new Map<string, Map<string, number>>();
  private readonly sheets = new Map<string, Fuse<string>>();

  constructor(entries: readonly SearchEntry[]) {
    this.entries = entries;
    const named = new Set<string>();
    // A caution's title begins with its treatment; the rest of it is text.
    this.written = entries.map(({ kind, title, names }) =>
      kind === 'caution' ? [] : [title, ...names].map(stemsOf),
    );
    entries.forEach((entry, at) => {
      for (const [index, stems] of (this.written[at] ?? []).entries()) {
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
      for (const word of stemsOf(entry.kind === 'caution' ? `${entry.title} ${entry.text}` : entry.text)) {
        this.add(word, at, TEXT);
      }
    });
    this.known = [...named].sort();
    this.about = this.subjects();
  }

  private add(word: string, at: number, weight: number): void {
    const places = this.postings.get(word) ?? new Map<number, number>();
    if ((places.get(at) ?? 0) < weight) places.set(at, weight);
    this.postings.set(word, places);
  }

  private addName(stems: readonly string[], at: number): void {
    if (stems.length === 0 || stems.length > LONGEST) return;
    const key = stems.join(' ');
    this.names.set(key, (this.names.get(key) ?? new Set()).add(at));
  }

  /** What cautions speak of: their treatment, and what their words name. */
  private subjects(): Set<number>[] {
    const own = new Map<string, number>();
    this.entries.forEach(({ kind, concept }, at) => {
      if (concept && (kind === 'treatment' || kind === 'red flag')) own.set(concept, at);
    });
    return this.entries.map(({ kind, concept, text }, at) => {
      if (kind !== 'caution') return new Set([at]);
      const subject = concept === null ? undefined : own.get(concept);
      const found = this.namesIn(stemsOf(text), 1).flatMap(({ entries }) => [...entries]);
      return new Set([...(subject === undefined ? [] : [subject]), ...found]);
    });
  }

  /** The longest names among stems, none inside another. */
  namesIn(stems: readonly string[], shortest: number): { from: number; to: number; entries: Set<number> }[] {
    const found: { from: number; to: number; entries: Set<number> }[] = [];
    const taken = new Set<number>();
    for (let length = Math.min(LONGEST, stems.length); length >= shortest; length--) {
      for (let from = 0; from + length <= stems.length; from++) {
        const entries = this.names.get(stems.slice(from, from + length).join(' '));
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
    const over = word.length < 4 ? 0 : word.length < 6 ? 1 : word.length < 9 ? 2 : 3;
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
    const telling = tellingOf(word);
    const stems = new Map<string, number>();
    if (this.postings.has(word)) stems.set(word, 1);
    // One letter begins too many names to tell anything: titles alone are looked at for it, below.
    if (typing && word.length > 1) {
      for (const [whole, likeness] of this.beginning(word)) {
        if (!stems.has(whole)) stems.set(whole, stems.has(word) ? likeness * 0.5 : likeness);
      }
    }
    if (stems.size === 0) {
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
    return { telling, best, stems };
  }
}

/** Words of a query; two that are one word in the index become one ("physio therapy"). */
function queryStems(index: Index, query: string): { stems: string[]; typing: boolean } {
  const all = wordsOf(query);
  const kept = all.filter((word) => !word.stop);
  const chosen = (kept.length > 0 ? kept : all).slice(0, 24);
  const typing = chosen.length > 0 && chosen.at(-1)?.end === query.length;
  const stems: string[] = [];
  for (const { stem: word } of chosen) {
    const joined = (stems.at(-1) ?? '') + word;
    if (stems.length > 0 && joined.length > 6 && index.postings.has(joined) && !index.postings.has(word)) {
      stems[stems.length - 1] = joined;
    } else stems.push(word);
  }
  return { stems, typing };
}

function run(index: Index, query: string, limit: number): Hit[] {
  const { stems, typing } = queryStems(index, query);
  if (stems.length === 0) return [];
  const terms = stems.map((word, at) => index.term(word, typing && at === stems.length - 1));
  // A query that names nothing ("best treatment") is about what helps.
  const naming = terms.some((term) => term.telling === 1);
  const scores = new Map<number, number>();
  const found = new Map<number, Set<string>>();
  const gain = (at: number, points: number, words: Iterable<string>) => {
    scores.set(at, (scores.get(at) ?? 0) + points);
    const set = found.get(at) ?? new Set();
    for (const word of words) if (!naming || tellingOf(word) === 1) set.add(word);
    found.set(at, set);
  };

  const counts = (at: number) => naming || index.entries[at]?.kind === 'glossary';

  // Words: each counts once in an entry, where it counts most.
  const total = terms.reduce((sum, term) => sum + term.telling, 0);
  for (const { telling, stems: alike } of terms) {
    const most = new Map<number, [number, string]>();
    for (const [word, likeness] of alike) {
      const worth = likeness * (0.4 + 0.6 * index.rarity(word));
      for (const [at, weight] of index.postings.get(word) ?? []) {
        const points = worth * (naming || (counts(at) && weight === TITLE) ? weight : TEXT);
        if (points > (most.get(at)?.[0] ?? 0)) most.set(at, [points, word]);
      }
    }
    for (const [at, [points, word]] of most) gain(at, (points * telling) / total, [word]);
  }

  // A title that begins with what is being typed comes before names further down.
  const last = stems.at(-1) ?? '';
  if (typing && naming) {
    index.written.forEach(([title], at) => {
      const first = title?.[0];
      if (first?.startsWith(last)) gain(at, (0.4 * (terms.at(-1)?.telling ?? 0)) / total, [first]);
    });
  }

  // Whole names: "numb between the legs" tells more than its words do.
  const asked = new Map<number, number>();
  const best = terms.map((term) => term.best);
  for (const { from, to, entries } of index.namesIn(best, 1)) {
    const words = terms.slice(from, to);
    const telling = words.reduce((sum, term) => sum + term.telling, 0);
    const typed = to === terms.length && typing && best[to - 1] !== stems[to - 1] ? 0.25 : 1;
    const likeness = typed * Math.min(...words.map((term) => term.stems.get(term.best) ?? 0));
    const points =
      (0.35 + 0.65 * Math.min(1, telling)) * likeness * (1 + 0.3 * (to - from - 1)) * (1 - 0.01 * from);
    for (const at of entries) {
      if (!counts(at) && to - from < Math.min(2, terms.length)) continue;
      const more = (asked.get(at) ?? 0) > 0 ? points * 0.4 : points;
      asked.set(at, (asked.get(at) ?? 0) + more);
      gain(at, more, best.slice(from, to));
    }
  }

  // Cautions that speak of what was named; of two things named, the one that speaks of both.
  const wary = stems.some((word) => asksForCaution(word));
  const joined = wary || /\b(with|and|plus|while)\b|[+&]/i.test(query);
  const subjects = [...asked].filter(([at]) => index.entries[at]?.concept);
  if (subjects.length > 0) {
    index.entries.forEach((entry, at) => {
      if (entry.kind !== 'caution') return;
      const spokenOf = subjects.filter(([subject]) => index.about[at]?.has(subject));
      const own = subjects.some(([subject]) => index.entries[subject]?.concept === entry.concept);
      if (!own) return;
      const points = spokenOf.reduce((sum, [, worth]) => sum + worth, 0);
      const both = spokenOf.length > 1 && joined ? 1.15 : 0.5;
      const names = spokenOf.flatMap(([subject]) => index.written[subject]?.[0] ?? []);
      gain(at, points * both * (wary ? 1.3 : 1), names);
    });
  }

  const hits = [...scores].map(([at, score]): [number, number] => {
    const entry = index.entries[at];
    if (!entry) return [at, 0];
    return [at, score * KIND[entry.kind] * (naming ? 1 : entry.standing)];
  });
  hits.sort(([one, scored], [other, rival]) => rival - scored || one - other);
  const least = (hits[0]?.[1] ?? 0) * NOISE;
  const said = new Set<string>();
  let cautions = 0;
  const list: Hit[] = [];
  for (const [at, score] of hits) {
    const entry = index.entries[at];
    if (!entry || score < least || list.length === limit) break;
    // The same caution stands with each drug of a class.
    if (entry.kind === 'caution') {
      if (said.has(entry.text) || cautions === CAUTIONS) continue;
      said.add(entry.text);
      cautions++;
    }
    const words = found.get(at) ?? new Set<string>();
    list.push({ entry, score, via: nameWith(index, at, words), found: words });
  }
  return list;
}

/** The name that has most of the words, where the title has none of them; the shortest of equals. */
function nameWith(index: Index, at: number, words: ReadonlySet<string>): string | null {
  const [title = [], ...names] = index.written[at] ?? [];
  if (title.some((word) => words.has(word) && tellingOf(word) === 1)) return null;
  let best = -1;
  let most = 0;
  names.forEach((stems, place) => {
    let hit = 0;
    for (const word of stems) if (words.has(word)) hit++;
    if (hit === 0 && stems.length === 2 && words.has(stems.join(''))) hit = 1;
    const share = hit + hit / (stems.length || 1);
    if (share > most) [best, most] = [place, share];
  });
  return index.entries[at]?.names[best] ?? null;
}

/** Makes a search over entries; the index is built here, once. */
export function createSearch(entries: readonly SearchEntry[]): Search {
  const index = new Index(entries);
  return (query, limit = SHOWN) => run(index, query, limit);
}

let shipped: Search | null = null;

/** The search over the base of this build, made when it is first asked for. */
export function searchBase(): Search {
  shipped ??= createSearch(searchEntries());
  return shipped;
}

/** A piece of text, and whether it is what was searched for. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** Cuts a text into pieces, so that the words that were found can be marked. */
export function pieces(text: string, found: ReadonlySet<string>): Piece[] {
  const cut: Piece[] = [];
  let from = 0;
  for (const word of wordsOf(text)) {
    if (!found.has(word.stem) || word.stop) continue;
    if (word.start > from) cut.push({ text: text.slice(from, word.start), hit: false });
    cut.push({ text: text.slice(word.start, word.end), hit: true });
    from = word.end;
  }
  if (from < text.length) cut.push({ text: text.slice(from), hit: false });
  return cut;
}
