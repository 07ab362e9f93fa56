/** From a selected text to a place in the panel. Pure: the text goes no further than here. */
import { redFlag, treatment } from '../../data/evidence.ts';
import { type Hit, type Search, searchBase } from '../../data/search.ts';
import { ONLY_TYPED } from '../../data/search-entries.ts';
import { stemsOf, tellingOf } from '../../data/search-words.ts';
import { spot } from '../../spotting/index.ts';

/** The panel's place for a text that no entry matches. */
export const NO_MATCH = '#/none';
/** Its place for what all entries are about: "low back pain". */
const ALL = '#/evidence';

/** More words than this are prose, not the name of something. */
const NAME_WORDS = 6;
/** Characters that are read of a longer selection. */
const LONGEST = 20_000;
/** A hit below this score shares a word with the text and is not about it. */
const LEAST_OF_NAME = 0.6;
/** A whole name in a question or a sentence scores above this. */
const LEAST_OF_PROSE = 1;
/** A hit with this share of the best score is as good an answer. */
const AS_GOOD = 0.75;
/** Treatments that the panel compares side by side, at most. */
const SIDE_BY_SIDE = 4;

/** A letter alone is the name of nothing; "CT" and "A&E" may be. */
const NAMES = /[\p{L}\p{N}].*[\p{L}\p{N}]/su;

/** True for a text that can name something. */
export function canName(text: string): boolean {
  return NAMES.test(text);
}

/** What a passage of prose is read after: who asks about it has back pain in mind, whatever its page is about. */
const TOPIC = 'Low back pain.\n\n';

/** Concepts with an entry that a prose text mentions, the most mentioned first. */
function mentioned(text: string): string[] {
  const counts = new Map<string, number>();
  for (const { concept, start } of spot(TOPIC + text)) {
    if (start >= TOPIC.length) counts.set(concept, (counts.get(concept) ?? 0) + 1);
  }
  return [...counts]
    .filter(([concept]) => redFlag(concept) ?? treatment(concept))
    .sort(([, one], [, other]) => other - one)
    .map(([concept]) => concept);
}

/** The address of an entry, or of several side by side. */
function addressOf(concepts: readonly string[]): string | null {
  if (concepts.length > 1) return `#/compare/${concepts.slice(0, SIDE_BY_SIDE).join('+')}`;
  return concepts[0] ? `#/treatment/${concepts[0]}` : null;
}

/** The answer to prose: a red flag before all that it mentions. */
function addressOfMentions(concepts: readonly string[]): string | null {
  const flag = concepts.find((concept) => redFlag(concept));
  return addressOf(flag ? [flag] : concepts);
}

/** The answer to hits of a search: what is as good as the best, entries before the steps and terms that name them. */
function addressOfHits([best, ...others]: readonly Hit[], least: number): string | null {
  if (!best || best.score < least) return null;
  const good = [best, ...others].filter(({ score }) => score >= best.score * AS_GOOD);
  const [first, ...next] = good.flatMap(({ entry }) =>
    entry.kind === 'treatment' || entry.kind === 'red flag' ? (entry.concept ?? []) : [],
  );
  if (!first) return best.entry.address;
  // What is compared is treatments; the search has a red flag first wherever it is as near as they are.
  return addressOf(redFlag(first) ? [first] : [first, ...next.filter((concept) => !redFlag(concept))]);
}

/**
 * Where the panel shows what the documents say about a text. A treatment or red flag that it names has
 * its entry; of several in prose a red flag comes first, and up to four treatments stand side by side.
 * @returns a hash address inside the panel; `NO_MATCH` where nothing matches
 */
export function addressForText(text: string, search: Search = searchBase()): string {
  const read = text.slice(0, LONGEST);
  if (!canName(read)) return NO_MATCH;
  // The space tells that the last word is whole, not being typed.
  // A caution is found by other drugs too ("Prozac"), and is no entry for them.
  const hits = search(`${read.trim()} `).filter(({ entry }) => entry.kind !== 'caution');
  const mentions = mentioned(read);
  const isProse = read.trim().split(/\s+/).length > NAME_WORDS;
  // A single name, or a question for one, is better found by the search: it knows slips and lower case.
  if (isProse || mentions.length > 1) {
    const named = hits.filter(({ via, found }) => !ONLY_TYPED.has(via ?? [...found].join(' ')));
    return addressOfMentions(mentions) ?? addressOfHits(named, LEAST_OF_PROSE) ?? NO_MATCH;
  }
  const words = stemsOf(read);
  const tellsNothing = words.length > 0 && words.every((word) => tellingOf(word) < 1);
  return addressOfHits(hits, LEAST_OF_NAME) ?? (tellsNothing ? ALL : NO_MATCH);
}
