/** The path walked as text: five whole walks against what is expected, word for word, and what must always hold. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { READERS } from '../../data/citations.ts';
import { ascii, EDUCATION_LINE, markdown } from '../../data/copy-text.ts';
import { givesDose } from '../../data/dose.ts';
import { evidence } from '../../data/evidence.ts';
import { nodeView } from '../../data/node-view.ts';
import { pathCited, pathNote } from '../../data/path-copy.ts';
import { labelFor, rowTextFor, startOf, stepsFrom, titleFor } from '../../data/pathway.ts';
import type { PathwayNode, Reader } from '../../data/schema.ts';
import { answer, arrive, begin, stopsOf, trailTo } from '../../data/walk.ts';
import { WALKS } from '../walks.ts';

const DAY = new Date(2026, 10, 21, 23, 50);
const ids = evidence.pathway.nodes.map(({ id }) => id);
const expected = (name: string) =>
  readFileSync(resolve(import.meta.dirname, `paths/${name}.txt`), 'utf8').trimEnd();

const nodeOf = (id: string) => evidence.pathway.nodes.find((row) => row.id === id) as PathwayNode;

const trailOf = (name: string) => WALKS.find((walk) => walk.name === name)?.trail ?? [];

/** Parts of a note by their titles, each on one line. */
function sections(note: string): Record<string, string> {
  const parts: Record<string, string> = {};
  let title = '';
  for (const row of note.replace(/\n {2}/g, ' ').split('\n')) {
    if (!row.startsWith('- ')) title = row.split(':')[0] ?? '';
    parts[title] = `${parts[title] ?? ''}\n${row}`;
  }
  return parts;
}

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
      const signs = titleFor(startOf(evidence.pathway), reader);
      expect(note).toContain(`Answers given:\n- ${signs}: "`);
      expect(note).toContain('not findings');
      expect(note).not.toMatch(/no red flags?|no warning signs|\bsafe\b|ruled out|excluded/i);
    }
  });

  it('tells answers from what was only shown, and both from serious cautions', () => {
    const trail = trailOf('chronic-axial');
    const parts = sections(pathNote(trail, 'student', DAY));
    expect(parts['Answers given']).toContain('- How long has it hurt? "It has lasted for long"');
    expect(parts['Answers given']).not.toContain('Stay active');
    expect(parts['Shown on the way, not findings']).toContain('; Stay active; No bed rest; ');
    expect(parts['Shown on the way, not findings']).not.toContain('How long has it hurt?');
    expect(parts['Serious cautions']).toContain('- Heat - ');
    const unasked = trail.filter((id) => !stepsFrom(id, evidence.pathway).some(({ label }) => label));
    expect(unasked.length).toBeGreaterThan(10);
    for (const id of unasked) expect(parts['Answers given']).not.toContain(`- ${nodeOf(id).title}:`);
  });

  it.each(READERS)('says all in the words of the reader: %s', (reader) => {
    for (const { trail } of WALKS) {
      const note = pathNote(trail, reader, DAY).replace(/\n {2}/g, ' ');
      const cited = pathCited(trail, reader, DAY);
      for (const { node, step } of stopsOf({ trail, assumed: [] })) {
        const label = step && labelFor(step, reader);
        expect(note).toContain(titleFor(node, reader));
        expect(cited).toContain(`**${titleFor(node, reader)}** (`);
        if (label) expect(note).toContain(`"${label}"`);
        for (const row of [...node.clocks, ...node.orders]) expect(cited).toContain(rowTextFor(row, reader));
      }
    }
    const words = (as: Reader) => pathNote(WALKS[1]?.trail ?? [], as, DAY);
    expect(words('clinician')).not.toContain('How long has it hurt?');
    expect(words('patient')).toContain('How long has it hurt?');
  });

  it('says in one line what was not walked, and nothing of those steps', () => {
    const { trail, assumed } = arrive(begin(), 'tramadol');
    const note = pathNote(trail, 'patient', DAY, { assumed });
    expect(note.split('\n')[2]).toBe(
      `${trail.length - 1} steps on the shortest way were not walked; the warning signs were not asked.`,
    );
    for (const id of trail.slice(0, -1)) expect(note).not.toContain(nodeOf(id).title);
    expect(note).not.toMatch(/Answers given|Shown on the way|assumed/);
    expect(note.match(/^- /gm)).toHaveLength(1);
    const own = new Set(
      nodeView(nodeOf('tramadol'), 'patient').sources.flatMap(({ statements }) => statements),
    );
    expect(note.match(/\bS\d-\d\d/g)?.length).toBeLessThanOrEqual(own.size);
    expect(
      pathCited(trail, 'patient', DAY, { assumed }).match(/^\d+\. \*\*.*\*\* \(\w+\)\. /gm),
    ).toHaveLength(1);
    expect(pathNote(trail, 'patient', DAY)).not.toContain('were not walked');
  });

  it('keeps what was answered before a step was opened directly, and says which question was not', () => {
    const trail = trailOf('radicular');
    const own = trail
      .slice(1, trail.indexOf('psychological') + 1)
      .reduce((now, id) => answer(now, id), begin());
    const walk = arrive(own, 'yoga');
    const note = pathNote(walk.trail, 'patient', DAY, walk);
    expect(note).toContain('- How long has it hurt? "It has lasted for long"');
    expect(note).toContain(`- ${nodeOf('mind-body').title}: not answered`);
    expect(note).not.toContain('assumed');
  });

  it('says a loop once, and how often it was walked', () => {
    const round = ['psychological', 'psychological-pain', 'response'];
    const trail = [...trailTo('response'), ...round, ...round, ...round];
    const note = pathNote(trail, 'patient', DAY).replace(/\n {2}/g, ' ');
    const once = pathNote([...trailTo('response'), ...round], 'patient', DAY).replace(/\n {2}/g, ' ');
    expect(note.split('\n')).toHaveLength(once.split('\n').length);
    expect(note).toContain('"Not yet, and the pain has lasted" ');
    expect(note).toContain('"Less pain matters most" (3 times)');
  });

  it('says where an answer does not fit an earlier one', () => {
    const trail = [...trailTo('duration'), 'chronic-pain', 'spread', 'axial-pain', 'spasm', 'new-spasm'];
    const note = pathNote(trail, 'student', DAY).replace(/\n {2}/g, ' ');
    expect(note).toContain('does not fit the answer "It has lasted for long"');
    expect(pathNote(trailTo('new-spasm'), 'student', DAY)).not.toContain('does not fit');
  });

  it('says that sources differ only where more than one is named, and not over urgent care', () => {
    for (const { id, clocks } of evidence.pathway.nodes) {
      const trail = trailTo(id);
      const next = stepsFrom(id, evidence.pathway)[0]?.to;
      const note = pathNote(next ? [...trail, next] : trail, 'patient', DAY).replace(/\n {2}/g, ' ');
      if (clocks.length === 1) {
        expect(note).not.toMatch(new RegExp(`${nodeOf(id).title}.*\\((sources|times) `));
        expect(pathCited(trail, 'patient', DAY)).toContain('    - A time, and its source:');
      }
    }
    const urgent = pathNote(trailTo('emergency'), 'patient', DAY);
    expect(urgent).not.toMatch(/differ/i);
    expect(pathCited(trailTo('emergency'), 'patient', DAY)).not.toContain('Sources differ');
  });

  it('says that the walk is not over where it is not', () => {
    expect(pathNote(trailTo('spread'), 'clinician', DAY)).toContain(
      'The walk stands here, not answered yet: ',
    );
    expect(pathNote(trailTo('heat'), 'clinician', DAY)).toContain('The walk stands here, not finished: ');
    expect(() => pathNote(['no-such-node'], 'clinician', DAY)).toThrow('no-such-node');
  });

  it('gives no dose without every caution of that step', () => {
    const dosed = evidence.pathway.nodes.filter(({ wording }) => givesDose(wording.clinician.text));
    expect(dosed.length).toBeGreaterThan(0);
    for (const { id, cautions } of dosed) {
      const note = pathNote(trailTo(id), 'clinician', DAY).replace(/\n {2}/g, ' ');
      for (const { clinician } of cautions) expect(note, id).toContain(ascii(clinician));
    }
  });
});

