/** The matrix of evidence: each statement in its own cell, nothing merged, nothing averaged. */
import { describe, expect, test } from 'vitest';
import {
  CERTAINTY_NAMES,
  EVIDENCE,
  markName,
  POPULATIONS,
  populationName,
  situationName,
} from '../../components/evidence-strings.ts';
import { READERS } from '../../data/citations.ts';
import { givesDose } from '../../data/dose.ts';
import { evidence, statement } from '../../data/evidence.ts';
import {
  cautionsBeside,
  certaintyOf,
  filterMatrix,
  isUncovered,
  lastChecked,
  MARKS,
  type MatrixEntry,
  type MatrixFilter,
  matrix,
  NO_FILTER,
  outsideMatrix,
  roleOf,
  rowKey,
  samePublisher,
  situationKey,
  soleVerdict,
} from '../../data/matrix.ts';
import type { Reader } from '../../data/schema.ts';

const all = matrix();
const treatments = new Set(evidence.treatments.map((row) => row.id));

const entry = (concept: string): MatrixEntry => {
  const found = all.find(({ treatment }) => treatment.id === concept);
  if (!found) throw new Error(`No entry for ${concept}.`);
  return found;
};
const cell = (concept: string, row: string, document: string) => {
  const found = entry(concept)
    .rows.find(({ key }) => key === row)
    ?.cells.find((one) => one.document === document);
  if (!found) throw new Error(`No cell for ${concept}, ${row}, ${document}.`);
  return found;
};
const marks = (concept: string, row: string, document: string) =>
  cell(concept, row, document).symbols.map(({ mark, certainty }) => `${mark} ${certainty}`);
/** Where a statement stands: "row document" for each cell. */
const placesOf = (concept: string, id: string) =>
  entry(concept).rows.flatMap(({ key, cells }) =>
    cells
      .filter(({ statements }) => statements.some((row) => row.statement.id === id))
      .map(({ document }) => `${key} ${document}`),
  );

