import { expect, test } from 'vitest';
import { cardView } from '../../data/card.ts';
import { joinCitations, READERS, treatmentCitations, usesOfStatements } from '../../data/citations.ts';
import { byId, type Evidence, evidence, leadVerdict } from '../../data/evidence.ts';
import type { Statement, Treatment } from '../../data/schema.ts';
import { CONCEPTS } from './concepts.ts';
import { broken, citedTexts, must } from './support.ts';

/** Ids that are cited but do not exist, wherever they stand. */
function danglingLinks(base: Evidence): string[] {
  const faults: string[] = [];
  const check = (where: string, list: readonly { id: string }[], ids: readonly string[]) => {
    for (const id of ids) if (!byId(list, id)) faults.push(`${where}: ${id} does not exist`);
  };
  const cards = [...base.treatments, ...base.redFlags];
  for (const row of citedTexts(base)) {
    check(row.where, base.statements, row.statements);
    check(row.where, base.guidance, row.guidance);
  }
  for (const row of cards) {
    check(row.id, base.disagreements, row.disagreements);
    check(row.id, base.guidance, row.guidance);
  }
  for (const row of base.redFlags) check(row.id, base.statements, row.statements);
  for (const row of base.treatments) if (row.classId) check(row.id, base.treatments, [row.classId]);
  for (const row of base.disagreements) check(row.id, CONCEPTS, row.concepts);
  for (const row of base.guidance) check(row.id, CONCEPTS, row.concepts);
  for (const row of base.statements) {
    check(row.id, CONCEPTS, row.concepts);
    check(row.id, base.documents, [row.document]);
  }
  for (const row of base.documents) check(row.id, base.documents, row.samePublisherAs);
  return faults;
}

/** Disagreements and guidance that one side links and the other does not, or that a text cites unlisted. */
function oneWayLinks(base: Evidence): string[] {
  const faults: string[] = [];
  for (const card of base.treatments) {
    const unlisted = treatmentCitations(card).guidance.filter((id) => !card.guidance.includes(id));
    // A row without concepts is about a publisher or a guideline's standing, and no card lists it.
    const bearing = unlisted.filter((id) => byId(base.guidance, id)?.concepts.length);
    faults.push(...bearing.map((id) => `${card.id} cites ${id} and does not list it`));
  }
  for (const list of ['disagreements', 'guidance'] as const) {
    for (const card of [...base.treatments, ...base.redFlags]) {
      for (const row of base[list] as readonly { id: string; concepts: string[] }[]) {
        if (card[list].includes(row.id) !== row.concepts.includes(card.id)) {
          faults.push(`${row.id} and ${card.id} do not both name each other`);
        }
      }
    }
  }
  return faults;
}

/**
 * Statements that no card needs, beside what a document says of itself: they are shown with their
 * document, and listed in docs/evidence.md.
 */
const SHOWN_WITH_THEIR_DOCUMENT = new Set([
  'S1-02', // the right treatment depends on cause and demands: true of all treatments, bears on none
]);

/** Statements that nothing shows. */
function unusedStatements(base: Evidence): string[] {
  const uses = usesOfStatements(base);
  return base.statements
    .filter((row) => row.topic !== 'organisational' && !SHOWN_WITH_THEIR_DOCUMENT.has(row.id))
    .filter((row) => uses.get(row.id)?.length === 0)
    .map((row) => `${row.id} is used nowhere`);
}

/** Concepts whose statements a card may cite beside its own and its class's. */
const NEIGHBOURS: Record<string, readonly string[]> = {
  // Sold in one tablet with each other.
  acetaminophen: ['opioids'],
  ibuprofen: ['acetaminophen'],
  oxycodone: ['acetaminophen'],
  hydrocodone: ['acetaminophen'],
  tramadol: ['acetaminophen', 'duloxetine'], // S3 names it beside duloxetine
  // Swallowed and put on the skin.
  diclofenac: ['topical-analgesics'],
  ketoprofen: ['topical-analgesics'],
  'topical-analgesics': ['nsaids', 'opioids'],
  // The named members of a group.
  'other-antidepressants': ['duloxetine', 'amitriptyline'],
  // Two sides of one piece of advice.
  'bed-rest': ['self-management'],
  physiotherapy: ['start-back'],
  'self-management': ['start-back'],
};

function mayCite(of: Treatment, base: Evidence): Set<string> {
  const members = base.treatments.filter((row) => row.classId === of.id).map((row) => row.id);
  return new Set([of.id, ...(of.classId ? [of.classId] : []), ...members, ...(NEIGHBOURS[of.id] ?? [])]);
}

/** Red flags bear on every card, and so does what speaks of back pain or of the document as a whole. */
function isGeneral(row: Statement | undefined): boolean {
  return row !== undefined && (row.topic === 'red flag' || row.concepts.length === 0);
}