describe('the path with citations', () => {
  const walks = WALKS.map((walk) => ({ ...walk, text: pathCited(walk.trail, walk.reader, DAY) }));

  it('has the words of each step once, and lists every id that it cites', () => {
    for (const { trail, text } of walks) {
      const [body = '', sources = ''] = text.split('\n## Sources\n');
      expect(body.match(/^\d+\. \*\*.*\*\* \([A-Z]/gm)).toHaveLength(new Set(trail).size);
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

  it('writes each disagreement out once, below the steps that name it', () => {
    for (const { trail, text } of walks) {
      const [steps = '', rest = ''] = text.split('\n## Where the documents differ\n');
      const [differ = ''] = rest.split('\n## ');
      const ids = new Set(trail.flatMap((id) => nodeOf(id).disagreements));
      expect(differ.match(/^- \*\*/gm)).toHaveLength(ids.size);
      for (const id of ids) {
        expect(steps).toMatch(new RegExp(`Where they differ, see below: .*\\b${id}\\b`));
        const topic = evidence.disagreements.find((row) => row.id === id)?.topic ?? '';
        expect(text.split(`**${markdown(topic)}**`)).toHaveLength(2);
      }
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

  it('says how often a step was met, and all that was answered there', () => {
    const text = pathCited(trailOf('radicular'), 'student', DAY);
    expect(text).toMatch(/^\d+\. \*\*Mind treatment along with exercise\*\* \(Choice, 2 times\)\. /m);
    expect(text).toContain('    - Answered: "Doing more matters most", then "Less pain matters most"');
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
