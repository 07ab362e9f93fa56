/** Two to four treatments side by side, and their text for the clipboard. */
import { describe, expect, test } from 'vitest';
import { problemText } from '../../components/evidence-strings.ts';
import { compareAddress, comparison, LEAST, MOST } from '../../data/compare.ts';
import { compareMarkdown, compareNote } from '../../data/compare-copy.ts';
import { ascii, EDUCATION_LINE } from '../../data/copy-text.ts';
import { givesDose } from '../../data/dose.ts';
import { evidence } from '../../data/evidence.ts';
import type { Reader } from '../../data/schema.ts';

const TODAY = new Date('2026-11-21T12:00:00Z');
const READERS: Reader[] = ['patient', 'student', 'clinician'];
const of = (ids: string[], reader: Reader = 'clinician') => comparison(ids, reader, TODAY);
const ids = evidence.treatments.map((row) => row.id);
/** All treatments, four at a time. */
const fours = Array.from({ length: Math.ceil(ids.length / MOST) }, (_, at) =>
  ids.slice(at * MOST, at * MOST + MOST),
);

describe('columns', () => {
  test('stand in the order of the address, each with its own verdicts', () => {
    const { columns, problems } = of(['tens', 'massage']);
    expect(columns.map((column) => column.treatment.id)).toEqual(['tens', 'massage']);
    expect(problems).toEqual([]);
    for (const { treatment, verdicts } of columns) {
      expect([...verdicts.values()].flat().map((view) => view.label)).toHaveLength(treatment.verdicts.length);
    }
    expect(compareAddress(['tens', 'massage'])).toBe('#/compare/tens+massage');
  });

  test('acute stands beside acute: situations are rows, and none is merged', () => {
    const { columns, situations } = of([
      'epidural-steroid-injection',
      'radiofrequency-ablation',
      'exercise-therapy',
    ]);
    expect(situations).toEqual(['acute', 'chronic', 'axial', 'radicular', 'any']);
    const words = (key: string) => columns.map(({ verdicts }) => verdicts.get(key)?.map((view) => view.word));
    expect(words('axial')).toEqual([['avoid'], ['avoid'], undefined]);
    expect(words('radicular')).toEqual([['unclear'], undefined, undefined]);
  });

  test('a treatment that is not covered says so and has its class apart', () => {
    const [diclofenac] = of(['diclofenac', 'massage']).columns;
    expect(diclofenac?.covered).toBe(false);
    expect(diclofenac?.verdicts.size).toBe(0);
    expect(diclofenac?.card.fromClass?.concept).toBe('nsaids');
  });

  test('every serious caution is there, and the others are counted', () => {
    for (const four of fours) {
      for (const { treatment, serious, withDose, moreCautions } of of(four).columns) {
        expect(serious.length + withDose.length + moreCautions).toBe(treatment.cautions.length);
        expect(serious.map((caution) => caution.text)).toEqual(
          treatment.cautions.filter((row) => row.severity === 'serious').map((row) => row.clinician),
        );
      }
    }
  });
});

test('where the words give a dose every caution stands with it', () => {
  let dosed = 0;
  for (const reader of READERS) {
    for (const four of fours) {
      for (const { card, withDose, moreCautions } of of(four, reader).columns) {
        const words = [
          card.lead,
          card.certainty,
          ...card.disagreements.flatMap((row) => [row.text, ...row.sides.map((side) => side.says)]),
        ];
        if (!words.some((text) => text && givesDose(text))) continue;
        dosed += withDose.length;
        expect(moreCautions, card.concept).toBe(0);
        expect(reader).not.toBe('patient');
      }
    }
  }
  expect(dosed).toBeGreaterThan(0);
});

test('disagreements and later guidance that columns share stand once, with the names they bear on', () => {
  const { columns, disagreements, guidance } = of(['cyclobenzaprine', 'muscle-relaxants', 'tens']);
  const everywhere = columns.flatMap(({ card }) => card.disagreements.map(({ id }) => id));
  expect(new Set(everywhere).size).toBeLessThan(everywhere.length);
  expect(disagreements.map(({ row }) => row.id)).toEqual([...new Set(everywhere)]);
  expect(disagreements.find(({ row }) => row.id === 'A5')?.on).toEqual([
    'Cyclobenzaprine',
    'Muscle relaxants',
  ]);
  const later = columns.flatMap(({ card }) => card.guidance.map(({ id }) => id));
  expect(guidance.map(({ row }) => row.id)).toEqual([...new Set(later)]);
  const topic = ascii(disagreements.find(({ row }) => row.id === 'A5')?.row.topic ?? '');
  for (const text of [
    compareNote(of(['cyclobenzaprine', 'muscle-relaxants', 'tens'])),
    compareMarkdown(of(['cyclobenzaprine', 'muscle-relaxants', 'tens'])),
  ]) {
    expect(text.split(topic)).toHaveLength(2);
    expect(text).toContain('(A5)');
  }
});

