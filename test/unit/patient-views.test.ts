/** The patient's words carry no dose, whatever the view, and every view has words for each reader. */
import { describe, expect, test } from 'vitest';
import { resultGroups } from '../../components/search-rows.ts';
import { cardView } from '../../data/card.ts';
import { documentViews } from '../../data/document-views.ts';
import { givesDose } from '../../data/dose.ts';
import { evidence, leadVerdict } from '../../data/evidence.ts';
import { foundGroups } from '../../data/found.ts';
import { nodeView } from '../../data/node-view.ts';
import { pathCited, pathNote } from '../../data/path-copy.ts';
import type { Reader } from '../../data/schema.ts';
import { createSearch } from '../../data/search.ts';
import { searchEntries } from '../../data/search-entries.ts';
import { DOSE_WITHHELD } from '../../data/source-views.ts';
import { startBack } from '../../data/start-back.ts';
import { startBackCited, startBackNote } from '../../data/start-back-copy.ts';
import { trailTo } from '../../data/walk.ts';

const TODAY = new Date('2026-12-01');
const ENTRIES = [...evidence.treatments, ...evidence.redFlags];

/** Every text in a value, however deep. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
}

const doses = (value: unknown) => textsOf(value).filter(givesDose);

/** What each view of the product shows to a reader. */
const VIEWS: Record<string, (reader: Reader) => unknown> = {
  cards: (reader) => ENTRIES.map(({ id }) => cardView(id, reader, TODAY)),
  documents: (reader) =>
    documentViews(reader).map(({ document: { badges, limits, review, audience, sells }, ...view }) => {
      return { ...view, badges, limits, review, audience, sells };
    }),
  pathway: (reader) => evidence.pathway.nodes.map((node) => [node.title, nodeView(node, reader)]),
  'STarT Back': (reader) => [
    startBack.items.map(({ topic }) => topic),
    startBack.groups.map(({ scores, leadsTo }) => [scores, leadsTo[reader]]),
    [startBack.intro, startBack.official, startBack.review].map((wording) => wording[reader]),
    (['low', 'medium', 'high'] as const).map((group) => {
      const score = { total: 5, psychosocial: 2, group };
      return [startBackNote(score, reader, TODAY), startBackCited(score, reader, TODAY)];
    }),
  ],
  // The ends of the pathway: all that lies before them is in their paths.
  'paths walked': (reader) =>
    evidence.pathway.nodes
      .filter(({ ends }) => ends)
      .map(({ id }) => [pathNote(trailTo(id), reader, TODAY), pathCited(trailTo(id), reader, TODAY)]),
  glossary: (reader) =>
    evidence.glossary.map((term) => (reader === 'patient' ? term.patient : term.clinician)),
  'this page': (reader) => foundGroups(Object.fromEntries(ENTRIES.map(({ id }) => [id, 1])), reader),
  'lists of entries': () => evidence.treatments.map((row) => [row.name, leadVerdict(row)]),
};

describe('a patient sees no dose', () => {
  test.each(Object.keys(VIEWS))('in %s', (name) => {
    const texts = textsOf(VIEWS[name]?.('patient'));
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.filter(givesDose)).toEqual([]);
  });

  test('in results of the search', () => {
    const search = createSearch(searchEntries());
    const asked = [
      'ibuprofen dose',
      'how long heat',
      'max acetaminophen',
      'cyclobenzaprine 5 mg',
      'tramadol',
    ];
    const rows = asked.flatMap((query) =>
      resultGroups(search(query), 'patient').flatMap((group) =>
        group.rows.map(({ title, line }) => [title, line]),
      ),
    );
    expect(rows.length).toBeGreaterThan(5);
    expect(doses(rows)).toEqual([]);
  });
});

test('a clinician sees the doses that a patient does not, so the test above can fail', () => {
  for (const name of ['cards', 'documents'])
    expect(doses(VIEWS[name]?.('clinician')).length).toBeGreaterThan(0);
});

describe('the documents', () => {
  test('say in place of a dose that they give one', () => {
    const withheld = documentViews('patient').flatMap(({ statements }) =>
      statements.filter(({ text }) => text.endsWith(DOSE_WITHHELD)),
    );
    expect(withheld.length).toBeGreaterThan(0);
    const told = documentViews('clinician').flatMap(({ statements }) => statements);
    for (const { id } of withheld)
      expect(givesDose(told.find((row) => row.id === id)?.text ?? '')).toBe(true);
  });

  test('have each statement once, in the order of the lines, with a way to what it bears on', () => {
    const views = documentViews('clinician');
    expect(views.flatMap(({ statements }) => statements).length).toBe(evidence.statements.length);
    for (const { document, statements } of views) {
      expect(statements.every(({ id }) => id.startsWith(document.id))).toBe(true);
    }
    const row = views.flatMap(({ statements }) => statements).find(({ id }) => id === 'S2-42');
    expect(row?.bearsOn).toContainEqual({ name: 'TENS', plainName: null, address: '#/treatment/tens' });
  });

  test('gloss what they bear on for patients and students', () => {
    const bearing = (reader: Reader) =>
      documentViews(reader)
        .flatMap(({ statements }) => statements.flatMap(({ bearsOn }) => bearsOn))
        .find(({ address }) => address === '#/treatment/malignancy')?.plainName;
    expect([bearing('patient'), bearing('student')]).toEqual(Array(2).fill('cancer as a cause of back pain'));
    expect(bearing('clinician')).toBeNull();
  });

  test('say how far a statement reaches to students and clinicians, promotion and doses never', () => {
    const reach = (reader: Reader, id: string) =>
      documentViews(reader)
        .flatMap(({ statements }) => statements)
        .find((row) => row.id === id)?.reach;
    expect(reach('clinician', 'S3-24')?.time).toMatch(/26 weeks/);
    expect(reach('student', 'S3-24')).toEqual(reach('clinician', 'S3-24'));
    expect(reach('patient', 'S3-24')).toBeNull();
    expect(reach('clinician', 'S1-28')).toBeNull();
    const all = documentViews('clinician').flatMap(({ statements }) => statements.map((row) => row.reach));
    expect(doses(all)).toEqual([]);
  });

  test('have words that fit where they withhold how long a stretch is held', () => {
    const row = documentViews('patient')
      .flatMap(({ statements }) => statements)
      .find(({ id }) => id === 'S1-26');
    expect(row?.text).toBe(DOSE_WITHHELD);
    expect(DOSE_WITHHELD).not.toMatch(/dose/i);
    expect(DOSE_WITHHELD).toMatch(/time/);
  });

  test('lead to entries and steps that there are, from every statement that one rests on', () => {
    const known = new Set([
      ...ENTRIES.map(({ id }) => `#/treatment/${id}`),
      ...evidence.pathway.nodes.map(({ id }) => `#/pathway/${id}`),
    ]);
    const rows = documentViews('clinician').flatMap(({ statements }) => statements);
    for (const { bearsOn } of rows) for (const { address } of bearsOn) expect(known).toContain(address);
    const silent = rows.filter(({ bearsOn }) => bearsOn.length === 0).map(({ id }) => id);
    for (const id of silent) {
      const { topic, concepts } = evidence.statements.find((row) => row.id === id) ?? {};
      expect([topic, concepts]).toEqual(['organisational', []]);
    }
  });
});
