/** What people, pages and other programs may give: words of the base, garbage of all of Unicode, and both together. */
import fc from 'fast-check';
import { byId, evidence } from '../../data/evidence.ts';
import type { Reader } from '../../data/schema.ts';
import { searchEntries } from '../../data/search-entries.ts';

export const READERS: readonly Reader[] = ['patient', 'student', 'clinician'];
export const reader = fc.constantFrom(...READERS);

const GARBAGE = [
  ...'\0\n\t/#?&%+"\'<>\\^$.*()[]{}|',
  ...'\u00ad\u200b\u202e\ufeffİıßﬁΣς',
  '\ud800',
  '\udc00',
  '\ud83d\ude00',
  'constructor',
  '__proto__',
  'hasOwnProperty',
  'toString',
  'length',
  '%E0%A4%A',
  '%',
  'e\u0301',
  'null',
  'NaN',
  '1e999',
];

/** Garbage of all sorts. */
export const garbage = fc.oneof(
  fc.constantFrom(...GARBAGE),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ maxLength: 12 }),
);

const names = searchEntries().flatMap((entry) => [entry.title, ...entry.names]);
const words = [...new Set(names.flatMap((name) => name.split(' ')))];

/** A query: names and words of the base, whole, cut or with a slip, and garbage between. */
export const query = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...words) },
      { weight: 1, arbitrary: fc.constantFrom(...names) },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom(...words), fc.nat(9), fc.string({ maxLength: 1 }))
          .map(([word, at, slip]) => word.slice(0, at) + slip + word.slice(at + 1)),
      },
      { weight: 1, arbitrary: fc.constantFrom('the', 'with', 'can', 'i', 'what helps', 'safe', '+', '&') },
      { weight: 1, arbitrary: garbage },
    ),
    { maxLength: 8 },
  )
  .chain((parts) => fc.constantFrom(' ', ' ', '', ', ').map((gap) => parts.join(gap)));

const TREATMENTS = evidence.treatments.map(({ id }) => id);
const FLAGS = evidence.redFlags.map(({ id }) => id);

/** Ids of concepts that exist, and of some that do not. */
export const concept = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...TREATMENTS) },
  { weight: 2, arbitrary: fc.constantFrom(...FLAGS) },
  { weight: 1, arbitrary: garbage },
);

export const node = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...evidence.pathway.nodes.map(({ id }) => id)) },
  { weight: 1, arbitrary: garbage },
);

/** True where the pathway has a node of this id. */
export const isNode = (id: string) => byId(evidence.pathway.nodes, id) !== undefined;
