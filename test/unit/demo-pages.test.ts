/** The three pages that `npm start` opens: together they show everything that reading in context can tell. */
import { expect, test } from 'vitest';
import { type ClaimOutcome, checkClaim } from '../../data/claim-check.ts';
import { cautionsRaised } from '../../data/companions.ts';
import type { SellingKind, Status } from '../../data/reading.ts';
import { documentOf, type FileDocument, readText } from '../../scripts/read-file.ts';
import { companionsIn } from '../../spotting/companions.ts';
import { type ReadMention, readPassages } from '../../spotting/reading.ts';
import { sellingIn } from '../../spotting/selling.ts';

interface Demo extends FileDocument {
  mentions: ReadMention[];
}

async function read(file: string): Promise<Demo> {
  const path = `test/pages/${file}`;
  const document = documentOf(path, await readText(path));
  return { ...document, mentions: readPassages(document.passages) };
}

const demos = await Promise.all(['note.txt', 'article.html', 'clinic.html'].map(read));
const [note, article, clinic] = demos as [Demo, Demo, Demo];

function outcomesOf({ mentions }: Demo): Set<ClaimOutcome | undefined> {
  return new Set(
    mentions.flatMap(({ concept, claim, context }) =>
      claim === null || claim === 'none'
        ? []
        : [checkClaim({ concept, asserts: claim, ...context })?.outcome],
    ),
  );
}

/** Ids of the cautions that a page raises, as far as its words tell. */
function raisedOn({ mentions, passages }: Demo): Set<string> {
  const flags = mentions
    .filter(({ kind }) => kind === 'red flag')
    .map(({ concept, status }) => ({ concept, status }));
  const named = passages
    .flatMap(({ text }) => companionsIn(text))
    .map(({ companion }) => ({ companion, status: 'current' as const }));
  return new Set(
    mentions.flatMap(({ concept, status, claim }) =>
      cautionsRaised(concept, status, claim, { flags, named }).map(({ id }) => id),
    ),
  );
}

test('every status is told', () => {
  const statuses: Status[] = [
    'current',
    'planned',
    'past',
    'helped',
    'failed',
    'declined',
    'allergy',
    'negated',
    'family',
    'hypothetical',
    'present',
    'general',
  ];
  expect(new Set(demos.flatMap(({ mentions }) => mentions.map(({ status }) => status)))).toEqual(
    new Set(statuses),
  );
  const flags = note.mentions.filter(({ kind }) => kind === 'red flag').map(({ status }) => status);
  expect(new Set(flags)).toEqual(new Set(['present', 'past', 'hypothetical', 'negated', 'family']));
});

test('the note asserts nothing, and the article has all five outcomes', () => {
  expect(outcomesOf(note)).toEqual(new Set());
  expect(outcomesOf(article)).toEqual(new Set(['agrees', 'says-more', 'opposite', 'silent', 'disagree']));
  expect(outcomesOf(clinic)).toEqual(new Set(['agrees', 'says-more', 'opposite', 'silent']));
});

test('every sign of selling stands on the article or the clinic page', () => {
  const kinds: SellingKind[] = [
    'booking',
    'free offer',
    'urgency',
    'price',
    'discount',
    'guarantee',
    'testimonials',
    'rating',
    'success rate',
    'patented',
    'proven',
    'commission',
  ];
  const found = [article, clinic].flatMap(({ passages }) => passages.flatMap(({ text }) => sellingIn(text)));
  expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(kinds));
});

test.each<[string, Demo, string[]]>([
  [
    'note',
    note,
    [
      'nsaid-ulcer',
      'acetaminophen-liver',
      'cyclobenzaprine-liver',
      'cyclobenzaprine-ssri',
      'cyclobenzaprine-snri',
      'cyclobenzaprine-tramadol',
      'opioid-sedative',
      'tramadol-opioid',
      'bed-rest-advised',
    ],
  ],
  ['article', article, ['cyclobenzaprine-maoi', 'nsaid-ulcer', 'acetaminophen-liver', 'opioid-sedative']],
  ['clinic page', clinic, ['imaging-routine', 'bed-rest-advised', 'tramadol-opioid']],
])('the %s raises its cautions', (_, demo, ids) => {
  expect([...raisedOn(demo)]).toEqual(expect.arrayContaining(ids));
});

test('with signs that are there, imaging is not argued against', () => {
  expect([...raisedOn(note)]).not.toContain('imaging-routine');
});
