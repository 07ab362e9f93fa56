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
        const exact = written.endsWith('!') ? written.slice(0, -1) : null;
        const form = exact ?? written;
        // A concept that only gives context is a cue: for back pain where it is plain, for the spine where it needs company.
        const cue = concept.painted || NO_CUE.has(row.kind) ? null : cueOf(use, form);
        // Neither painted nor a cue: explained elsewhere, of no use here.
        if (!concept.painted && !cue) continue;
        const ownContext =
          concept.painted && use === 'plain' && NAMES_THE_BACK.test(spaceOut(form.toLowerCase()));
        const sense = { concept, cue, use, exact, ownContext };
        yield { form, sense, countable: exact === null && row.kind !== 'drug' };
        // An abbreviation keeps its capitals in the plural too: "SMRs".
        if (exact && /^[A-Z]{3,}$/.test(exact)) {
          yield { form: `${exact}s`, sense: { ...sense, exact: `${exact}s` }, countable: false };
        }
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
  /** Units by which patterns are filed, at most. */
  prefix: number;
  /**
   * Patterns by how they begin, a line each: the pattern, a tab, and the numbers of its senses with
   * commas between. Lines, not lists: a page reads only the few that its words bring up.
   */
  buckets: Record<string, string>;
  /** Source of an expression that finds where a text begins as some pattern does. */
  beginnings: string;
}

/** Units of a pattern by which it is filed: fewer would file too many words of a page, more would cost too much to tell apart. */
const PREFIX = 6;
/** Units before a group that tell enough: with fewer a pattern is filed under each choice of the group. */
const ENOUGH = 4;

/** How the texts begin that a pattern matches: at most `PREFIX` units each, separators counting as one. */
function prefixesOf(pattern: string): string[] {
  const group = pattern.indexOf('(');
  if (group < 0) return [pattern.slice(0, PREFIX).trimEnd()];
  if (group >= ENOUGH) return [pattern.slice(0, Math.min(group, PREFIX)).trimEnd()];
  const end = pattern.indexOf(')', group);
  const choices = pattern.slice(group + 1, end).split('|');
  return choices.flatMap((choice) =>
    prefixesOf(spaceOut(pattern.slice(0, group) + choice + pattern.slice(end + 1))),
  );
}

/** Compiles the lexicon and the cues. */
export function compileLexicon(): Compiled {
  const senses = new Map<string, { index: number; sense: Sense }>();
  const known = new Map<string, Set<number>>();
  for (const { form, sense, countable } of entries()) {
    const key = JSON.stringify(sense);
    const { index } = senses.get(key) ?? { index: senses.size };
    senses.set(key, { index, sense });
    for (const pattern of variants(form, countable)) {
      known.set(pattern, (known.get(pattern) ?? new Set()).add(index));
    }
  }
  const buckets: Record<string, string[]> = {};
  for (const [pattern, indexes] of [...known].sort(([one], [other]) => (one < other ? -1 : 1))) {
    for (const prefix of new Set(prefixesOf(pattern))) {
      buckets[prefix] ??= [];
      buckets[prefix].push(`${pattern}\t${[...indexes].join(',')}`);
    }
  }
  return {
    prefix: PREFIX,
    senses: [...senses.values()].map(({ sense }) => sense),
    buckets: Object.fromEntries(Object.entries(buckets).map(([prefix, lines]) => [prefix, lines.join('\n')])),
    beginnings: trieSource(Object.keys(buckets)),
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
