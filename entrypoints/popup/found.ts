/** The concepts that a page has, grouped as the popup lists them. Pure. */
import type { Counts } from '../../browser/messages.ts';
import { RED_FLAG_NAME, VERDICT_NAMES } from '../../components/strings.ts';
import { cardView } from '../../data/card.ts';
import type { Reader, VerdictWord } from '../../data/schema.ts';

interface Found {
  concept: string;
  name: string;
  word: VerdictWord | 'red flag';
  label: string;
  count: number;
}

export interface Group {
  word: Found['word'];
  name: string;
  found: Found[];
}

/** Red flags first, then by verdict; within a group by name. Unknown concepts are left out. */
export function groupsOf(counts: Counts, reader: Reader, today: Date): Group[] {
  const found = Object.entries(counts).flatMap(([concept, count]): Found[] => {
    const view = count > 0 ? cardView(concept, reader, today) : null;
    const lead = view?.verdicts[0];
    if (!view) return [];
    const { name } = view;
    if (view.type === 'red flag') return [{ concept, name, word: 'red flag', label: RED_FLAG_NAME, count }];
    return lead ? [{ concept, name, word: lead.word, label: lead.label, count }] : [];
  });
  const names: [Found['word'], string][] = [
    ['red flag', RED_FLAG_NAME],
    ...(Object.entries(VERDICT_NAMES) as [VerdictWord, string][]),
  ];
  return names
    .map(([word, name]) => ({
      word,
      name,
      found: found
        .filter((row) => row.word === word)
        .sort((one, other) => one.name.localeCompare(other.name)),
    }))
    .filter((group) => group.found.length > 0);
}
