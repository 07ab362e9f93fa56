/** The matcher's oracle: slow and obvious. Every form is tried at every place; nothing of the matcher is used. */
import type { Concept, Cue, Entry, Use } from '../../spotting/lexicon.ts';
import { variants } from '../../spotting/variants.ts';

/** What the oracle finds; offsets count in the text as it is given. */
export interface Found {
  start: number;
  end: number;
  spelling: string;
  concept: string | null;
  cue: Cue | null;
  use: Use;
  exact: string | null;
}

/** Soft hyphens, joiners, marks of direction, selectors of looks. */
const UNSEEN =
  /^(?:\u00ad|\u034f|\u061c|\u180e|[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f]|[\ufe00-\ufe0f]|\ufeff)$/;
const WRITTEN_OUT: Record<string, string> = { ﬀ: 'ff', ﬁ: 'fi', ﬂ: 'fl', ﬃ: 'ffi', ﬄ: 'ffl', '\u212a': 'K' };
const IS_WORD_BEFORE = /[\p{L}\p{N}_]$/u;
const IS_WORD_AFTER = /^[\p{L}\p{N}_]/u;

/** A text as it is read, the same in small letters with one sort of dash, quote and space, and where each unit comes from. */
function read(source: string): { shown: string; folded: string; from: number[] } {
  let shown = '';
  const from: number[] = [];
  source.split('').forEach((unit, at) => {
    const letters = UNSEEN.test(unit) ? '' : (WRITTEN_OUT[unit] ?? unit);
    for (const _ of letters) from.push(at);
    shown += letters;
  });
  const small = shown
    .split('İ')
    .map((part) => part.replace(/[\u2018-\u201b\u2032\u02bc]/g, "'").toLowerCase())
    .join('İ');
  const folded = small.replace(/[\u2010-\u2015\u2043\u2212\ufe63\uff0d]/g, '-').replace(/[^\S\n\t]/g, ' ');
  return { shown, folded, from };
}

const spaced = (text: string) => text.replace(/[\s-]+/g, ' ').trim();

const expressions = new Map<string, RegExp>();

/** Plain words, parted by at most eight separators. */
function expressionOf(words: string): RegExp {
  const source = words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll(' ', '[\\s-]{1,8}');
  const expression = expressions.get(words) ?? new RegExp(source, 'y');
  if (expressions.size > 5000) expressions.clear();
  expressions.set(words, expression);
  return expression;
}

/** Where a text ends that begins at a place as plain words do; -1 where it does not. */
function endOf(words: string, text: string, at: number): number {
  if (words.charAt(0) !== text.charAt(at)) return -1;
  const expression = expressionOf(words);
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : -1;
}

/** All ends of a pattern at a place: each way to choose from its groups. */
function endsOf(pattern: string, text: string, at: number): number[] {
  const group = /\(([^)]*)\)/.exec(pattern);
  if (!group) return [endOf(spaced(pattern), text, at)].filter((end) => end >= 0);
  const before = pattern.slice(0, group.index);
  // No need to choose where the text begins otherwise.
  if (endOf(before.trim(), text, at) < 0) return [];
  const after = pattern.slice(group.index + group[0].length);
  return (group[1] ?? '').split('|').flatMap((choice) => endsOf(spaced(before + choice + after), text, at));
}

/** A form with the ways in which it is written. */
interface Written {
  entry: Entry;
  patterns: string[];
  /** Which entry of those that mean the same came first. */
  order: number;
}

const rank = ({ sense: { concept, use, cue }, exact }: Entry) =>
  use === 'ambiguous'
    ? Number(cue !== null)
    : (concept?.kind === 'red flag' ? 8 : 0) + (concept?.painted ? 4 : 2) + Number(exact);

/** What a text has of a vocabulary: from left to right, the longest first, never overlapping; a hint gives way to what goes on beyond it. */
export function oracle(entries: Iterable<Entry>): (source: string) => Found[] {
  const orders = new Map<string, number>();
  const written = [...entries].map((entry): Written => {
    const key = JSON.stringify([
      entry.sense.concept?.id,
      entry.sense.cue,
      entry.sense.use,
      entry.sense.ownContext,
    ]);
    orders.set(key, orders.get(key) ?? orders.size);
    const { folded } = read(entry.form);
    const patterns = entry.exact ? [spaced(entry.form).toLowerCase()] : variants(folded, entry.countable);
    return { entry, patterns, order: orders.get(key) ?? 0 };
  });
  return (source) => {
    const { shown, folded, from } = read(source);
    const at = (start: number): (Written & { end: number }) | null => {
      if (IS_WORD_BEFORE.test(folded.slice(0, start))) return null;
      let best: (Written & { end: number }) | null = null;
      for (const one of written) {
        for (const end of one.patterns.flatMap((pattern) => endsOf(pattern, folded, start))) {
          if (IS_WORD_AFTER.test(folded.slice(end))) continue;
          const seen = shown.slice(start, end).replace(/[\s\p{Pd}]+/gu, ' ');
          if (one.entry.exact && seen !== spaced(one.entry.form)) continue;
          const [more, less] = best ? [rank(one.entry) - rank(best.entry), best.order - one.order] : [0, 0];
          if (!best || end > best.end || (end === best.end && (more || less) > 0)) best = { ...one, end };
        }
      }
      return best;
    };
    const found: Found[] = [];
    for (let start = 0; start < folded.length; ) {
      const match = at(start);
      if (!match) {
        start += 1;
        continue;
      }
      const inside = Array.from({ length: match.end - start - 1 }, (_, i) => start + 1 + i);
      const inner = match.entry.sense.cue === 'hint' ? inside.find((place) => at(place)) : undefined;
      if (inner !== undefined && (at(inner)?.end ?? 0) > match.end) {
        start = inner;
        continue;
      }
      const { concept, cue, use } = match.entry.sense;
      found.push({
        start: from[start] as number,
        end: (from[match.end - 1] as number) + 1,
        spelling: spaced(folded.slice(start, match.end)),
        concept: (concept as Concept | null)?.id ?? null,
        cue,
        use,
        exact: match.entry.exact ? spaced(match.entry.form) : null,
      });
      start = match.end;
    }
    return found;
  };
}
