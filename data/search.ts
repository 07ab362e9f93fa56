/** Search over entries: how what the index finds is ranked. Pure; the same in popup and command line. */
import { type EntryKind, entriesInSteps, type SearchEntry } from './search-entries.ts';
import { Index, NAME, TEXT, type Term, TITLE } from './search-index.ts';
import { asksForCaution, asksWhatHelps, tellingOf, wordsOf } from './search-words.ts';
import { Stepwise } from './stepwise.ts';

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

/** Of equals this comes first. A red flag is never second for a word that it shares. */
const KIND: Record<EntryKind, number> = {
  treatment: 1,
  'red flag': 1.12,
  pathway: 0.95,
  glossary: 0.86,
  document: 0.9,
  caution: 0.8,
};

/** Hits of one query: as many as one looks through. */
const SHOWN = 12;
/** Of them at most so many cautions: a treatment has more, and its card has all. */
const CAUTIONS = 3;
/** Hits below this share of the best are noise. */
const NOISE = 0.18;
/** Where nothing scores this, all is noise: a word of the query stands somewhere in a text. */
const LEAST = 0.12;
/** The same for a query of several telling words: some entry should have more than one of them, or a name. */
const LEAST_OF_SEVERAL = 0.2;
/** An unknown word of fewer letters is rather a word of its own ("cute") than a slip for one that tells nothing ("cure"). */
const SLIP = 6;
/** What a saying counts for: less than a whole name, since prose says such words in passing. */
const SAYING = 0.8;
/** What it counts for that a caution has every telling word of the query. */
const WARNED = 0.5;
/** Characters of a query that are read; of a longer one the rest is cut off. */
const LONGEST = 200;

interface Query {
  /** Words that are looked up. */
  stems: string[];
  /** Every word, stop words too, for sayings. */
  all: string[];
  /** The last word may be the beginning of a longer one. */
  typing: boolean;
}

/** Words of a query; two that are one word in the index become one ("physio therapy"). */
function queryStems(index: Index, query: string): Query {
  const words = wordsOf(query);
  const kept = words.filter((word) => !word.stop);
  // A stop word alone may be a beginning: "the" of "therapy". Several are a question about nothing.
  const chosen = (kept.length > 0 || words.length > 1 ? kept : words).slice(0, 24);
  const typing = chosen.length > 0 && chosen.at(-1)?.end === query.length;
  const stems: string[] = [];
  for (const { stem: word } of chosen) {
    const joined = (stems.at(-1) ?? '') + word;
    if (stems.length > 0 && joined.length > 6 && index.postings.has(joined) && !index.postings.has(word)) {
      stems[stems.length - 1] = joined;
    } else stems.push(word);
  }
  return { stems, all: words.map(({ stem }) => stem), typing };
}

/** A letter alone: nothing is named by it. While it is typed, titles that begin with it are offered. */
function letter(word: string): Term {
  return { telling: 1, best: word, stems: new Map(), mended: false };
}

