import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardView } from '../../data/card.ts';
import type { CardView } from '../../data/card-view.ts';
import { ascii, comparedWith, EDUCATION_LINE, markdown, plainText } from '../../data/copy-text.ts';
import { givesDose } from '../../data/dose.ts';
import { evidence } from '../../data/evidence.ts';
import type { Reader } from '../../data/schema.ts';
import { startBack } from '../../data/start-back.ts';
import { startBackCited, startBackNote } from '../../data/start-back-copy.ts';

const TODAY = new Date('2026-12-01');
const READERS: readonly Reader[] = ['patient', 'student', 'clinician'];
const CONCEPTS = [...evidence.treatments, ...evidence.redFlags].map(({ id }) => id);

function card(concept: string, reader: Reader, today = TODAY): CardView {
  const view = cardView(concept, reader, today);
  if (!view) throw new Error(`No card for ${concept}.`);
  return view;
}

const ALL = CONCEPTS.flatMap((concept) => READERS.map((reader) => card(concept, reader)));
/** A text without its line breaks, as it reads. */
const flat = (text: string) => text.replace(/\s+/g, ' ');

describe('the copy for the note', () => {
  test('is short plain text: the answer, verdicts with comparators, cautions, certainty, differences, sources, date', () => {
    expect(card('tens', 'patient').note).toMatchInlineSnapshot(`
      "TENS (device): what five documents on back pain say
      TENS did no better than a fake (sham) device, both for pain and for how well people could move and
        do things.
      Verdicts:
      - No better than sham: Chronic pain: pain and function; compared with sham TENS
      - No better than sham: Kind of back pain not stated; compared with sham
      Certainty: No document rates how sure it is. Both pages come from Dr.Oracle, so they do not back
        each other up. The test was TENS against a fake device.
      Sources differ on: Lumbar supports and TENS: no better, or to be avoided (A16); Braces and TENS: WHO
        agrees (C13)
      Sources: Dr.Oracle, muscle spasm (S2-42); Dr.Oracle, rest and activity (S3-48)
      Later guidance, not one of the five documents: WHO 2023 (R20)
      Last checked against the documents on 2026-11-21.
      For education only, not medical advice."
    `);
  });

  test('is ASCII without tabs, in rows of at most 100 columns, and ends with the education line', () => {
    for (const { note } of ALL) {
      expect(note).toMatch(/^[\n -~]+$/);
      expect(Math.max(...note.split('\n').map((row) => row.length))).toBeLessThanOrEqual(100);
      expect(note.split('\n').at(-1)).toBe(EDUCATION_LINE);
    }
  });

  test('has the lead first, every verdict, serious caution and topic of a difference, and names the documents', () => {
    for (const view of ALL) {
      const note = flat(view.note);
      const { verdicts, cautions, certainty, urgency, signs, disagreements } = view;
      expect(note).toMatch(/^[^:]+: what five documents on back pain say /);
      expect(note.split('what five documents on back pain say ')[1]?.indexOf(flat(ascii(view.lead)))).toBe(0);
      const words = [
        ...verdicts.flatMap(({ label, forWhom, time }) => [label, forWhom, time]),
        ...(view.fromClass?.verdicts ?? []).map(({ label }) => label),
        ...cautions.filter(({ severity }) => severity === 'serious').map(({ text }) => text),
        ...disagreements.map(({ topic, id }) => `${topic} (${id})`),
        ...[view.lead, certainty, urgency, view.reviewed],
        ...signs,
      ];
      for (const word of words) if (word) expect(note).toContain(flat(word));
      const rated = verdicts.flatMap(({ documents }) => documents);
      for (const name of rated) expect(note).toContain(name);
    }
  });

  test('never has a dose for patients, and for others only with every caution', () => {
    let doses = 0;
    for (const { reader, note, cautions } of ALL) {
      if (reader === 'patient') expect(givesDose(note)).toBe(false);
      if (!givesDose(note)) continue;
      doses++;
      for (const { text } of cautions) expect(flat(note)).toContain(flat(text));
    }
    expect(doses).toBeGreaterThan(0);
  });

  test('carries the time limit and interactions of cyclobenzaprine, and calls tramadol an opioid', () => {
    for (const reader of READERS) {
      expect(card('cyclobenzaprine', reader).note).toMatch(/2-3 weeks|2 to 3 weeks/);
      expect(flat(card('cyclobenzaprine', reader).note)).toMatch(/serotonin|depression/i);
      expect(card('tramadol', reader).note).toMatch(/opioid/i);
    }
  });

  test('fits the note field of a record: rows at most', () => {
    const rows = (concept: string) =>
      Math.max(...READERS.map((reader) => card(concept, reader).note.split('\n').length));
    expect(rows('tens')).toBeLessThanOrEqual(18);
    expect(rows('duloxetine')).toBeLessThanOrEqual(22);
    expect(Math.max(...CONCEPTS.map(rows))).toBeLessThanOrEqual(30);
  });

  test('cites what speaks of the treatment itself', () => {
    const cites = (concept: string) => READERS.map((reader) => card(concept, reader).note).join();
    expect(cites('tens')).not.toContain('S2-41');
    expect(cites('duloxetine')).not.toMatch(/S2-26|S0-2[23]/);
    expect(cites('yoga')).not.toMatch(/S2-07|S2-13|S2-24/);
  });

  test('says what rests on later guidance', () => {
    expect(flat(card('cyclobenzaprine', 'clinician').note)).toContain('[Cyclobenzaprine label]');
  });

  test('speaks for the class where the drug is not covered', () => {
    expect(flat(card('tapentadol', 'clinician').note)).toContain('Verdict on Opioids: No benefit shown');
  });

  test('says when it is stale', () => {
    expect(card('tens', 'patient', new Date('2028-01-01')).note).toContain('more than a year ago');
  });
});

