import { describe, expect, test } from 'vitest';
import { byId, type Evidence, evidence } from '../../data/evidence.ts';
import type { Guidance, Statement } from '../../data/schema.ts';
import { broken, citedTexts, must, numbers, prose } from './support.ts';

function statementNumbers(row: Statement): string[] {
  return numbers([row.text, row.size, row.time, row.certainty, row.comparator].join(' . '));
}

function guidanceNumbers(row: Guidance): string[] {
  return numbers([row.text, row.patient, row.reference, row.badge, row.caveat, row.year].join(' . '));
}

/** Numbers in a text that no statement or guidance row cited beside it holds. */
function untracedNumbers(base: Evidence): string[] {
  return citedTexts(base).flatMap(({ where, text, statements, guidance }) => {
    const known = new Set([
      ...base.statements.filter((row) => statements.includes(row.id)).flatMap(statementNumbers),
      ...base.guidance.filter((row) => guidance.includes(row.id)).flatMap(guidanceNumbers),
    ]);
    return numbers(text)
      .filter((number) => !known.has(number))
      .map((number) => `${where}: ${number} is in nothing that it cites`);
  });
}

/** Numbers in what is said of a document that none of its statements holds. */
function untracedLimits(base: Evidence): string[] {
  return base.documents.flatMap((row) => {
    const known = new Set([
      ...base.statements.filter(({ document }) => document === row.id).flatMap(statementNumbers),
      ...numbers(row.date ?? ''),
    ]);
    const texts = [row.kind, row.audience, row.review, row.sells ?? '', ...row.limits];
    return numbers(texts.join(' . '))
      .filter((number) => !known.has(number))
      .map((number) => `${row.id}: ${number} is in none of its statements`);
  });
}

const RATING = /\b(very low|low|moderate|high)[- ](quality|certainty|strength)\b/gi;

function ratings(text: string): string[] {
  return [...text.matchAll(RATING)].map((match) => match[0].toLowerCase().replaceAll(' ', '-'));
}

/** Ratings of certainty in a text that nothing cited beside it states. */
function inventedRatings(base: Evidence): string[] {
  return citedTexts(base).flatMap(({ where, text, statements, guidance }) => {
    const stated = [
      ...statements.flatMap((id) => {
        const row = byId(base.statements, id);
        return [row?.certainty ?? '', row?.text ?? ''];
      }),
      ...guidance.map((id) => byId(base.guidance, id)?.text ?? ''),
    ].flatMap(ratings);
    return ratings(text)
      .filter((rating) => !stated.includes(rating))
      .map((rating) => `${where}: "${rating}" is stated by nothing that it cites`);
  });
}

/** Verdicts whose certainty, comparator or time none of their statements gives. */
function unstatedVerdictFacts(base: Evidence): string[] {
  return base.treatments.flatMap((row) =>
    row.verdicts.flatMap((verdict, at) => {
      const cited = base.statements.filter(({ id }) => verdict.statements.includes(id));
      const faults: string[] = [];
      const certainty = verdict.certainty?.toLowerCase();
      if (
        certainty &&
        !cited.some((one) => one.certainty && certainty.includes(one.certainty.toLowerCase()))
      ) {
        faults.push(`certainty "${verdict.certainty}"`);
      }
      if (verdict.comparator && !cited.some((one) => one.comparator)) faults.push('comparator');
      if (verdict.time && !cited.some((one) => one.time ?? one.direction === 'time limit'))
        faults.push('time');
      return faults.map((fault) => `${row.id} verdict ${at}: ${fault} is in none of its statements`);
    }),
  );
}

describe('numbers', () => {
  test('are read from digits and words, not from names or counts of documents', () => {
    expect(numbers('20-30 minutes, three to four times')).toEqual(['20', '30', '3', '4']);
    expect(numbers('over 13,000 people in ninety-seven trials (S2-42, COX-2)')).toEqual(['13000', '90', '7']);
    expect(numbers('None of the five documents; this one; one in three')).toEqual(['1', '3']);
    expect(numbers('0.5 of 13 136')).toEqual(['0.5', '13136']);
  });

  test('in every text stand in what it cites', () => {
    expect(untracedNumbers(evidence)).toEqual([]);
  });

  test('in what is said of a document stand in its statements', () => {
    expect(untracedLimits(evidence)).toEqual([]);
  });

  test('that nothing states are caught', () => {
    const invented = broken(evidence, (copy) => {
      must(copy.treatments, 'tens').lead.clinician.text = 'Cuts pain by 37 points.';
    });
    expect(untracedNumbers(invented)).toEqual(['tens lead clinician: 37 is in nothing that it cites']);
    const step = broken(evidence, (copy) => {
      must(copy.pathway.nodes, 'heat').title = 'Heat for 19 days';
    });
    expect(untracedNumbers(step)).toEqual(['pathway heat title: 19 is in nothing that it cites']);
    const limits = broken(evidence, (copy) => must(copy.documents, 'S4').limits.push('Read by 41 people.'));
    expect(untracedLimits(limits)).toEqual(['S4: 41 is in none of its statements']);
  });
});

describe('certainty', () => {
  test('is rated only as the documents or guidance rate it', () => {
    expect(inventedRatings(evidence)).toEqual([]);
    expect(unstatedVerdictFacts(evidence)).toEqual([]);
  });

  test('that nothing states is caught', () => {
    const invented = broken(evidence, (copy) => {
      const tens = must(copy.treatments, 'tens');
      tens.certainty.student.text = 'This is high-quality evidence.';
      Object.assign(tens.verdicts[0] ?? {}, { certainty: 'high-quality' });
    });
    expect(inventedRatings(invented).some((fault) => fault.startsWith('tens certainty student'))).toBe(true);
    expect(unstatedVerdictFacts(invented)).toHaveLength(1);
  });
});

test('no number is left as a placeholder', () => {
  expect(prose(evidence).filter(({ text }) => /\b(?:NaN|undefined|XX|TBD)\b/.test(text))).toEqual([]);
});
