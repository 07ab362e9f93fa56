/**
 * The lexicon in the shape that matching needs. Made when the extension is built (see `*.computed.ts`):
 * writing out every spelling in each page would cost more than to read most pages.
 */
import cues from '../data/cues.json' with { type: 'json' };
import rows from '../data/lexicon.json' with { type: 'json' };
import { trieSource } from './trie.ts';
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
  /\b(back|lumbar|lumbosacral|lumbo sacral|spin(e|al)|facet|sacroiliac|si joint|epidural steroid|epidural corticosteroid|medial branch|vertebr\w*|laminectomy|laminotomy|foraminotomy|microdis[ck]ectomy|basivertebral|intradis[ck]al|kyphoplasty|cauda equina|saddle|spondylodiscitis|mckenzie|sciatic)\b/;
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
    const concept: Concept = {
      id: row.concept,
      kind: row.kind,
      painted: row.painted,
      mark: row.mark as Mark | null,
    };
    for (const use of USES) {
      for (const written of row.forms[use] ?? []) {
        const exact = written.endsWith('!') ? written.slice(0, -1) : null;
        const form = exact ?? written;
        // A concept that only gives context is a cue: for back pain where it is plain, for the spine where it needs company.
        const cue = concept.painted || NO_CUE.has(row.kind) ? null : cueOf(use, form);
        // Neither painted nor a cue: explained elsewhere, of no use here.
        if (!concept.painted && !cue) continue;
        const ownContext =
          concept.painted && use === 'plain' && NAMES_THE_BACK.test(spaceOut(form.toLowerCase()));
        yield { form, sense: { concept, cue, use, exact, ownContext }, countable: exact === null };
      }
    }
  }
  for (const [cue, forms] of Object.entries(cues)) {
    for (const form of forms) {
      yield {
        form,
        sense: { concept: null, cue: cue as Cue, use: 'plain', exact: null, ownContext: false },
        countable: false,
      };
    }
  }
}

/** The lexicon, compiled: plain values only, so that it can be written into the bundle. */
export interface Compiled {
  senses: Sense[];
  /** The patterns of each sense, a line each. A pattern can stand under several: the caller chooses. */
  patterns: string[];
}

/** Compiles the lexicon and the cues. */
export function compileLexicon(): Compiled {
  const all = new Map<string, { sense: Sense; patterns: Set<string> }>();
  for (const { form, sense, countable } of entries()) {
    const key = JSON.stringify(sense);
    const row = all.get(key) ?? { sense, patterns: new Set() };
    all.set(key, row);
    for (const pattern of variants(form, countable)) row.patterns.add(pattern);
  }
  return {
    senses: [...all.values()].map(({ sense }) => sense),
    patterns: [...all.values()].map(({ patterns }) => [...patterns].sort().join('\n')),
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

/**
 * Source of an expression that finds, in folded text, a piece of every form without which nothing on a
 * page is painted: those that speak of back pain, of the spine, or name the back themselves. It minds no
 * word borders, so that it can be tried on text whose blocks run together.
 */
export function anchorsSource(): string {
  const pieces = new Set<string>();
  for (const { form, sense } of entries()) {
    if (sense.cue !== 'back' && sense.cue !== 'spine' && !sense.ownContext) continue;
    for (const pattern of variants(form, false)) for (const piece of surePieces(pattern)) pieces.add(piece);
  }
  return trieSource(
    [...pieces].filter((piece) => ![...pieces].some((other) => other !== piece && piece.includes(other))),
  );
}