describe('cells', () => {
  test('each statement stands in one cell of each treatment it names: its own population and document', () => {
    let pairs = 0;
    for (const row of evidence.statements) {
      for (const concept of row.concepts.filter((id) => treatments.has(id))) {
        expect(placesOf(concept, row.id), `${row.id} of ${concept}`).toEqual([
          `${rowKey(row.population)} ${row.document}`,
        ]);
        pairs += 1;
      }
    }
    expect(pairs).toBeGreaterThan(200);
  });

  test('a cell holds nothing but statements that name the treatment or that its verdicts rest on', () => {
    for (const { treatment, rows } of all) {
      const cited = new Set(treatment.verdicts.flatMap((verdict) => verdict.statements));
      for (const { cells } of rows) {
        for (const { document, statements } of cells) {
          for (const { statement: row, named } of statements) {
            expect(row.document).toBe(document);
            expect(named).toBe(row.concepts.includes(treatment.id));
            expect(named || cited.has(row.id), `${row.id} of ${treatment.id}`).toBe(true);
          }
        }
      }
    }
  });

  test('no cell joins populations: acute and chronic, axial and radicular have rows of their own', () => {
    for (const { rows } of all) {
      for (const { key, cells } of rows) {
        const said = cells.flatMap(({ statements }) =>
          statements.map((row) => rowKey(row.statement.population)),
        );
        expect(new Set(said).size).toBeLessThanOrEqual(1);
        for (const one of said) expect(one).toBe(key);
        expect(key.includes('axial') && key.includes('radicular')).toBe(false);
      }
    }
    expect(entry('epidural-steroid-injection').rows.map(({ key }) => key)).toEqual([
      'axial',
      'radicular',
      'any',
    ]);
    expect(marks('epidural-steroid-injection', 'axial', 'S3')).toEqual(['avoid unrated']);
    expect(marks('epidural-steroid-injection', 'radicular', 'S0')).toEqual(['benefit unrated']);
  });

  test('both directions stay where one document says two things', () => {
    expect(marks('spinal-manipulation', 'chronic', 'S2')).toEqual(['small benefit unrated', 'equal unrated']);
  });

  test('no difference from other care is not no benefit, and says what the other care was', () => {
    const [, equal] = cell('spinal-manipulation', 'chronic', 'S2').symbols;
    expect(equal).toEqual({
      mark: 'equal',
      certainty: 'unrated',
      comparators: ['other active interventions'],
    });
    expect(EVIDENCE.symbol(markName('equal', 'clinician'), equal?.comparators ?? [], null)).toBe(
      'No different from other care, compared with other active interventions',
    );
    expect(cell('tens', 'chronic', 'S2').symbols.map(({ comparators }) => comparators)).toEqual([
      ['sham TENS'],
    ]);
    for (const { rows } of all) {
      for (const { symbols } of rows.flatMap(({ cells }) => cells)) {
        for (const text of symbols.flatMap(({ comparators }) => comparators)) {
          expect(givesDose(text), text).toBe(false);
        }
      }
    }
  });

  test('a limit, a time to refer and what stiff muscles do are no direction of the treatment', () => {
    for (const id of ['muscle-relaxants', 'cyclobenzaprine']) {
      expect(marks(id, 'chronic+muscle spasm', 'S2')).not.toContain('avoid unrated');
      expect(marks(id, 'chronic+muscle spasm', 'S2')).toContain('limit null');
    }
    expect(marks('muscle-relaxants', 'chronic', 'S0')).toEqual(['avoid unrated']);
    expect(marks('imaging', 'any', 'S3')).toEqual(['limit null', 'note null']);
    expect(marks('multidisciplinary-rehabilitation', 'any', 'S3')).toContain('referral null');
    expect(marks('multidisciplinary-rehabilitation', 'any', 'S3')).not.toContain('limit null');
    expect(marks('start-back', 'any', 'S3')).toContain('referral null');
    expect(roleOf({ id: 'S1-24' }, 'stretching')).toBe('background');
    expect(roleOf({ id: 'S4-23' }, 'exercise-therapy')).toBe('background');
    expect(roleOf({ id: 'S4-23' }, 'behavioural-therapy')).toBe('subject');
    for (const id of ['S3-21', 'S4-05', 'S4-17']) {
      expect(roleOf({ id }, 'exercise-therapy')).toBe('in both groups');
    }
  });

  test('the same direction at two levels of certainty is shown twice', () => {
    expect(marks('heat', 'chronic+muscle spasm', 'S2')).toEqual([
      'benefit moderate',
      'benefit low',
      'benefit unrated',
      'note null',
    ]);
  });

  test('verdicts stand in the row of their situation', () => {
    for (const { treatment, rows } of all) {
      const shown = rows.flatMap(({ key, verdicts }) => verdicts.map((verdict) => [key, verdict] as const));
      for (const [key, verdict] of shown) expect(key).toBe(situationKey(verdict.situation));
      if (rows.length > 0) expect(shown.length).toBe(treatment.verdicts.length);
    }
    expect(
      entry('cyclobenzaprine').rows.map(({ key, verdicts }) => [key, verdicts.map((row) => row.verdict)]),
    ).toEqual([
      ['acute', ['helps-a-little']],
      ['acute+chronic+muscle spasm', ['short-term']],
      ['chronic', ['avoid']],
      ['chronic+muscle spasm', []],
      ['muscle spasm', ['unclear']],
      ['any', []],
    ]);
  });
});

describe('beside a name', () => {
  test('stands no verdict where situations differ, nor one whose row is not shown', () => {
    const shown = all.filter((one) => soleVerdict(one));
    expect(shown.length).toBeGreaterThan(25);
    for (const { treatment } of shown) expect(treatment.verdicts.length).toBe(1);
    for (const id of ['epidural-steroid-injection', 'nerve-block', 'muscle-relaxants', 'cyclobenzaprine']) {
      expect(soleVerdict(entry(id)), id).toBeNull();
    }
    const rehabilitation = entry('multidisciplinary-rehabilitation');
    expect(soleVerdict(rehabilitation)?.label).toBe('Moderate, short term');
    // Of these rows it does not hold; and one row says it by itself.
    for (const key of ['any', 'chronic']) {
      const rows = rehabilitation.rows.filter((row) => row.key === key);
      expect(rows.length).toBe(1);
      expect(soleVerdict({ ...rehabilitation, rows })).toBeNull();
    }
    const other = rehabilitation.rows.filter((row) => row.key !== 'chronic');
    expect(other.length).toBeGreaterThan(1);
    expect(soleVerdict({ ...rehabilitation, rows: other })).toBeNull();
    expect(soleVerdict(entry('diclofenac'))?.verdict).toBe('not-covered');
  });
});

