/** The calculator's words keep the rules of the base: shape, citations, numbers, reading grade, topics only. */
import readability from 'text-readability';
import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { READERS } from '../../data/citations.ts';
import { givesDose } from '../../data/dose.ts';
import { byId, evidence } from '../../data/evidence.ts';
import { type Cited, StartBack } from '../../data/schema.ts';
import { startBack, startBackGroup } from '../../data/start-back.ts';
import { documentLines, ledger, must, numbers, runs, words } from './support.ts';

type Content = typeof startBack;

/** Every cited text of the calculator with its place. */
function cited(of: Content): (Cited & { where: string })[] {
  const wordings = { intro: of.intro, official: of.official, review: of.review };
  const all = [
    ...Object.entries(wordings),
    ...of.groups.map(({ id, leadsTo }) => [id, leadsTo] as const),
  ].flatMap(([where, wording]) =>
    READERS.map((reader) => ({ where: `${where} ${reader}`, ...wording[reader] })),
  );
  return [...all, ...of.groups.map(({ id, scores }) => ({ where: `${id} scores`, ...scores }))];
}

/** Everything that it says. */
function texts(of: Content): string[] {
  const items = of.items.flatMap(({ topic, counts, other }) => [topic, counts, other]);
  return [...cited(of).map(({ text }) => text), ...items, ...of.groups.map(({ name }) => name)];
}

/** Texts that cite nothing or what does not exist, and numbers that nothing cited holds. */
function untraced(of: Content): string[] {
  return cited(of).flatMap(({ where, text, statements, guidance = [] }) => {
    const rows = [
      ...statements.map((id) => byId(evidence.statements, id)),
      ...guidance.map((id) => byId(evidence.guidance, id)),
    ];
    if (rows.length === 0) return [`${where} cites nothing`];
    if (rows.includes(undefined)) return [`${where} cites what does not exist`];
    const known = numbers(
      rows.map((row) => [row?.text, row && 'time' in row ? row.time : ''].join(' . ')).join(' . '),
    );
    return numbers(text)
      .filter((number) => !known.includes(number))
      .map((number) => `${where}: ${number} is in nothing that it cites`);
  });
}

test('fits its schema, every id once', () => {
  expect(v.safeParse(StartBack, startBack).issues).toBeUndefined();
  expect(new Set(startBack.items.map(({ id }) => id)).size).toBe(9);
  expect(startBack.groups.map(({ id }) => id)).toEqual(['low', 'medium', 'high']);
});

test('cites what exists, and gives no other number', () => {
  expect(untraced(startBack)).toEqual([]);
  const changed = structuredClone(startBack);
  Object.assign(changed.groups[0] ?? {}, {
    scores: { text: 'Total of 0-7', statements: [], guidance: ['R09'] },
  });
  changed.review.patient.statements = [];
  expect(untraced(changed)).toEqual([
    'review patient cites nothing',
    'low scores: 7 is in nothing that it cites',
  ]);
});

test('each group rests on its own statement, and the cut-offs are those of the guidance', () => {
  const own = { low: 'S3-37', medium: 'S3-38', high: 'S3-39' };
  for (const { id, leadsTo } of startBack.groups)
    for (const reader of READERS) expect(leadsTo[reader].statements).toEqual([own[id]]);
  const said = must(evidence.guidance, 'R09').text;
  expect(said).toMatch(/0-3 means low/);
  expect(said).toMatch(/4 or more is medium risk when .* is 3 or less, and high risk when it is 4-5/);
  const edges = [
    [3, 3],
    [4, 3],
    [4, 4],
  ] as const;
  expect(edges.map(([total, part]) => startBackGroup(total, part))).toEqual(['low', 'medium', 'high']);
});

test('both times of use are shown with it', () => {
  const sides = must(evidence.disagreements, 'B3').sides;
  expect(sides.map(({ statements, guidance }) => [...statements, ...guidance])).toEqual([['S3-36'], ['R22']]);
  const entry = must(evidence.treatments, 'start-back');
  expect(entry.disagreements).toContain('B3');
  expect(entry.guidance).toEqual(expect.arrayContaining(['R09', 'R10', 'R22']));
});

test('patients can read it, no dose is given and nothing reassures', () => {
  const hard = cited(startBack)
    .filter(({ where }) => where.endsWith(' patient'))
    .filter(({ text }) => readability.fleschKincaidGrade(text) > 8);
  expect(hard).toEqual([]);
  expect(texts(startBack).filter((text) => givesDose(text))).toEqual([]);
  expect(texts(startBack).filter((text) => /\bsafe(?:ly)?\b|\bno red flags?\b|!/i.test(text))).toEqual([]);
});

test('items are topics of at most five words, not the sentences of the instrument', () => {
  const long = startBack.items.filter(
    ({ topic }) => words(topic).length > 5 || /[.?]|\b(?:I|my)\b/i.test(topic),
  );
  expect(long).toEqual([]);
});

describe('words of others', () => {
  const documents = documentLines();
  const facts = ledger<{ paraphrase: string }>('facts');
  beforeEach(({ skip }) => skip(!documents || !facts, 'shared material is absent'));

  test('are not taken over: no eight in a row', () => {
    const theirs = [...Object.values(documents ?? {}).flat(), ...(facts ?? []).map((row) => row.paraphrase)];
    const taken = new Set(theirs.flatMap((line) => runs(line, 8)));
    expect(texts(startBack).flatMap((text) => runs(text, 8).filter((run) => taken.has(run)))).toEqual([]);
  });
});