/** Statements that a treatment cites although they are about something else. */
function strayCitations(base: Evidence): string[] {
  return base.treatments.flatMap((row) => {
    const own = mayCite(row, base);
    const debated = base.disagreements.filter(({ id }) => row.disagreements.includes(id));
    const sides = new Set(joinCitations(debated.flatMap((one) => one.sides)).statements);
    return treatmentCitations(row)
      .statements.filter((id) => !sides.has(id) && !isGeneral(byId(base.statements, id)))
      .filter((id) => !byId(base.statements, id)?.concepts.some((concept) => own.has(concept)))
      .map((id) => `${row.id} cites ${id}, which is about ${byId(base.statements, id)?.concepts.join(', ')}`);
  });
}

/** Cards that no document covers, and that say so instead of citing one. */
function uncoveredCards(base: Evidence): string[] {
  const treatments = base.treatments.filter((row) => leadVerdict(row).verdict === 'not-covered');
  return [...treatments, ...base.redFlags.filter((row) => !row.inDocuments)].map((row) => row.id);
}

/** Texts that cite nothing although the documents cover their card. */
function uncitedTexts(base: Evidence): string[] {
  const uncovered = uncoveredCards(base);
  return citedTexts(base)
    .filter(({ statements, guidance }) => statements.length + guidance.length === 0)
    .filter(({ where }) => !uncovered.some((id) => where.startsWith(`${id} `)))
    .map(({ where }) => `${where} cites nothing`);
}

/** Cards without a source, a review date or the cautions that drugs and operations must carry. */
function bareCards(base: Evidence, today: Date): string[] {
  return [...base.treatments, ...base.redFlags].flatMap((row) =>
    READERS.flatMap((reader) => {
      const card = cardView(row.id, reader, today, base);
      if (!card) return [`${row.id} has no card`];
      const faults: string[] = [];
      const covered = card.verdicts.some((verdict) => verdict.word !== 'not-covered') || card.fromClass;
      const flagged = card.type === 'red flag' && must(base.redFlags, row.id).inDocuments;
      if (card.sources.length === 0 && (covered || flagged)) faults.push('has no source');
      const says = `${card.lead} ${card.detail}`;
      if (!covered && !flagged && !/five documents|later guidance/.test(says))
        faults.push('rests on nothing');
      if (!card.reviewed) faults.push('has no review date');
      const risky = ['drug', 'drug class', 'procedure', 'surgery'].includes(card.kind);
      if (risky && covered && card.cautions.length === 0) faults.push('has no caution');
      return faults.map((fault) => `${row.id} for ${reader} ${fault}`);
    }),
  );
}

const TODAY = new Date('2026-12-01');

test('every id that is cited exists', () => {
  expect(danglingLinks(evidence)).toEqual([]);
});

test('disagreements and guidance are linked from both ends', () => {
  expect(oneWayLinks(evidence)).toEqual([]);
});

test('every statement is shown somewhere', () => {
  expect(unusedStatements(evidence)).toEqual([]);
});

test('the list of background statements holds none that a card uses', () => {
  const uses = usesOfStatements(evidence);
  expect([...SHOWN_WITH_THEIR_DOCUMENT].filter((id) => uses.get(id)?.length !== 0)).toEqual([]);
});

test('a treatment cites statements about itself, its class or a declared neighbour', () => {
  expect(strayCitations(evidence)).toEqual([]);
});

test('no text stands without a citation unless no document covers the treatment', () => {
  expect(uncitedTexts(evidence)).toEqual([]);
});

test('every card has a source, a review date and its cautions', () => {
  expect(bareCards(evidence, TODAY)).toEqual([]);
});

test('broken links are caught', () => {
  const dangling = broken(evidence, (copy) =>
    must(copy.treatments, 'tens').lead.patient.statements.push('S2-99'),
  );
  expect(danglingLinks(dangling)).toEqual(['tens lead patient: S2-99 does not exist']);
  const oneWay = broken(evidence, (copy) => must(copy.treatments, 'tens').guidance.push('R36'));
  expect(oneWayLinks(oneWay)).toHaveLength(1);
  const stray = broken(evidence, (copy) =>
    must(copy.treatments, 'tens').lead.patient.statements.push('S0-10'),
  );
  expect(strayCitations(stray)).toHaveLength(1);
  const unused = broken(evidence, (copy) => {
    copy.treatments = copy.treatments.filter((row) => row.id !== 'topical-analgesics');
  });
  expect(unusedStatements(unused)).toContain('S0-18 is used nowhere');
  const uncited = broken(evidence, (copy) => {
    must(copy.treatments, 'tens').detail.student.statements = [];
  });
  expect(uncitedTexts(uncited)).toEqual(['tens detail student cites nothing']);
  const bare = broken(evidence, (copy) => {
    must(copy.treatments, 'opioids').cautions = [];
  });
  expect(bareCards(bare, TODAY)).toHaveLength(3);
});