describe('beside statements', () => {
  const today = new Date('2026-11-22T12:00:00Z');
  const beside = (concept: string, row: string, document: string, reader: Reader) =>
    cautionsBeside(entry(concept).treatment, cell(concept, row, document).statements, reader, today);

  test('serious cautions stand in every cell, for every reader', () => {
    let cells = 0;
    for (const reader of READERS) {
      for (const { treatment, rows } of all) {
        const serious = treatment.cautions.filter(({ severity }) => severity === 'serious');
        for (const { statements } of rows.flatMap((row) => row.cells)) {
          if (statements.length === 0) continue;
          const texts = cautionsBeside(treatment, statements, reader, today).cautions.map(({ text }) => text);
          for (const row of serious) {
            expect(texts).toContain(reader === 'patient' ? row.patient : row.clinician);
            cells += 1;
          }
          if (reader === 'patient') expect(texts.filter(givesDose)).toEqual([]);
        }
      }
    }
    expect(cells).toBeGreaterThan(100);
  });

  test('cyclobenzaprine and muscle relaxants carry time limit and interactions', () => {
    const texts = (concept: string, row: string, document: string) =>
      beside(concept, row, document, 'clinician')
        .cautions.map(({ text }) => text)
        .join('\n');
    for (const text of [
      texts('cyclobenzaprine', 'muscle spasm', 'S2'),
      texts('cyclobenzaprine', 'acute', 'S0'),
    ]) {
      expect(text).toContain('2-3 weeks');
      expect(text).toContain('MAOI');
      expect(text).toContain('Serotonin syndrome');
    }
    expect(texts('muscle-relaxants', 'acute', 'S0')).toContain('2-3 weeks');
  });

  test('epidural injection for leg pain tells of the contested newer guideline', () => {
    const [first] = beside('epidural-steroid-injection', 'radicular', 'S0', 'clinician').cautions;
    expect(first?.text).toContain('contested');
    expect(first?.from.join()).toMatch(/BMJ/);
  });

  test('where a dose is shown every caution stands, and only there', () => {
    const { cautions, all: every } = beside('ibuprofen', 'any', 'S3', 'clinician');
    expect(every).toBe(true);
    expect(cautions.length).toBe(entry('ibuprofen').treatment.cautions.length);
    expect(beside('ibuprofen', 'any', 'S3', 'patient').all).toBe(false);
    expect(beside('cyclobenzaprine', 'acute', 'S0', 'clinician').all).toBe(false);
  });
});

test('the last check is that of the entry checked longest ago', () => {
  const rows = [{ reviewed: '2026-11-21' }, { reviewed: '2026-03-01' }];
  expect(lastChecked(rows, new Date('2026-12-01'))).toEqual({ reviewed: '2026-03-01', stale: false });
  expect(lastChecked(rows, new Date('2027-04-01'))).toEqual({ reviewed: '2026-03-01', stale: true });
  expect(lastChecked([], new Date('2027-04-01'))).toBeNull();
});

