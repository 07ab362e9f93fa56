import readability from 'text-readability';
import { describe, expect, test } from 'vitest';
import { READERS } from '../../data/citations.ts';
import { type Evidence, evidence } from '../../data/evidence.ts';
import { broken, must, patientTexts, prose } from './support.ts';

/** US school grade that no patient text may exceed. */
const GRADE = 8;

/** Patient texts that are too hard, hardest first. */
function hardTexts(base: Evidence): string[] {
  return patientTexts(base)
    .map(({ where, text }) => ({ where, grade: readability.fleschKincaidGrade(text) }))
    .filter(({ grade }) => grade > GRADE)
    .sort((one, other) => other.grade - one.grade)
    .map(({ where, grade }) => `${where}: grade ${grade}`);
}

/** Leads that are not one sentence of fewer than 140 characters. */
function longLeads(base: Evidence): string[] {
  return [...base.treatments, ...base.redFlags].flatMap((row) =>
    READERS.flatMap((reader) => {
      const { text } = row.lead[reader];
      const faults: string[] = [];
      if (text.length >= 140) faults.push(`has ${text.length} characters`);
      if (!/[.?]$/.test(text)) faults.push('does not end as a sentence');
      if (/[.?!]\s+[A-Z]/.test(text)) faults.push('is more than one sentence');
      return faults.map((fault) => `${row.id} lead ${reader} ${fault}`);
    }),
  );
}

/** Words that tell a writer what to do, or that point to cautions which need not be beside them. */
const EDITOR =
  /(?:^|[.;] )show both\b|\bcarry the\b|\bnot merged\b|\b(?:keep|soften) the (?:advice|certainty)\b|\bis logged\b|\bare told:|\bsee (?:the )?cautions?\b/i;

function editorNotes(base: Evidence): string[] {
  return prose(base)
    .filter(({ text }) => EDITOR.test(text))
    .map(({ where }) => where);
}

describe('wording', () => {
  test('the one sentence is one sentence under 140 characters', () => {
    expect(longLeads(evidence)).toEqual([]);
  });

  test(`patient texts stay at or below reading grade ${GRADE}`, () => {
    expect(hardTexts(evidence)).toEqual([]);
  });

  test('nothing shouts, and nothing orders a prescribed drug to be stopped', () => {
    const loud = prose(evidence).filter(({ text }) =>
      /!|\bstop taking\b(?! it without)|\bmiracle|\bcure[sd]?\b/i.test(text),
    );
    expect(loud).toEqual([]);
  });

  test('no note to an editor stands in the words', () => {
    expect(editorNotes(evidence)).toEqual([]);
    const noted = broken(evidence, (copy) => {
      must(copy.disagreements, 'A6').clinician = 'Show both, and carry the caution on tramadol.';
    });
    expect(editorNotes(noted)).toEqual(['disagreements A6.clinician']);
  });

  test('shared names of documents are short enough for a card', () => {
    const names = evidence.documents.map((row) => row.shortName);
    expect(new Set(names).size).toBe(5);
  });

  test('hard, long and doubled sentences are caught', () => {
    const hard = broken(evidence, (copy) => {
      must(copy.treatments, 'tens').lead.patient.text =
        'Transcutaneous electrical neurostimulation demonstrates non-superiority over inactive comparators. Avoid it.';
    });
    expect(hardTexts(hard)).toHaveLength(1);
    expect(longLeads(hard)).toEqual(['tens lead patient is more than one sentence']);
    const hardStep = broken(evidence, (copy) => {
      must(copy.pathway.nodes, 'heat').wording.patient.text =
        'Superficial thermotherapy administered intermittently demonstrates considerable analgesic superiority.';
    });
    expect(hardTexts(hardStep)).toHaveLength(1);
    const long = broken(evidence, (copy) => {
      must(copy.treatments, 'tens').lead.student.text = `${'It is so. '.repeat(14)}`.trim();
    });
    expect(longLeads(long)).toHaveLength(1);
  });
});