function run(index: Index, typed: string, limit: number): Hit[] {
  const query = typed.slice(0, LONGEST);
  const { stems, all, typing } = queryStems(index, query);
  const sayings = index.namesIn(all, 1, index.sayings);
  const lone = stems.length > 0 && stems.every((word) => word.length < 2);
  if (sayings.length === 0 && (stems.length === 0 || (lone && query.trim().length > 1))) return [];
  const terms = stems.map((word, at) =>
    lone ? letter(word) : index.term(word, typing && at === stems.length - 1),
  );
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

  // Sayings: "get better" tells what is asked, though its words do not.
  const named = new Set<number>();
  const inSayings = new Set(sayings.flatMap(({ from, to }) => all.slice(from, to)));
  for (const { from, to, entries } of sayings) {
    for (const at of entries) {
      if (named.has(at)) continue;
      named.add(at);
      gain(at, SAYING + 0.01 * (to - from), all.slice(from, to));
    }
  }

  const counts = (at: number) => naming || index.entries[at]?.kind === 'glossary';

  // Words: each counts once in an entry, where it counts most.
  const total = terms.reduce((sum, term) => sum + term.telling, 0);
  for (const { telling, stems: alike, mended } of terms) {
    const most = new Map<number, [number, string]>();
    for (const [word, likeness] of alike) {
      const worth = likeness * (0.4 + 0.6 * index.rarity(word));
      for (const [at, weight] of index.postings.get(word) ?? []) {
        // A slip is for a name; a text has too many words that a slip could be for.
        if (mended && weight < NAME) continue;
        const points = worth * (naming || (counts(at) && weight === TITLE) ? weight : TEXT);
        if (points > (most.get(at)?.[0] ?? 0)) most.set(at, [points, word]);
      }
    }
    for (const [at, [points, word]] of most) gain(at, (points * telling) / total, [word]);
  }

  // A title that begins with what is being typed comes before names further down.
  const last = stems.at(-1) ?? '';
  if (typing && (naming || stems.length === 1)) {
    index.written.forEach(([title], at) => {
      const first = title?.[0];
      if (!first?.startsWith(last)) return;
      gain(at, (0.4 * (terms.at(-1)?.telling ?? 0)) / total, [first]);
      named.add(at);
    });
  }

  // Whole names: "numb between the legs" tells more than its words do.
  const asked = new Map<number, number>();
  const best = terms.map((term) => term.best);
  for (const { from, to, entries } of index.namesIn(best, 1)) {
    const words = terms.slice(from, to);
    if (words.every((term, at) => term.mended && term.telling < 1 && (stems[from + at] ?? '').length < SLIP))
      continue;
    const telling = words.reduce((sum, term) => sum + term.telling, 0);
    const typed = to === terms.length && typing && best[to - 1] !== stems[to - 1] ? 0.25 : 1;
    const likeness = typed * Math.min(...words.map((term) => term.stems.get(term.best) ?? 0));
    const points =
      (0.35 + 0.65 * Math.min(1, telling)) * likeness * (1 + 0.3 * (to - from - 1)) * (1 - 0.01 * from);
    for (const at of entries) {
      if (!counts(at) && to - from < Math.min(2, terms.length)) continue;
      const more = (asked.get(at) ?? 0) > 0 ? points * 0.4 : points;
      asked.set(at, (asked.get(at) ?? 0) + more);
      named.add(at);
      gain(at, more, best.slice(from, to));
    }
  }

  // What a caution warns of is no name ("stomach bleeding"): one that has every telling word is what was asked for.
  const tells = terms.filter((term) => term.telling === 1);
  const isCare = (at: number) => ['treatment', 'red flag'].includes(index.entries[at]?.kind ?? '');
  if (tells.length > 0 && ![...named].some(isCare)) {
    index.entries.forEach((entry, at) => {
      if (entry.kind !== 'caution') return;
      const has = (term: (typeof terms)[number]) =>
        !term.mended && [...term.stems.keys()].some((word) => index.postings.get(word)?.has(at));
      if (!tells.every(has)) return;
      named.add(at);
      gain(at, WARNED, best);
    });
  }

  // Cautions that speak of what was named; of two things named, the one that speaks of both.
  const wary = stems.some((word) => asksForCaution(word));
  const joined = wary || /\b(with|and|plus|while)\b|[+&]/i.test(query);
  const subjects = [...asked].filter(([at]) => index.entries[at]?.concept);
  const treatmentNamed = subjects.some(([subject]) => index.entries[subject]?.kind === 'treatment');
  if (subjects.length > 0) {
    index.entries.forEach((entry, at) => {
      if (entry.kind !== 'caution') return;
      // Of cautions that a name stands for ("Prozac") each speaks for itself.
      const spokenOf = subjects.filter(([subject]) =>
        index.entries[subject]?.kind === 'caution' ? subject === at : index.about[at]?.has(subject),
      );
      const own = subjects.some(([subject]) => index.entries[subject]?.concept === entry.concept);
      if (!own) return;
      const points = spokenOf.reduce((sum, [, worth]) => sum + worth, 0);
      const ownNamed = spokenOf.some(
        ([subject]) => subject !== at && index.entries[subject]?.concept === entry.concept,
      );
      // "Zoloft with Flexeril" asks for Flexeril's caution, not for another drug's that speaks of both.
      if (!ownNamed && treatmentNamed) return;
      const both = spokenOf.length > 1 && joined ? 1.15 : 0.5;
      const names = spokenOf.flatMap(([subject]) => index.written[subject]?.[0] ?? []);
      gain(at, points * both * (wary ? 1.3 : 1), names);
    });
  }

  // A question that names nothing is about what helps, or about nothing that we know but by name.
  const helps =
    naming ||
    stems.some((word, at) => {
      const { best, mended } = terms[at] ?? letter(word);
      return asksWhatHelps(mended && word.length >= SLIP ? best : word) && !inSayings.has(word);
    });
  const hits = [...scores].map(([at, score]): [number, number] => {
    const entry = index.entries[at];
    if (!entry || !(helps || named.has(at))) return [at, 0];
    return [at, score * KIND[entry.kind] * (naming ? 1 : entry.standing)];
  });
  hits.sort(([one, scored], [other, rival]) => rival - scored || one - other);
  const telling = terms.filter((term) => term.telling === 1).length;
  const top = hits[0]?.[1] ?? 0;
  if (top < (telling > 1 ? LEAST_OF_SEVERAL : LEAST)) return [];
  const least = top * NOISE;
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
  return new Stepwise(() => searchInSteps(entries)).value;
}

function* searchInSteps(entries: readonly SearchEntry[]): Generator<void, Search> {
  const index = yield* Index.inSteps(entries);
  return (query, limit = SHOWN) => run(index, query, limit);
}

const shipped = new Stepwise(function* (): Generator<void, Search> {
  return yield* searchInSteps(yield* entriesInSteps());
});

/**
 * The search over the base of this build, made when it is first asked for.
 * @param withPathway false: steps of the care pathway are not found, and others have their room
 */
export function searchBase(withPathway = true): Search {
  const search = shipped.value;
  if (withPathway) return search;
  return (query, limit = SHOWN) =>
    search(query, Number.POSITIVE_INFINITY)
      .filter(({ entry }) => entry.kind !== 'pathway')
      .slice(0, limit);
}

/** Makes it ready, a step at a time: all at once it would take longer than one may wait for a key. */
export function readySearch(): Generator<void> {
  return shipped.steps();
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
