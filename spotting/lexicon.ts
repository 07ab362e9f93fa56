/** The lexicon's forms with what they mean, and the pieces of them without which nothing on a page matters. */
import cues from '../data/cues.json' with { type: 'json' };
import rows from '../data/lexicon.json' with { type: 'json' };
import type { Mark } from './types.ts';
import { spaceOut, variants } from './variants.ts';
import type { Spread } from './words.ts';

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

/** What forms of one kind mean; the concept by its index, null for a cue that is no concept. */
export interface Meaning extends Omit<Sense, 'concept' | 'exact'> {
  concept: number | null;
}

/** A lexicon, compiled: plain values only, so that it can be written into the bundle. */
export interface Compiled {
  /** Lines parted by bars: id, kind, 1 where it is painted, and mark of a concept, parted by commas. */
  concepts: string;
  /** Lines parted by bars: a concept's index, a cue, a use, and a word where the form has its own context, parted by spaces. */
  meanings: string;
  /**
   * Lines parted by bars, sorted by first word: a form up to its first group, and for each of its meanings
   * `~` and the number to base 36. A `!` after it stands for a spelling whose capitals matter, `+` for the form with an s
   * as well, `(7` for a form that goes on with line 7 of `rests`.
   */
  forms: string;
  /**
   * A line each: groups and what stands between them, as forms with different beginnings share them. A choice with
   * `PLURAL` after it stands for the one with an s as well.
   */
  rests: string;
  /** How the words are spread by which forms begin. */
  firstWords: Spread;
  /** Some form holds a letter that is not ASCII: texts have to be lowered before they are searched. */
  isWide: boolean;
}

/** A row of data/lexicon.json. A form with a trailing `!` is one whose capitals matter. */
export interface LexiconRow {
  concept: string;
  kind: string;
  painted: boolean;
  mark: string | null;
  forms: Partial<Record<Use, string[]>>;
}

/** The forms of cues that are no concepts, as in data/cues.json. */
export type CueForms = Partial<Record<Cue, readonly string[]>>;

/** A form of a lexicon with its meaning. */
export interface Entry {
  form: string;
  /** What all forms of the same kind mean; the spelling that one must have is its own. */
  sense: Omit<Sense, 'exact'>;
  exact: boolean;
  /** Whether plurals are looked for: not for cues, names of drugs, nor where capitals matter. */
  countable: boolean;
}

/** Every form of a lexicon and of the cues, in their order. */
export function* entriesOf(rows: readonly LexiconRow[], cues: CueForms): Generator<Entry> {
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

/** The forms that Backbrief looks for. */
export const builtIn = () => entriesOf(rows, cues);

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
 * The anchors: a piece of every form without which nothing on a page is painted: those that speak of back pain, of the spine,
 * or name the back themselves. They mind no word borders, so that they can be looked for in text whose blocks run together; a page
 * on which only two letters tell is not read.
 */
export function anchorsOf(): string[] {
  const pieces = new Set<string>();
  for (const { form, sense } of builtIn()) {
    if (sense.cue !== 'back' && sense.cue !== 'spine' && !sense.ownContext) continue;
    for (const pattern of variants(form, false))
      for (const piece of surePieces(pattern)) if (piece.length >= LEAST_PIECE) pieces.add(piece);
  }
  return [...pieces].filter(
    (piece) => ![...pieces].some((other) => other !== piece && piece.includes(other)),
  );
}
