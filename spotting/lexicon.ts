/**
 * The lexicon in the shape that matching needs. Made when the extension is built (see `*.computed.ts`):
 * writing out every spelling in each page would cost more than to read most pages.
 */
import cues from '../data/cues.json' with { type: 'json' };
import rows from '../data/lexicon.json' with { type: 'json' };
import { trieSource } from './trie.ts';
import type { Mark } from './types.ts';
import { filedUnder, patternOf, spaceOut, variants } from './variants.ts';

/** How far a form can be trusted by itself. */
export type Use = 'plain' | 'context' | 'ambiguous';

/**
 * What a stretch of text tells about the topic: back pain itself (`back`), the spine, a word that
 * fits the back but stands on any page (`hint`: disc, facet, "his back"), another part of the body,
 * another disease; that it is a clinical note, by a label or by its shorthand; or about animals.
 */
export type Cue = 'back' | 'spine' | 'hint' | 'part' | 'condition' | 'note' | 'shorthand' | 'animal';

/** One concept of the lexicon. */
export interface Concept {
  id: string;
  kind: string;
  painted: boolean;
  mark: Mark | null;
}

/** One meaning that a matched form can have. */
export interface Sense {
  concept: Concept | null;
  cue: Cue | null;
  use: Use;
  /** The spelling that the text must have, capitals included; null where capitals do not matter. */
  exact: string | null;
  /** The form names the spine or the back itself, so that it speaks of back pain wherever it stands. */
  ownContext: boolean;
}

const USES: readonly Use[] = ['plain', 'context', 'ambiguous'];
const NAMES_THE_BACK =
  /\b(back|lumbar|lumbosacral|lumbo sacral|spin(e|al)|facet|sacroiliac|si joint|epidural steroid|epidural corticosteroid|medial branch|vertebr\w*|laminectomy|laminotomy|foraminotomy|microdis[ck]ectomy|basivertebral|intradis[ck]al|kyphoplasty|cauda equina|saddle|spondylodiscitis|mckenzie|sciatic|tfesi|snrb)\b/;
/** Concepts of these kinds are explained, never painted, and say nothing about the topic. */
const NO_CUE = new Set(['evidence', 'measure', 'promotion']);

/** Of the abbreviations only LBP is common enough in notes to speak of back pain; AS, BP or PID mean other things nearly everywhere. */
function cueOf(use: Use, form: string): Cue | null {
  if (use === 'ambiguous') return form === 'LBP' ? 'back' : null;
  return use === 'plain' ? 'back' : 'spine';
}

/** A form of the lexicon as it stands there: a trailing `!` means that its capitals matter. */
interface Entry {
  form: string;
  /** What all forms of the same kind mean; the spelling that one must have is its own. */
  sense: Omit<Sense, 'exact'>;
  exact: boolean;
  /** Whether plurals are looked for: not for cues, names of drugs, nor where capitals matter. */
  countable: boolean;
}

function* entries(): Generator<Entry> {
  for (const row of rows) {
    const concept: Concept = {
      id: row.concept,
      kind: row.kind,
      painted: row.painted,
      mark: row.mark as Mark | null,
    };
    for (const use of USES) {
      for (const written of row.forms[use] ?? []) {
        const exact = written.endsWith('!');
        const form = exact ? written.slice(0, -1) : written;
        // A concept that only gives context is a cue: for back pain where it is plain, for the spine where it needs company.
        const cue = concept.painted || NO_CUE.has(row.kind) ? null : cueOf(use, form);
        // Neither painted nor a cue: explained elsewhere, of no use here.
        if (!concept.painted && !cue) continue;
        const ownContext =
          concept.painted && use === 'plain' && NAMES_THE_BACK.test(spaceOut(form.toLowerCase()));
        const sense = { concept, cue, use, ownContext };
        yield { form, sense, exact, countable: !exact && row.kind !== 'drug' };
        // An abbreviation keeps its capitals in the plural too: "SMRs".
        if (exact && /^[A-Z]{3,}$/.test(form)) yield { form: `${form}s`, sense, exact, countable: false };
      }
    }
  }
  for (const [cue, forms] of Object.entries(cues)) {
    const sense = { concept: null, cue: cue as Cue, use: 'plain' as const, ownContext: false };
    for (const form of forms) yield { form, sense, exact: false, countable: false };
  }
}

/** Forms that mean the same, as the bundle holds them. */
export interface FormList {
  /** Index of the concept; null for a cue that is no concept. */
  concept: number | null;
  cue: Cue | null;
  use: Use;
  ownContext: boolean;
  /**
   * A line each: a pattern; a pattern and `+` where the same with an s is one as well; or the exact
   * spelling and `!`. Patterns that go on alike from their first group are one line, their beginnings
   * parted by bars: `cannot |unable to (pee|void)`; so are those with the same last word, set off by `~`:
   * `low back|bad back~ ache`. By meaning rather than by beginning: so nothing has to be written twice, and it
   * packs into half the size.
   */
  forms: string;
}