describe('the copy with citations', () => {
  test('lists as sources what the entry itself cites, and apart what its disagreements bring in', () => {
    const [own, beside] =
      card('yoga', 'clinician').cited.split('## Sources')[1]?.split('## Cited where sources differ') ?? [];
    expect(own).toContain('S2-18');
    expect(own).not.toMatch(/S2-07|S2-13|S2-24/);
    for (const id of ['S2-07', 'S2-13', 'S2-24']) expect(beside).toContain(id);
    expect(card('nerve-block', 'clinician').cited).not.toContain('## Cited where sources differ');
  });

  test('cites known ids only, and lists each of them with its line and words', () => {
    for (const { cited, sources, guidance } of ALL) {
      const differing = cited.split('\n## Cited where sources differ')[1] ?? '';
      const beside = [...differing.matchAll(/^ {3}- (S\d-\d\d), line \d+: /gm)].map(([, id]) => id);
      const own = new Set(sources.flatMap(({ statements }) => statements.map(({ id }) => id)));
      for (const id of beside) expect(own).not.toContain(id);
      const listed = new Set([
        ...beside,
        ...sources.flatMap(({ statements }) => statements.map(({ id }) => id)),
        ...guidance.map(({ id }) => id),
      ]);
      const body = cited.slice(0, cited.indexOf('\n## Sources'));
      const ids = [...body.matchAll(/\[((?:[SR]\d+(?:-\d+)?(?:, )?)+)\]/g)].flatMap(([, row]) =>
        row?.split(', '),
      );
      for (const id of ids) expect(listed).toContain(id);
      for (const source of sources) {
        expect(cited).toContain(`. **${markdown(source.name)}** (${source.id}); publisher`);
        for (const row of source.statements) {
          expect(cited).toContain(`   - ${row.id}, line ${row.line}: ${markdown(row.text)}`);
        }
      }
    }
  });

  test('says all that the card says', () => {
    for (const view of ALL) {
      const words = [
        ...[view.name, view.lead, view.detail, view.certainty ?? '', view.urgency ?? ''],
        ...view.cautions.map(({ text }) => text),
        ...view.dosing.map(({ text }) => text),
        ...view.signs,
        ...view.disagreements.flatMap(({ text, sides }) => [text, ...sides.map(({ says }) => says)]),
        ...view.guidance.flatMap(({ text, reference }) => [text, reference ?? '']),
      ];
      for (const word of words) expect(view.cited).toContain(markdown(word));
    }
  });

  test('keeps later guidance apart, after the documents', () => {
    for (const { cited, guidance } of ALL) {
      const [before, after] = cited.split('## Later guidance, not one of the five documents');
      expect(after === undefined).toBe(guidance.length === 0);
      for (const { badge, id } of guidance) {
        expect(after).toContain(`- **${markdown(badge)}** [${id}]`);
        expect(before).not.toContain(`**${markdown(badge)}** [${id}]`);
      }
    }
  });

  test('gives publishers as they are stated, and says where one is not', () => {
    const { cited } = card('cyclobenzaprine', 'clinician');
    expect(cited).toContain('**Unsigned treatments page** (S0); publisher not stated');
    expect(cited).toMatch(/\(S3\); publisher: Dr\.Oracle \(Where it was found, R38: /);
  });

  test('has no dose for patients', () => {
    for (const { reader, cited } of ALL) if (reader === 'patient') expect(givesDose(cited)).toBe(false);
  });
});

describe('the copies of a STarT Back score', () => {
  const high = { total: 7, psychosocial: 4, group: 'high' } as const;

  test('say the score, the group, what it leads to and on what that rests', () => {
    for (const reader of READERS) {
      const group = startBack.groups.find(({ id }) => id === 'high');
      const leads = group?.leadsTo[reader];
      const note = flat(startBackNote(high, reader, new Date(2026, 10, 21)));
      expect(note).toContain(`Total 7 of 9, psychosocial 4 of 5: ${group?.name}`);
      expect(note).toContain(leads?.text);
      expect(note.endsWith(EDUCATION_LINE)).toBe(true);
      const cited = startBackCited(high, reader, new Date(2026, 10, 21));
      expect(cited).toContain(`${markdown(leads?.text ?? '')} [${leads?.statements.join(', ')}`);
      for (const id of leads?.statements ?? []) expect(cited).toMatch(new RegExp(`- ${id}, line \\d+: `));
      expect(cited).toContain('[R09]');
    }
  });

  test('name no single answer', () => {
    for (const { topic } of startBack.items) {
      expect(startBackNote(high, 'clinician', new Date(2026, 10, 21))).not.toContain(topic);
      expect(startBackCited(high, 'clinician', new Date(2026, 10, 21))).not.toContain(topic);
    }
  });
});

describe('plain text', () => {
  test('is written in ASCII, and shows what cannot be', () => {
    expect(ascii('“It’s” 5\u20137 µg · résumé…\tTwo  ≥ 3\u00a0×')).toBe(
      '"It\'s" 5-7 mcg - resume... Two >= 3 x',
    );
    expect(ascii('痛')).toBe('?');
  });

  test('loses no word, and sets in what goes on', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(words, (list) => {
        const rows = plainText([`- ${list.join(' ')}`]).split('\n');
        expect(rows.every((row) => row.length <= 100)).toBe(true);
        expect(rows.slice(1).every((row) => /^ {2}\S/.test(row))).toBe(true);
        expect(flat(rows.join('\n'))).toBe(`- ${list.join(' ')}`);
      }),
    );
  });
});

describe('Markdown', () => {
  test('leaves no character of the content with a meaning of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'\\`*_[]<>|~$ab1') }), (text) => {
        const escaped = markdown(text);
        expect(escaped.replace(/\\(.)/g, '$1')).toBe(text);
        expect(escaped.replace(/\\./g, '')).not.toMatch(/[\\`*_[\]<>|~$]/);
      }),
    );
  });

  test('begins no list, heading or entity by accident', () => {
    expect(['# a', '- a', '+ a', '1. a', '12) a', 'a &amp; b', '-5', 'a\nb'].map(markdown)).toEqual([
      '\\# a',
      '\\- a',
      '\\+ a',
      '1\\. a',
      '12\\) a',
      'a \\&amp; b',
      '-5',
      'a b',
    ]);
  });
});

test('a comparator that says that it compares is left as it is', () => {
  expect([comparedWith('sham'), comparedWith('vs sham'), comparedWith('than usual care')]).toEqual([
    'compared with sham',
    'vs sham',
    'than usual care',
  ]);
});
