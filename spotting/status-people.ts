/** Whom a sentence speaks of or to, as its words show. */
import { EMERGENCY, OF_PEOPLE, SAYINGS, SHOWS } from './people-words.ts';
import { vocabulary, wordsIn } from './rules.ts';
import { NUMBER } from './vocabulary.ts';

const sayings = new Map<string, [number, RegExp][]>();
for (const [bit, words, rest] of SAYINGS)
  for (const word of words.split(' ')) sayings.set(word, [...(sayings.get(word) ?? []), [bit, rest]]);

const UNDERSCORE = 95;

/** What the words of `[from, to)` of folded text show of people (`SHOWS`). */
export function shownIn(text: string, from: number, to: number): number {
  const { shows } = vocabulary();
  const words = wordsIn(text);
  let bits = 0;
  for (let index = words.from(from); index < words.count; index++) {
    const start = words.starts[index] as number;
    if (start >= to) break;
    const id = words.ids[index] as number;
    const own = shows[id] as number;
    if (own === 0 && id !== NUMBER) continue;
    const end = words.ends[index] as number;
    if (text.charCodeAt(start - 1) === UNDERSCORE || text.charCodeAt(end) === UNDERSCORE) continue;
    if (id === NUMBER) {
      if (end - start === 3 && EMERGENCY.test(text.slice(start, end))) bits |= SHOWS.warning;
      continue;
    }
    bits |= own;
    if (!(own & SHOWS.saying)) continue;
    for (const [bit, rest] of sayings.get(text.slice(start, end)) ?? []) {
      rest.lastIndex = end;
      if (rest.test(text)) bits |= bit;
    }
  }
  return bits & OF_PEOPLE;
}
