/**
 * Holds the base against the ledger that it was taken from. The ledger lies beside the product and
 * not in it; where it is absent these tests do not run, and say so.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { type Evidence, evidence } from '../../data/evidence.ts';
import { CONCEPTS, formsOf } from './concepts.ts';
import { broken, ledger, must, numbers, words } from './support.ts';

interface Reference {
  id: string;
  status: string;
  topic: string;
  claim: string;
  source_opened: string;
  note: string;
}
interface Fact {
  id: string;
  line: number;
  paraphrase: string;
}
interface Vocabulary {
  concept: string;
  painted: boolean;
  forms: { form: string }[];
}

const references = ledger<Reference>('references');
const facts = ledger<Fact>('facts');
const vocabulary = ledger<Vocabulary>('vocabulary');
if (!references || !facts || !vocabulary) console.log('not run: shared/evidence is absent');

/** Guidance that the ledger does not confirm, and numbers in it that the confirmed row does not hold. */
function unconfirmed(base: Evidence, rows: readonly Reference[]): string[] {
  return base.guidance.flatMap((row) => {
    const confirmed = rows.find((one) => one.id === row.id && one.status === 'confirmed');
    if (!confirmed) return [`${row.id} is not confirmed`];
    // A row rests on the topic's other confirmed rows too: one gives the citation, another the finding.
    const topic = rows.filter(
      (one) => one.status === 'confirmed' && one.topic.split(' ')[0] === confirmed.topic.split(' ')[0],
    );
    const known = numbers(
      topic.map((one) => [one.topic, one.claim, one.source_opened, one.note].join(' . ')).join(' . '),
    );
    const said = [row.text, row.patient, row.caveat, row.badge].join(' . ');
    return numbers(said)
      .filter((number) => !known.includes(number))
      .map((number) => `${row.id}: ${number} is not in the confirmed row`);
  });
}

describe('later guidance', () => {
  beforeEach(({ skip }) => skip(!references, 'shared/evidence is absent'));
  const rows = references ?? [];

  test('is confirmed, and gives only confirmed numbers', () => {
    expect(unconfirmed(evidence, rows)).toEqual([]);
  });

  test('that is not confirmed is caught', () => {
    const loose = broken(evidence, (copy) => {
      copy.guidance.push({ ...must(copy.guidance, 'R11'), id: 'R12' });
    });
    expect(unconfirmed(loose, rows)).toEqual(['R12 is not confirmed']);
  });
});

describe('statements', () => {
  beforeEach(({ skip }) => skip(!facts, 'shared/evidence is absent'));
  test('are worded anew', () => {
    const copied = evidence.statements.filter((row) => {
      const paraphrase = facts?.find((fact) => fact.id === row.id)?.paraphrase ?? '';
      return words(paraphrase).join(' ') === words(row.text).join(' ');
    });
    expect(copied.map((row) => row.id)).toEqual([]);
  });
});

describe('the lexicon', () => {
  beforeEach(({ skip }) => skip(!vocabulary, 'shared/evidence is absent'));
  const known = vocabulary ?? [];

  test('holds all concepts of the vocabulary, painted or not as it says', () => {
    const lost = known.filter(
      (row) => CONCEPTS.find(({ id }) => id === row.concept)?.painted !== row.painted,
    );
    expect(lost.map((row) => row.concept)).toEqual([]);
  });

  test('holds all 1,006 forms of the vocabulary', () => {
    expect(known.flatMap((row) => row.forms)).toHaveLength(1006);
    const all = new Set(CONCEPTS.flatMap((concept) => formsOf(concept)));
    const lost = known.flatMap((row) => row.forms.map(({ form }) => form)).filter((form) => !all.has(form));
    expect(lost).toEqual([]);
  });
});
