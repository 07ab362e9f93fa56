/**
 * Finds what a page names that a caution is about: an ulcer, a liver disease, a drug that another must not meet
 * (data/companion-names.json). It only says where the words stand; what happened to it is for `status.ts`.
 */
import { ByHand } from './by-hand.ts';
import { type CompanionNames, companionNames } from './companion-spellings.ts';
import { COMPANIONS } from './companions.computed.ts';
import { type Folded, fold, originalRange } from './fold.ts';
import { SHOWS } from './people-words.ts';
import { vocabulary, wordsIn } from './rules.ts';
import { isWordAt } from './units.ts';

/** A companion named in a text. Offsets are UTF-16 units of that text, end exclusive. */
export interface CompanionFound {
  /** Id of data/companion-names.json. */
  companion: string;
  start: number;
  end: number;
}

interface Trap {
  /** A spelling, or how it begins where `open`. */
  forms: readonly { spelling: string; open: boolean }[];
  before: RegExp | null;
  after: ByHand | null;
}

/** Characters beside a form at which a trap looks. */
const WINDOW = 48;

/** What forms are mistaken for, made when the first of them is met. */
let traps: readonly Trap[] | null = null;

function trapsOf(): readonly Trap[] {
  traps ??= COMPANIONS.traps.map(({ forms, before, after }) => ({
    forms: forms.map((form) => ({ spelling: form.replace('*', ''), open: form.endsWith('*') })),
    before: before ? new RegExp(before) : null,
    after: after ? new ByHand({ source: after }) : null,
  }));
  return traps;
}

/**
 * The companions that a text names, in order; one stretch may name two (pethidine is meperidine and an opioid). Where
 * forms overlap the first counts, and of those that begin together the longest. Linear in the text; never throws.
 * @param folded the same text, where it has been folded already
 */
export function companionsIn(text: string, folded: Folded = fold(text)): CompanionFound[] {
  const { companions } = companionNames();
  const found: CompanionFound[] = [];
  const { shows } = vocabulary();
  const words = wordsIn(folded.text);
  let next = 0;
  for (let index = 0; index < words.count; index++) {
    if (!((shows[words.ids[index] as number] as number) & SHOWS.companion)) continue;
    const start = words.starts[index] as number;
    if (start < next) continue;
    const named = namedAt(text, folded, start);
    if (!named) continue;
    for (const companion of companions.get(named.spelling) ?? []) {
      found.push({ companion, start: named.start, end: named.end });
    }
    next = named.foldedEnd;
  }
  return found;
}

interface NamedAt {
  spelling: string;
  start: number;
  end: number;
  foldedEnd: number;
}

const NEXT_WORD = /([\s-]{0,8})([a-z0-9]+)/y;

/** The longest spelling that begins at a word, unless it is something else there; null where there is none. */
function namedAt(text: string, folded: Folded, start: number): NamedAt | null {
  const finds = companionNames();
  if (isLetter(folded.text, start - 1)) return null;
  let named: NamedAt | null = null;
  let spelling = '';
  let end = start;
  for (let word = 0; word === 0 || finds.begun.has(spelling); word++) {
    NEXT_WORD.lastIndex = end;
    const next = NEXT_WORD.exec(folded.text);
    if (!next || (next[1] === '') !== (word === 0)) break;
    spelling += (word === 0 ? '' : ' ') + next[2];
    end = NEXT_WORD.lastIndex;
    if (!finds.companions.has(spelling) || isLetter(folded.text, end)) continue;
    const range = originalRange(folded, start, end);
    if (hasItsCapitals(spelling, text.slice(range.start, range.end), finds))
      named = { spelling, ...range, foldedEnd: end };
  }
  return named && !isTrap(named, folded.text, start) ? named : null;
}

/** "TCAs" keeps its small ending: only what stands before it has to be capitals. */
function hasItsCapitals(spelling: string, seen: string, { capitals }: CompanionNames): boolean {
  return !capitals.has(spelling) || /^[^a-z]+s?$/.test(seen);
}

function isTrap({ spelling, foldedEnd }: NamedAt, text: string, start: number): boolean {
  return trapsOf().some(
    ({ forms, before, after }) =>
      forms.some((form) => (form.open ? spelling.startsWith(form.spelling) : spelling === form.spelling)) &&
      (before === null || before.test(text.slice(Math.max(0, start - WINDOW), start))) &&
      (after === null || after.test(text.slice(foldedEnd, foldedEnd + WINDOW))),
  );
}

/** True where a letter stands that ASCII borders do not know (é, ß, я), or an underscore. */
function isLetter(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === UNDERSCORE || (unit > 127 && isWordAt(text, at));
}

const UNDERSCORE = 95;

const CONCEPTS = new Map<string, string[]>();
for (const [id, , , concepts] of COMPANIONS.names) {
  for (const concept of concepts) CONCEPTS.set(concept, [...(CONCEPTS.get(concept) ?? []), id]);
}

/**
 * The companions that a mention counts as: tramadol as itself and as an opioid, venlafaxine as an SNRI; mostly none.
 * @param concept its concept in the lexicon
 * @param words its words, which may say more than the concept ("antidepressant" is no more than that)
 */
export function companionsOfConcept(concept: string, words = ''): readonly string[] {
  const named = [...new Set(companionsIn(words).map(({ companion }) => companion))];
  return named.length > 0 ? named : (CONCEPTS.get(concept) ?? []);
}

const DRUGS = new Set(COMPANIONS.names.filter(([, drug]) => drug === 1).map(([id]) => id));

/** True where a companion is a drug, and not a condition. */
export function isDrug(companion: string): boolean {
  return DRUGS.has(companion);
}