/** The lexicon, compiled: plain values only, so that it can be written into the bundle. */
export interface Compiled {
  concepts: Concept[];
  lists: FormList[];
  /** Source of an expression that finds where a text begins as some pattern does. */
  beginnings: string;
}

/** Units before a group that tell enough: with fewer the choices of the group are written out. */
const ENOUGH = 4;

/** Writes out groups that stand too near to the beginning of a pattern for it to be filed. */
function openEarlyGroups(pattern: string): string[] {
  const group = pattern.indexOf('(');
  if (group < 0 || group >= ENOUGH) return [pattern];
  const end = pattern.indexOf(')', group);
  const choices = pattern.slice(group + 1, end).split('|');
  return choices.flatMap((choice) =>
    openEarlyGroups(spaceOut(pattern.slice(0, group) + choice + pattern.slice(end + 1))),
  );
}

/** So many patterns with the same last word pack better as one line. */
const WORTH_JOINING = 3;

/** Sorted lines, a pattern and its plural in s as one, and those that only begin differently as one. */
function linesOf(patterns: ReadonlySet<string>): string {
  const lines = [...patterns].filter((one) => !(one.endsWith('s') && patterns.has(one.slice(0, -1))));
  const beginnings = new Map<string, string[]>();
  for (const one of lines.map((one) => (patterns.has(`${one}s`) ? `${one}+` : one)).sort()) {
    const group = one.indexOf('(');
    const cut = group < 0 ? Math.max(0, one.lastIndexOf(' ')) : group;
    const rest = one.slice(cut);
    beginnings.set(rest, [...(beginnings.get(rest) ?? []), one.slice(0, cut)]);
  }
  const alike = [...beginnings].flatMap(([rest, before]) => {
    if (rest.startsWith('(')) return [before.join('|') + rest];
    return before.length < WORTH_JOINING ? before.map((one) => one + rest) : [`${before.join('|')}~${rest}`];
  });
  return alike.sort().join('\n');
}

/** Compiles the lexicon and the cues. */
export function compileLexicon(): Compiled {
  const concepts: Concept[] = [];
  const lists = new Map<string, { list: FormList; patterns: Set<string> }>();
  const beginnings = new Set<string>();
  for (const { form, sense, exact, countable } of entries()) {
    let concept = concepts.findIndex(({ id }) => id === sense.concept?.id);
    if (sense.concept && concept < 0) concept = concepts.push(sense.concept) - 1;
    const key = JSON.stringify(sense);
    const known = lists.get(key) ?? {
      list: { ...sense, concept: sense.concept && concept, forms: '' },
      patterns: new Set<string>(),
    };
    lists.set(key, known);
    const patterns = exact ? [patternOf(form)] : variants(form, countable).flatMap(openEarlyGroups);
    for (const pattern of patterns) {
      known.patterns.add(exact ? `${form}!` : pattern);
      beginnings.add(filedUnder(pattern));
    }
  }
  return {
    concepts,
    lists: [...lists.values()].map(({ list, patterns }) => ({ ...list, forms: linesOf(patterns) })),
    beginnings: trieSource([...beginnings].sort()),
  };
}

/**
 * Pieces of which one stands in whatever a pattern matches: a part outside its groups, or all choices
 * of one group. One that names the back is rarest on other pages; else the longest part is taken.
 */
function surePieces(pattern: string): string[] {
  const parts = pattern.split(/\s*\([^)]*\)\s*/);
  const telling = parts.find((part) => NAMES_THE_BACK.test(part));
  if (telling) return [telling];
  for (const [, choices] of pattern.matchAll(/\(([^)]*)\)/g)) {
    const all = choices?.split('|') ?? [];
    if (all.every((choice) => NAMES_THE_BACK.test(choice))) return all;
  }
  return [parts.reduce((a, b) => (b.length > a.length ? b : a))];
}

/** Units without which a piece would stand inside words of any page: "lb", "lx". */
const LEAST_PIECE = 3;

/**
 * Source of an expression that finds, in folded text, a piece of every form without which nothing on a
 * page is painted: those that speak of back pain, of the spine, or name the back themselves. It minds no
 * word borders, so that it can be tried on text whose blocks run together; a page on which only two letters
 * tell is not read.
 */
export function anchorsSource(): string {
  const pieces = new Set<string>();
  for (const { form, sense } of entries()) {
    if (sense.cue !== 'back' && sense.cue !== 'spine' && !sense.ownContext) continue;
    for (const pattern of variants(form, false))
      for (const piece of surePieces(pattern)) if (piece.length >= LEAST_PIECE) pieces.add(piece);
  }
  return trieSource(
    [...pieces].filter((piece) => ![...pieces].some((other) => other !== piece && piece.includes(other))),
  );
}
