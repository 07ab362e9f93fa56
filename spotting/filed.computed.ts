/** The tables of what is read in context, filed by the words of one vocabulary when the extension is built. */
import { CONTEXTS } from './claim-context-rules.ts';
import { CLAIM_RULES } from './claim-rules.ts';
import { VOICES } from './patient-words.ts';
import { PEOPLE } from './people-words.ts';
import { SELLING_KINDS, SELLING_RULES } from './selling-rules.ts';
import { STATUS_RULES } from './status-rules.ts';
import { fileBeginnings, fileByWord, filePlain, fileRules, packTables } from './triggers.ts';

/** What separates words in the signs of selling, and what it says where it may be missing. */
const separated = (find: string) => find.replaceAll(' ?', '[\\s-]{0,3}').replaceAll(' ', '[\\s-]{1,3}');

export const FILED = packTables(
  {
    status: fileRules(STATUS_RULES.map(({ find }) => find)),
    claims: fileByWord(CLAIM_RULES.map(({ find }) => find)),
    voices: fileRules(VOICES),
    selling: filePlain(
      SELLING_KINDS.map((kind) =>
        SELLING_RULES.filter((rule) => rule.kind === kind)
          .map(({ find }) => find)
          .join('|'),
      ),
      '(?![a-z])',
      separated,
    ),
    context: fileBeginnings(CONTEXTS),
  },
  PEOPLE.flatMap(([, words]) => words.split(' ')).filter((word) => word.endsWith('*')),
);
