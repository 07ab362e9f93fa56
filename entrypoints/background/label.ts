/** What the toolbar button shows for some numbers. Pure. */
import type { Counts } from '../../browser/messages.ts';
import { BADGE } from '../../components/door-strings.ts';
import { redFlag } from '../../data/evidence.ts';

/** Ground of the number: as the links of the surfaces, and as a red flag where the page has one. */
export const COLOURS = { usual: '#0b5875', redFlag: '#860c17', text: '#ffffff' } as const;

/** What the toolbar button shows. */
export interface Label {
  /** Empty: no badge. "!12" tells of a red flag without its colour; four characters fit. */
  badge: string;
  colour: string;
  title: string;
}

/**
 * Badge and title for some frames' numbers.
 * @param shown false: the reader wants no badge; the title stays
 */
export function label(frames: Iterable<Counts>, shown = true): Label {
  const concepts = new Set<string>();
  let mentions = 0;
  for (const counts of frames) {
    for (const [concept, count] of Object.entries(counts)) {
      concepts.add(concept);
      mentions += count;
    }
  }
  const colour = COLOURS.usual;
  if (mentions === 0) return { badge: '', colour, title: BADGE.name };
  const flags = [...concepts].filter((concept) => redFlag(concept)).length;
  const title = BADGE.title(mentions, concepts.size, flags);
  if (!shown) return { badge: '', colour, title };
  if (flags > 0) return { badge: mentions > 99 ? '!99+' : `!${mentions}`, colour: COLOURS.redFlag, title };
  return { badge: mentions > 999 ? '999+' : String(mentions), colour, title };
}