describe('symbols', () => {
  test('promotion and errors of a source have no direction and no certainty', () => {
    const warned = evidence.statements.filter((row) => row.warning);
    expect(warned.length).toBe(5);
    for (const { rows } of all) {
      for (const row of rows.flatMap(({ cells }) => cells.flatMap(({ statements }) => statements))) {
        if (row.statement.warning === 'promotion') expect(row.mark).toBe('promotion');
        if (row.statement.warning === 'contradicted') expect(row.mark).toBe('source error');
        if (!row.statement.warning) expect(['promotion', 'source error']).not.toContain(row.mark);
      }
    }
    expect(marks('spine-surgery', 'any', 'S1')).toEqual(['promotion null']);
    expect(marks('spine-surgery', 'chronic', 'S1')).toEqual(['promotion null']);
  });

  test('what something was compared with does not get its direction', () => {
    expect(marks('bed-rest', 'acute', 'S3')).toEqual(['compared null']);
    expect(marks('self-management', 'acute', 'S3')).toEqual(['benefit unrated', 'note null']);
    expect(marks('acetaminophen', 'chronic+muscle spasm', 'S2')).toEqual(['compared low']);
    expect(roleOf({ id: 'S2-16' }, 'heat')).toBe('subject');
  });

  test('harm that no treatment does is background', () => {
    for (const id of ['S4-07', 'S4-08', 'S4-09']) {
      expect(statement(id)?.direction).toBe('harm');
      expect(roleOf({ id }, 'psychological-interventions')).toBe('background');
    }
    const psychological = entry('psychological-interventions');
    const shown = psychological.rows.flatMap(({ cells }) => cells.flatMap(({ symbols }) => symbols));
    expect(shown.map(({ mark }) => mark)).not.toContain('harm');
    expect(marks('bed-rest', 'any', 'S3')).toEqual(['avoid unrated', 'harm unrated']);
  });

  test('a statement without any intervention never lends its direction to a treatment', () => {
    for (const { treatment, rows } of all) {
      for (const row of rows.flatMap(({ cells }) => cells.flatMap(({ statements }) => statements))) {
        if (row.statement.interventions.length > 0 || row.statement.direction === 'none') continue;
        expect(row.mark, `${row.statement.id} of ${treatment.id}`).toBe('note');
      }
    }
  });

  test('certainty is what the document states, and not rated is not low', () => {
    expect(certaintyOf(null)).toBe('unrated');
    expect(certaintyOf('moderate-quality')).toBe('moderate');
    expect(certaintyOf('low-quality')).toBe('low');
    expect(certaintyOf('High certainty')).toBe('high');
    expect(certaintyOf('mixed evidence')).toBe('stated');
    expect(CERTAINTY_NAMES.unrated).not.toMatch(/low/);
  });

  test('every mark, population and row has words for every reader', () => {
    for (const reader of READERS) {
      expect(new Set(POPULATIONS.map((one) => populationName(one, reader))).size).toBe(POPULATIONS.length);
      expect(new Set(MARKS.map((mark) => markName(mark, reader))).size).toBe(MARKS.length);
      for (const key of new Set(all.flatMap(({ rows }) => rows.map((row) => row.key)))) {
        expect(situationName(key, reader)).not.toContain('+');
        expect(situationName(key, reader)).not.toBe(key);
      }
    }
  });

  test('a patient reads plain words, not those of the field alone', () => {
    expect(situationName('axial', 'patient')).toBe('Pain in the back only (axial)');
    expect(POPULATIONS.map((one) => populationName(one, 'patient')).join()).not.toMatch(
      /axial|radicular|acute|chronic/i,
    );
    expect(EVIDENCE.sure('low', 'patient')).toBe('how sure: low');
    expect(EVIDENCE.certainty('patient')).not.toMatch(/certainty/i);
    expect(populationName('axial', 'student')).toContain('in the back only');
  });
});

describe('the whole', () => {
  test('treatments that no document speaks of have no row, and point to their class where it is covered', () => {
    const empty = all.filter(({ rows }) => rows.length === 0);
    for (const { treatment } of empty) expect(isUncovered(treatment)).toBe(true);
    expect(entry('diclofenac')).toMatchObject({ rows: [], fromClass: { id: 'nsaids' } });
    expect(entry('cold')).toMatchObject({ rows: [], fromClass: null });
    expect(empty.length).toBeGreaterThan(20);
  });

  test('statements are in a cell or outside, and none is lost', () => {
    const inside = new Set(
      all.flatMap(({ rows }) =>
        rows.flatMap(({ cells }) =>
          cells.flatMap(({ statements }) => statements.map((row) => row.statement.id)),
        ),
      ),
    );
    const outside = outsideMatrix();
    expect(inside.size + outside.length).toBe(evidence.statements.length);
    expect(outside.map((row) => row.id)).toContain('S3-01');
    for (const row of outside) expect(row.concepts.filter((id) => treatments.has(id))).toEqual([]);
  });

  test('the two columns of one publisher are told', () => {
    expect(samePublisher()).toEqual([['S2', 'S3']]);
  });

  test('later guidance has no place in it', () => {
    for (const { rows } of all) {
      for (const { cells } of rows) {
        expect(cells.map(({ document }) => document)).toEqual(['S0', 'S1', 'S2', 'S3', 'S4']);
      }
    }
  });
});

