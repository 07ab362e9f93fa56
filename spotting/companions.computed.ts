/** The names of companions in the shape that finding needs, made when the extension is built. */
import names from '../data/companion-names.json' with { type: 'json' };
import { COMPANION_TRAPS } from './companion-rules.ts';

/** What separates words in a rule, and what it says where it may be missing. */
const SEPARATOR = '[\\s-]{1,4}';
const MAY_SEPARATE = '[\\s-]{0,4}';

function ruleSource(rule: string): string {
  return rule.replaceAll(' ?', MAY_SEPARATE).replaceAll(' ', SEPARATOR);
}

/** The names and what they are mistaken for: plain values only. The words that they begin with: `filed.computed.ts`. */
export const COMPANIONS = {
  /** Id, 1 where it is a drug, forms, and the concepts that count as it. */
  names: names.map(({ id, kind, forms, concepts }): [string, number, string[], string[]] => [
    id,
    kind === 'drug' ? 1 : 0,
    forms,
    concepts,
  ]),
  traps: COMPANION_TRAPS.map(({ forms, before, after }) => ({
    forms,
    ...(before ? { before: `(?<![a-z0-9])(?:${ruleSource(before)})$` } : {}),
    ...(after ? { after: `^(?:${ruleSource(after)})` } : {}),
  })),
};
