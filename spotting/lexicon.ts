/** The lexicon in the shape that matching needs: one expression, and what each matched form may mean. */
import cues from '../data/cues.json' with { type: 'json' };
import rows from '../data/lexicon.json' with { type: 'json' };
import { patternExpression, trieSource } from './trie.ts';
import type { Mark } from './types.ts';
import { spaceOut, variants } from './variants.ts';

/** How far a form can be trusted by itself. */
export type Use = 'plain' | 'context' | 'ambiguous';

/**
 * What a stretch of text tells about the topic: back pain itself (`back`), the spine, a word that
 * fits the back but stands on any page (`hint`: disc, facet, "his back"), another part of the body,
 * another disease; that it is a clinical note, or about animals.
 */
export type Cue = 'back' | 'spine' | 'hint' | 'part' | 'condition' | 'note' | 'animal';

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
  /\b(back|lumbar|lumbosacral|lumbo sacral|spin(e|al)|dis[ck]|facet|sacroiliac|si joint|epidural steroid|epidural corticosteroid|medial branch|vertebr\w*|laminectomy|laminotomy|foraminotomy|microdis[ck]ectomy|basivertebral|intradis[ck]al|kyphoplasty|cauda equina|saddle|spondylodiscitis|mckenzie|sciatic)\b/;
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
  sense: Sense;
  /** Whether plurals are looked for: not for cues, nor where capitals matter. */
  countable: boolean;
}

function* entries(): Generator<Entry> {
  for (const row of rows) {
    const concept: Concept = { id: row.concept, kind: row.kind, painted: row.painted, mark: row.mark as Mark | null };
    for (const use of USES) {
      for (const written of row.forms[use] ?? []) {
        const exact = written.endsWith('!') ? written.slice(0, -1) : null;
        const form = exact ?? written;
        // A concept that only gives context is a cue: for back pain where it is plain, for the spine where it needs company.
        const cue = concept.painted || NO_CUE.has(row.kind) ? null : cueOf(use, form);
        const ownContext = concept.painted && use === 'plain' && NAMES_THE_BACK.test(spaceOut(form.toLowerCase()));
        yield { form, sense: { concept, cue, use, exact, ownContext }, countable: exact === null };
      }
    }
  }
  for (const [cue, forms] of Object.entries(cues)) {
    for (const form of forms) {
      yield { form, sense: { concept: null, cue: cue as Cue, use: 'plain', exact: null, ownContext: false }, countable: false };
    }
  }
}

/** Everything that is made from the data on first need: pages that never speak of the back do without it. */
interface Built {
  /** Senses by folded pattern. One can have several: the caller chooses. */
  senses: Map<string, readonly Sense[]>;
  /** Patterns with groups, as expressions; made when the first match is no literal form. */
  templates: { expression: RegExp; senses: readonly Sense[] }[] | null;
}

let built: Built | null = null;

function lexicon(): Built {
  if (built) return built;
  const senses = new Map<string, Sense[]>();
  for (const { form, sense, countable } of entries()) {
    for (const pattern of variants(form, countable)) {
      const known = senses.get(pattern);
      if (known) known.push(sense);
      else senses.set(pattern, [sense]);
    }
  }
  built = { senses, templates: null };
  return built;
}

/** What a folded, spaced-out match may mean. */
export function sensesOf(spelling: string): readonly Sense[] {
  const all = lexicon();
  const literal = all.senses.get(spelling);
  if (literal) return literal;
  all.templates ??= [...all.senses]
    .filter(([pattern]) => pattern.includes('('))
    .map(([pattern, senses]) => ({ expression: patternExpression(pattern), senses }));
  return all.templates.find(({ expression }) => expression.test(spelling))?.senses ?? [];
}

/**
 * A new matcher over all forms and cues (it holds its own `lastIndex`). The left border is checked
 * for ASCII only (a look-behind for all of Unicode would be tried at every position): the caller
 * looks at the unit before a match.
 */
export function newMatcher(): RegExp {
  return new RegExp(`\\b${trieSource(lexicon().senses.keys())}(?![\\p{L}\\p{N}_])`, 'gu');
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

/**
 * An expression that finds, in folded text, a piece of every form without which nothing on a page is
 * painted: those that speak of back pain, of the spine, or name the back themselves. It minds no
 * word borders, so that it can be tried on text whose blocks run together.
 */
export function newAnchors(): RegExp {
  const pieces = new Set<string>();
  for (const { form, sense } of entries()) {
    if (sense.cue !== 'back' && sense.cue !== 'spine' && !sense.ownContext) continue;
    for (const pattern of variants(form, false)) for (const piece of surePieces(pattern)) pieces.add(piece);
  }
  const shortest = [...pieces].filter((piece) => ![...pieces].some((other) => other !== piece && piece.includes(other)));
  return new RegExp(trieSource(shortest), 'u');
}