describe('filters', () => {
  const filtered = (change: Partial<MatrixFilter>) => filterMatrix(all, { ...NO_FILTER, ...change });
  const rowsIn = (entries: readonly MatrixEntry[]) => entries.reduce((sum, { rows }) => sum + rows.length, 0);

  test('without one everything is there', () => {
    const { entries, uncoveredOut } = filtered({});
    expect(entries.length).toBe(evidence.treatments.length);
    expect(rowsIn(entries)).toBe(all.reduce((sum, { rows }) => sum + rows.length, 0));
    expect(uncoveredOut).toBe(0);
  });

  test.each(POPULATIONS)('%s: only its rows', (population) => {
    const { entries, uncoveredOut } = filtered({ population });
    const shown = entries.flatMap((entry) => entry.rows);
    expect(shown.length).toBeGreaterThan(0);
    for (const { key } of shown) expect(key.split('+')).toContain(population);
    expect(uncoveredOut).toBeGreaterThan(0);
  });

  test('the rows of all populations together are all rows', () => {
    const shown = new Set(
      POPULATIONS.flatMap((population) =>
        filtered({ population }).entries.flatMap(({ treatment, rows }) =>
          rows.map(({ key }) => `${treatment.id} ${key}`),
        ),
      ),
    );
    expect(shown.size).toBe(rowsIn(filtered({}).entries));
  });

  test('kind and document', () => {
    expect(filtered({ kind: 'surgery' }).entries.map(({ treatment }) => treatment.id)).toEqual([
      'spine-surgery',
    ]);
    const { entries } = filtered({ document: 'S4' });
    expect(entries.map(({ treatment }) => treatment.id)).toContain('pain-education');
    for (const { rows } of entries) {
      for (const { cells } of rows) {
        expect(cells.find(({ document }) => document === 'S4')?.statements.length).toBeGreaterThan(0);
      }
    }
  });

  test('name, in any case, and the plain name', () => {
    expect(filtered({ name: ' TENS ' }).entries.map(({ treatment }) => treatment.id)).toContain('tens');
    const plain = entry('massage').treatment.plainName.slice(0, 8);
    expect(filtered({ name: plain }).entries.map(({ treatment }) => treatment.id)).toContain('massage');
    expect(filtered({ name: 'zzzz' })).toEqual({ entries: [], uncoveredOut: 0 });
  });

  test.each([
    ['cbt', 'cbt'],
    ['tylenol', 'acetaminophen'],
    ['Cymbalta', 'duloxetine'],
    ['advil', 'ibuprofen'],
    ['flexeril', 'cyclobenzaprine'],
    ['chiropractic', 'spinal-manipulation'],
    ['ESI', 'epidural-steroid-injection'],
    ['x-ray', 'imaging'],
    ['profen', 'ibuprofen'],
  ])('%s finds %s', (name, id) => {
    const found = filtered({ name }).entries.map(({ treatment }) => treatment.id);
    expect(found).toContain(id);
    expect(found.length).toBeLessThan(5);
  });

  test('a short form is not found inside other words, and signs alone find nothing', () => {
    expect(filtered({ name: 'esi' }).entries.map(({ treatment }) => treatment.id)).toEqual([
      'epidural-steroid-injection',
    ]);
    expect(filtered({ name: '+++' }).entries).toEqual([]);
  });

  test('a word for a kind of pain finds what has evidence for it', () => {
    const found = filtered({ name: 'sciatica' }).entries;
    for (const id of ['epidural-steroid-injection', 'gabapentin', 'pregabalin']) {
      expect(found.map(({ treatment }) => treatment.id)).toContain(id);
    }
    expect(found.length).toBeLessThan(8);
  });

  test('parts are joined by and; treatments that no document covers are counted, not hidden silently', () => {
    const { entries, uncoveredOut } = filtered({ kind: 'procedure', population: 'axial' });
    expect(entries.map(({ treatment }) => treatment.id)).toEqual([
      'epidural-steroid-injection',
      'nerve-block',
      'facet-joint-injection',
      'trigger-point-injection',
      'radiofrequency-ablation',
    ]);
    const uncovered = evidence.treatments.filter((row) => row.kind === 'procedure' && isUncovered(row));
    expect(uncoveredOut).toBe(uncovered.length);
    expect(uncoveredOut).toBeGreaterThan(0);
  });
});