test('a comparison tells when it was checked, and goes stale with the entry checked longest ago', () => {
  expect(of(['tens', 'massage']).checked).toEqual({ reviewed: '2026-11-21', stale: false });
  const old = structuredClone(evidence);
  const massage = old.treatments.find((row) => row.id === 'massage');
  if (massage) massage.reviewed = '2025-01-02';
  const late = comparison(['tens', 'massage'], 'clinician', TODAY, old);
  expect(late.checked).toEqual({ reviewed: '2025-01-02', stale: true });
  for (const text of [compareNote(late, old), compareMarkdown(late, old)]) {
    expect(text).toContain('Last checked against the documents on 2025-01-02, more than a year ago.');
    expect(text).not.toContain('2026-11-21');
  }
  expect(of([]).checked).toBeNull();
});

describe('addresses that do not work', () => {
  test.each([
    [[], 0, []],
    [['tens'], 1, []],
    [['tens', 'nonsense'], 1, ['unknown']],
    [['tens', 'tens'], 1, ['repeated']],
    [['malignancy', 'tens', 'massage'], 2, ['red flag']],
    [['tens', 'massage', 'yoga', 'heat', 'cold', 'cbt'], 4, ['too many']],
    [['<script>', 'constructor'], 0, ['unknown', 'unknown']],
  ] as [string[], number, string[]][])('%j', (asked, columns, kinds) => {
    const shown = of(asked);
    expect(shown.columns.length).toBe(columns);
    expect(shown.problems.map((problem) => problem.kind)).toEqual(kinds);
  });

  test('each problem names what it is about', () => {
    const { problems } = of(['zzz', 'malignancy', 'tens', 'tens', 'massage', 'yoga', 'heat', 'cold']);
    const texts = problems.map(problemText);
    expect(texts[0]).toContain('zzz');
    expect(texts[1]).toContain('Malignancy');
    expect(texts[2]).toContain('TENS');
    expect(texts[3]).toContain('Cold');
    expect(LEAST).toBe(2);
  });
});

describe('for the clipboard', () => {
  test('the note has each treatment with verdicts, certainty and serious cautions, in plain characters', () => {
    const note = compareNote(of(['cyclobenzaprine', 'tens']));
    const lines = note.split('\n');
    expect(lines[0]).toBe('Comparison: Cyclobenzaprine; TENS');
    expect(lines.at(-1)).toBe(EDUCATION_LINE);
    const plain = note.replaceAll(/\n {2}/g, ' ');
    expect(note).toMatch(/^[ -~\n]+$/);
    for (const { card, serious } of of(['cyclobenzaprine', 'tens']).columns) {
      expect(lines).toContain(`${card.name} (${card.kind})`);
      expect(plain).toContain(`How sure: ${card.certainty}`);
      for (const caution of serious) expect(plain).toContain(ascii(caution.text));
    }
    expect(plain).toContain('No better than sham: Chronic pain: pain and function; compared with sham TENS');
    expect(plain).toContain('S2-42');
  });

  test('a treatment that is not covered says so in both texts', () => {
    const shown = of(['diclofenac', 'massage']);
    for (const text of [compareNote(shown), compareMarkdown(shown)]) {
      expect(text).toContain('None of the five documents covers it.');
      expect(text).toContain('As a class, NSAIDs');
    }
  });

  test('Markdown cites: every id in the text is spelled out below', () => {
    for (const reader of READERS) {
      for (const four of fours) {
        const text = compareMarkdown(of(four, reader));
        const [body = '', sources = ''] = text.split('\n## Sources\n');
        const used = new Set([...body.matchAll(/\b(S[0-4]-\d{2}|R\d{2})\b/g)].map(([id]) => id));
        const listed = [...sources.matchAll(/^ {2,4}- (S[0-4]-\d{2}),|^- .*\[(R\d{2})\]:/gm)].map(
          ([, statement, later]) => statement ?? later,
        );
        for (const id of used) expect(listed, `${id} of ${four}`).toContain(id);
        expect(new Set(listed).size).toBe(listed.length);
      }
    }
    expect(compareMarkdown(of(['tens', 'massage']))).toContain('[S2-42]');
  });

  test('no reader is given a dose: its cautions do not all stand here', () => {
    const doses = evidence.treatments.flatMap((row) => row.dosing.map((dose) => dose.text));
    for (const reader of READERS) {
      for (const four of fours) {
        const shown = of(four, reader);
        const texts = [compareNote(shown), compareMarkdown(shown)];
        for (const dose of doses) for (const text of texts) expect(text).not.toContain(dose);
        if (reader === 'patient') {
          for (const line of texts.join('\n').split('\n')) expect(givesDose(line), line).toBe(false);
        }
      }
    }
  });
});
