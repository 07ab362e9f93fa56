/** The path walked as text: five whole walks against what is expected, word for word, and what must always hold. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { READERS } from '../../data/citations.ts';
import { EDUCATION_LINE } from '../../data/copy-text.ts';
import { givesDose } from '../../data/dose.ts';
import { evidence } from '../../data/evidence.ts';
import { pathCited, pathNote } from '../../data/path-copy.ts';
import { arrive, begin, trailTo } from '../../data/walk.ts';
import { WALKS } from '../walks.ts';

const DAY = new Date(2026, 10, 21, 23, 50);
const ids = evidence.pathway.nodes.map(({ id }) => id);
const expected = (name: string) =>
  readFileSync(resolve(import.meta.dirname, `paths/${name}.txt`), 'utf8').trimEnd();

const someTrail = fc.constantFrom(...WALKS.map(({ trail }) => trail), ...ids.map((id) => trailTo(id)));
const someReader = fc.constantFrom(...READERS);

describe('the note of a path', () => {
  it.each(WALKS.map((walk) => [walk.name, walk] as const))(
    'is as expected: %s',
    (name, { trail, reader }) => {
      expect(pathNote(trail, reader, DAY)).toBe(expected(name));
    },
  );

  it('survives a note field: ASCII, no tabs, at most 100 columns, the education line last', () => {
    fc.assert(
      fc.property(someTrail, someReader, (trail, reader) => {
        const rows = pathNote(trail, reader, DAY).split('\n');
        for (const row of rows) expect(row).toMatch(/^[ -~]{1,100}$/);
        expect(rows.at(-1)).toBe(EDUCATION_LINE);
      }),
      { numRuns: 60 },
    );
  });

  it('never states the warning signs as a finding', () => {
    for (const { trail, reader } of WALKS) {
      const note = pathNote(trail, reader, DAY);
      expect(note).toMatch(/^1\. Warning signs first: answered "/m);
      expect(note).toContain('not findings');
      expect(note).not.toMatch(/no red flags?|no warning signs|\bsafe\b|ruled out|excluded/i);
    }
  });

  it('says so where a step was opened directly, and what was not asked', () => {
    const { trail, assumed } = arrive(begin(), 'acute-pain');
    const rows = pathNote(trail, 'patient', DAY, { assumed })
      .replace(/\n {2}/g, ' ')
      .split('\n');
    expect(rows[2]).toBe(
      'A step was opened directly. Answers marked as assumed were not given: they are only the shortest way to it.',
    );
    expect(rows[3]).toMatch(/^1\. Warning signs first: not asked on this walk$/);
    expect(rows[4]).toMatch(/^2\. Cause, work and daily life: passed over, not read$/);
    expect(rows.find((row) => row.startsWith('5.'))).toContain('Not answered, assumed "It is new"');
    expect(pathNote(trail, 'patient', DAY)).not.toContain('opened directly');
  });

  it('says that the walk is not over where it is not', () => {
    expect(pathNote(trailTo('spread'), 'clinician', DAY)).toContain(
      '- The walk stands here, not answered yet.',
    );
    expect(pathNote(trailTo('heat'), 'clinician', DAY)).toContain('- The walk stands here, not finished.');
    expect(() => pathNote(['no-such-node'], 'clinician', DAY)).toThrow('no-such-node');
  });
});

describe('the path with citations', () => {
  it('has the words of each step, and lists every id that it cites', () => {
    for (const { trail, reader } of WALKS) {
      const text = pathCited(trail, reader, DAY);
      expect(text.match(/^## \d+\. /gm)).toHaveLength(trail.length);
      const [body = '', sources = ''] = text.split('\n## Sources\n');
      const cited = new Set(
        [...body.matchAll(/\[((?:[SR]\d[\d-]*(?:, )?)+)\]/g)].flatMap(([, list]) => list?.split(', ')),
      );
      expect(cited.size).toBeGreaterThan(3);
      for (const id of cited)
        expect(sources, id).toMatch(
          id?.startsWith('R') ? new RegExp(`\\*\\* \\[${id}\\]: `) : new RegExp(`- ${id}, line \\d+: `),
        );
    }
  });

  it('numbers the documents as the base states them, and keeps later guidance apart', () => {
    const text = pathCited(trailTo('emergency'), 'clinician', DAY);
    expect(text).toContain(
      '1. **Unsigned treatments page** (S0); publisher not stated; publisher unnamed; no author',
    );
    expect(text).toMatch(
      /^2\. \*\*Dr\.Oracle, rest and activity\*\* \(S3\); publisher: Dr\.Oracle \(.*\); .*undated/m,
    );
    const [five = '', later = ''] = text.split('\n## Later guidance, not one of the five documents\n');
    expect(five.split('\n## Sources\n')[1]).not.toContain('BMJ Best Practice');
    expect(later).toContain('- **BMJ Best Practice** [R33]: ');
    expect(later).not.toMatch(/\bS\d-\d\d\b/);
    expect(text.endsWith(EDUCATION_LINE)).toBe(true);
  });

  it('says a step that was met twice once, and a disagreement once', () => {
    const text = pathCited(WALKS.find(({ name }) => name === 'radicular')?.trail ?? [], 'student', DAY);
    expect(text).toContain('## 31. Mind treatment along with exercise (again)');
    expect(
      text.match(/^- Spine procedures: a newer and contested guideline \(C1\): see step 5\.$/m),
    ).not.toBeNull();
  });
});

it('no copy for a patient gives a dose', () => {
  for (const id of ids)
    for (const copy of [pathNote, pathCited]) {
      // Names of sources and lengths of care are no doses; each line is looked at by itself.
      const lines = copy(trailTo(id), 'patient', DAY).split('\n');
      expect(
        lines.filter((line) => givesDose(line)).filter((line) => !line.includes('Gives a dose')),
      ).toEqual([]);
    }
});
