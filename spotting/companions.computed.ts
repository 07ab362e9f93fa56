/** The names of companions in the shape that finding needs, made when the extension is built. */
import names from '../data/companion-names.json' with { type: 'json' };
import { COMPANION_TRAPS } from './companion-rules.ts';
import { spellingsOf } from './companion-spellings.ts';
import { trieSource } from './trie.ts';

/** What separates words in a rule, and what it says where it may be missing. */
const SEPARATOR = '[\\s-]{1,4}';
const MAY_SEPARATE = '[\\s-]{0,4}';

function ruleSource(rule: string): string {
  return rule.replaceAll(' ?', MAY_SEPARATE).replaceAll(' ', SEPARATOR);
}

const spellings = names.flatMap(({ forms }) => forms.flatMap((form) => spellingsOf(form)));

/** The names, their first words and what they are mistaken for: plain values only. */
export const COMPANIONS = {
  /** Id, 1 where it is a drug, forms, and the concepts that count as it. */
  names: names.map(({ id, kind, forms, concepts }): [string, number, string[], string[]] => [
    id,
    kind === 'drug' ? 1 : 0,
    forms,
    concepts,
  ]),
  /** Source of an expression that finds, in folded text, the words with which spellings begin. */
  first: trieSource(new Set(spellings.map((spelling) => spelling.split(' ')[0] as string))),
  /** Words of the longest spelling. */
  words: Math.max(...spellings.map((spelling) => spelling.split(' ').length)),
  traps: COMPANION_TRAPS.map(({ forms, before, after }) => ({
    forms,
    ...(before ? { before: `(?<![a-z0-9])(?:${ruleSource(before)})$` } : {}),
    ...(after ? { after: `^(?:${ruleSource(after)})` } : {}),
  })),
};
