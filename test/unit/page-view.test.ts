/** What popup and panel list of a page, against frames whose readings are made up. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statusWord, together } from '../../components/reading-strings.ts';
import { evidence } from '../../data/evidence.ts';
import type { PageFrame } from '../../data/page-frames.ts';
import { type PageView, pageView } from '../../data/page-view.ts';
import type { Claim, SellingKind, Status } from '../../data/reading.ts';
import type { Reader } from '../../data/schema.ts';

type Says = NonNullable<PageFrame['says']>;
type Statuses = Says['statuses'];

const SAYS: Says = { statuses: {}, claims: [], selling: [], named: [] };

/** A frame in which each mention has the status that it is said to have. */
function frame(statuses: Statuses, says: Partial<Says> = {}): PageFrame {
  const counts = Object.fromEntries(
    Object.entries(statuses).map(([concept, its]) => [
      concept,
      Object.values(its).reduce((sum, count) => sum + count, 0),
    ]),
  );
  return { counts, says: { ...SAYS, statuses, ...says } };
}

/** The signs as they are listed: what they stand under, and their ids. */
const signs = ({ flags }: PageView) =>
  flags.map(({ status, found }) => [status, found.map(({ concept }) => concept)]);

const claim = (concept: string, asserts: Claim, index = 0, words = 'Words of the page.') => ({
  claimed: { concept, asserts },
  index,
  words,
});

describe('red flags', () => {
  it('are grouped by what the page says: present, planned, past, to watch for, denied, others', () => {
    const view = pageView(
      [
        frame({
          fracture: { general: 1 },
          infection: { negated: 2 },
          malignancy: { family: 1 },
          'aortic-aneurysm': { past: 1 },
          'cauda-equina-syndrome': { hypothetical: 1 },
          'bladder-bowel-disturbance': { present: 1 },
          'neurological-deficit': { planned: 1 },
        }),
      ],
      'clinician',
    );
    expect(signs(view)).toEqual([
      ['present', ['bladder-bowel-disturbance']],
      ['planned', ['neurological-deficit']],
      ['past', ['aortic-aneurysm']],
      ['hypothetical', ['cauda-equina-syndrome']],
      ['negated', ['infection']],
      ['family', ['malignancy']],
      ['general', ['fracture']],
    ]);
  });

  it('stand once, under the first of their statuses, and tell all of them', () => {
    const view = pageView(
      [frame({ infection: { negated: 2 } }), frame({ infection: { past: 1, negated: 1 } })],
      'clinician',
    );
    expect(signs(view)).toEqual([['past', ['infection']]]);
    expect(view.flags[0]?.found[0]).toMatchObject({
      count: 4,
      statuses: [
        { status: 'past', count: 1 },
        { status: 'negated', count: 3 },
      ],
    });
  });

  it('are there before anything was read, with nothing said of them', () => {
    const view = pageView([{ counts: { infection: 1, tens: 1 }, says: null }], 'patient');
    expect(signs(view)).toEqual([[null, ['infection']]]);
    expect(view.isRead).toBe(false);
    expect([view.together, view.claims, view.selling, view.cautions]).toEqual([[], [], [], []]);
    expect(view.treatments[0]?.found[0]?.statuses).toEqual([]);
  });

  it('with a mention that was not read are not put aside as denied', () => {
    const half = { counts: { infection: 2 }, says: { ...SAYS, statuses: { infection: { negated: 1 } } } };
    expect(signs(pageView([half], 'patient'))).toEqual([[null, ['infection']]]);
    const other = [frame({ infection: { negated: 1 } }), { counts: { infection: 1 }, says: null }];
    expect(signs(pageView(other, 'patient'))).toEqual([[null, ['infection']]]);
  });

  it('are said to be named together where several are or may come to be there', () => {
    const named = (statuses: Statuses, reader: Reader = 'patient') =>
      together(pageView([frame(statuses)], reader).together);
    const both: Statuses = {
      infection: { past: 1 },
      malignancy: { hypothetical: 1, negated: 1 },
      fracture: { negated: 1 },
      'red-flags': { present: 1 },
    };
    expect(named(both)).toBe('Signs or risks of an infection and cancer or signs of it are both mentioned.');
    expect(named(both, 'clinician')).toBe(
      'Infection signs or risks and malignancy or its signs are both mentioned.',
    );
    expect(named({ ...both, fracture: { present: 1 } })).toMatch(/ are all mentioned/);
    // Two that belong to the cauda equina are not hidden by others.
    const emergency: Statuses = {
      'bladder-bowel-disturbance': { present: 1 },
      'cauda-equina-syndrome': { current: 1 },
    };
    expect(named({ ...both, ...emergency })).toMatch(/^Bladder .* and .* are both mentioned\.$/);
    // A denied sign makes no company, nor does a word for all of them.
    expect(named({ infection: { negated: 1 }, malignancy: { present: 1 } })).toBe('');
    expect(named({ 'red-flags': { present: 1 }, malignancy: { present: 1 } })).toBe('');
  });
});

describe('treatments', () => {
  it('tell what happened to them, the most telling first, and nothing where nobody is spoken of', () => {
    const view = pageView(
      [
        frame({ ibuprofen: { past: 1, allergy: 1, general: 3 }, tens: { general: 2 } }),
        frame({ ibuprofen: { past: 1, current: 1 } }),
      ],
      'clinician',
    );
    const found = view.treatments.flatMap((group) => group.found);
    const of = (id: string) => found.find(({ concept }) => concept === id);
    expect(of('ibuprofen')?.statuses).toEqual([
      { status: 'allergy', count: 1 },
      { status: 'current', count: 1 },
      { status: 'past', count: 2 },
    ]);
    expect(of('ibuprofen')?.count).toBe(7);
    expect(of('tens')?.statuses).toEqual([]);
    expect([view.terms, view.mentions]).toEqual([2, 9]);
  });
});

describe('claims', () => {
  it('are held against the documents and counted', () => {
    const frames = [
      frame(
        { tens: { general: 3 }, yoga: { general: 1 }, 'bed-rest': { general: 1 } },
        {
          claims: [
            claim('tens', 'no-benefit'),
            claim('yoga', 'strong'),
            claim('tens', 'benefit', 2),
            claim('bed-rest', 'against'),
            claim('tens', 'none', 2),
          ],
        },
      ),
    ];
    const { claims, outcomes } = pageView(frames, 'clinician');
    expect(claims.map(({ concept, index, outcome }) => [concept, index, outcome])).toEqual([
      ['tens', 2, 'opposite'],
      ['yoga', 0, 'says-more'],
      ['tens', 0, 'agrees'],
      ['bed-rest', 0, 'agrees'],
    ]);
    expect(outcomes).toEqual({ agrees: 2, 'says-more': 1, opposite: 1, silent: 0, disagree: 0 });
    const labels = evidence.treatments.find(({ id }) => id === 'tens')?.verdicts.map(({ label }) => label);
    expect(claims[0]?.documents.map(({ label }) => label)).toEqual(labels);
    expect(claims.every(({ documents }) => documents.every(({ forWhom }) => forWhom))).toBe(true);
  });

  it('are counted on over frames that have none, and those of a mention that has gone are left out', () => {
    const frames: PageFrame[] = [
      { counts: { tens: 2 }, says: null },
      frame({ tens: { general: 2 } }, { claims: [claim('tens', 'benefit', 1), claim('tens', 'benefit', 2)] }),
      frame({ tens: { general: 1 } }, { claims: [claim('tens', 'strong', 0)] }),
    ];
    const { claims } = pageView(frames, 'patient');
    expect(claims.map(({ index }) => index)).toEqual([3, 4]);
  });

  it('say in the reader’s words what a caution says, and where the documents say nothing, that a class is covered', () => {
    const frames = [
      frame(
        { ibuprofen: { general: 1 }, tapentadol: { general: 1 } },
        { claims: [claim('ibuprofen', 'harm'), claim('tapentadol', 'benefit')] },
      ),
    ];
    const [patient, clinician] = (['patient', 'clinician'] as const).map(
      (reader) => pageView(frames, reader).claims,
    );
    const harm = patient?.find(({ concept }) => concept === 'ibuprofen');
    const caution = evidence.treatments
      .find(({ id }) => id === 'ibuprofen')
      ?.cautions.find((one) => one.patient === harm?.documents[0]?.label);
    expect(caution).toBeDefined();
    expect(clinician?.find(({ concept }) => concept === 'ibuprofen')?.documents).toEqual([
      { label: caution?.clinician, forWhom: null },
    ]);
    expect(patient?.find(({ concept }) => concept === 'tapentadol')).toMatchObject({
      outcome: 'silent',
      documents: [],
      wider: 'Opioids',
    });
  });
});

describe('signs of selling', () => {
  it('are listed by kind, each of its words once', () => {
    const sign = (kind: SellingKind, words: string) => ({ kind, words });
    const one = { selling: [sign('price', '$99'), sign('booking', 'Book now'), sign('price', '$120')] };
    const two = { selling: [sign('booking', 'BOOK NOW'), sign('patented', 'patented')] };
    expect(
      pageView([frame({ tens: { general: 1 } }, one), frame({ tens: { general: 1 } }, two)], 'patient')
        .selling,
    ).toEqual([
      { kind: 'price', words: ['$99', '$120'] },
      { kind: 'booking', words: ['Book now'] },
      { kind: 'patented', words: ['patented'] },
    ]);
  });
});

describe('cautions that fit the page', () => {
  const cautions = (...frames: PageFrame[]) => pageView(frames, 'clinician').cautions;

  it('name the treatments that they are about and the words that raised them, over all frames', () => {
    const ulcer = (status: Status, words: string) => ({ companion: 'ulcer-or-bleed', status, words });
    const found = cautions(
      frame({ ibuprofen: { current: 1 }, naproxen: { past: 1 } }),
      frame({ tens: { general: 1 } }, { named: [ulcer('negated', 'ulcer'), ulcer('past', 'GI bleed')] }),
    );
    expect(found).toMatchObject([
      {
        id: 'nsaid-ulcer',
        severity: 'serious',
        treatments: ['Ibuprofen', 'Naproxen'],
        words: 'GI bleed',
      },
    ]);
    expect(found[0]?.from.length).toBeGreaterThan(0);
  });

  it('quote what raised them, not what somebody is kept from', () => {
    const opioid = (status: Status, words: string) => ({ companion: 'opioid', status, words });
    const found = cautions(
      frame(
        { tizanidine: { current: 1 } },
        { named: [opioid('allergy', 'Codeine'), opioid('current', 'Tramadol')] },
      ),
    );
    expect(found.map(({ words }) => words)).toContain('Tramadol');
    expect(found.map(({ words }) => words)).not.toContain('Codeine');
  });

  it('are not raised by what is denied, nor by a page that names nothing', () => {
    const denied = { companion: 'ulcer-or-bleed', status: 'negated' as const, words: 'ulcer' };
    expect(cautions(frame({ ibuprofen: { current: 1 } }, { named: [denied] }))).toEqual([]);
    expect(cautions(frame({ ibuprofen: { current: 1 } }))).toEqual([]);
  });

  it('stand once where two drugs have one about each other, serious ones first', () => {
    const named = (companion: string, words: string) => ({ companion, status: 'current' as const, words });
    const found = cautions(
      frame(
        { tramadol: { current: 1 }, cyclobenzaprine: { current: 1 } },
        {
          named: [
            named('tramadol', 'tramadol'),
            named('cyclobenzaprine', 'Flexeril'),
            named('liver-disease', 'cirrhosis'),
          ],
        },
      ),
    );
    const ids = found.map(({ id }) => id);
    expect(ids.filter((id) => /^(cyclobenzaprine-tramadol|tramadol-cyclobenzaprine)$/.test(id))).toHaveLength(
      1,
    );
    expect(ids).toContain('cyclobenzaprine-liver');
    // What the patient has comes before what is taken together.
    const condition = cautions(
      frame(
        { cyclobenzaprine: { current: 1 }, ibuprofen: { current: 1 } },
        {
          named: [named('tramadol', 'tramadol'), named('ulcer-or-bleed', 'ulcer')],
        },
      ),
    );
    expect(condition.map(({ words }) => words).slice(0, 2)).toEqual(['ulcer', 'tramadol']);
    const severities = found.map(({ severity }) => severity);
    expect(severities).toEqual(severities.toSorted((one) => (one === 'serious' ? -1 : 1)));
  });

  it('do not argue against imaging where a sign was not read', () => {
    const imaging = { imaging: { planned: 1 } };
    const routine = (...frames: PageFrame[]) =>
      cautions(...frames).some(({ id }) => id === 'imaging-routine');
    expect(routine(frame(imaging))).toBe(true);
    expect(routine(frame(imaging), { counts: { infection: 1 }, says: null })).toBe(false);
  });
});

const STATUSES: readonly Status[] = [
  'current',
  'planned',
  'past',
  'helped',
  'failed',
  'declined',
  'allergy',
  'negated',
  'family',
  'hypothetical',
  'present',
  'general',
];
const FLAGS = evidence.redFlags.map(({ id }) => id);
const CONCEPTS = [...FLAGS, ...evidence.treatments.map(({ id }) => id)];

const arbitraryFrame: fc.Arbitrary<PageFrame> = fc
  .record({
    counts: fc.dictionary(fc.constantFrom(...CONCEPTS), fc.integer({ min: 1, max: 4 }), { maxKeys: 6 }),
    statuses: fc.dictionary(
      fc.constantFrom(...CONCEPTS),
      fc.dictionary(fc.constantFrom(...STATUSES), fc.integer({ min: 1, max: 3 }), { maxKeys: 3 }),
      { maxKeys: 6 },
    ),
    claims: fc.array(
      fc.record({
        claimed: fc.record({
          concept: fc.constantFrom(...CONCEPTS),
          asserts: fc.constantFrom<Claim>('none', 'benefit', 'strong', 'no-benefit', 'harm', 'against'),
        }),
        index: fc.nat(5),
        words: fc.string({ maxLength: 12 }),
      }),
      { maxLength: 5 },
    ),
    isRead: fc.boolean(),
  })
  .map(({ counts, statuses, claims, isRead }) => {
    const says = isRead ? { ...SAYS, statuses: statuses as Statuses, claims } : null;
    return { counts, says };
  });

describe('whatever frames say', () => {
  it('no concept is lost or stands twice, and every claim leads to a mention that is there', () => {
    fc.assert(
      fc.property(fc.array(arbitraryFrame, { maxLength: 4 }), (frames) => {
        const view = pageView(frames, 'student');
        const total = new Map<string, number>();
        for (const { counts } of frames) {
          for (const [id, count] of Object.entries(counts)) total.set(id, (total.get(id) ?? 0) + count);
        }
        const listed = [...view.flags, ...view.treatments].flatMap(({ found }) => found);
        expect(listed.map(({ concept, count }) => [concept, count]).sort()).toEqual([...total].sort());
        expect(view.terms).toBe(total.size);
        const inFlags = view.flags.flatMap(({ found }) => found.map(({ concept }) => concept));
        expect(inFlags.toSorted()).toEqual([...total.keys()].filter((id) => FLAGS.includes(id)).sort());
        for (const { concept, index } of view.claims) expect(index).toBeLessThan(total.get(concept) ?? 0);
        expect(Object.values(view.outcomes).reduce((sum, count) => sum + count, 0)).toBe(view.claims.length);
      }),
    );
  });

  it('a sign that any frame names as present stands before those that none does', () => {
    fc.assert(
      fc.property(fc.array(arbitraryFrame, { minLength: 1, maxLength: 4 }), (frames) => {
        const isPresent = (id: string) =>
          frames.some(({ says }) => says?.statuses[id]?.present || says?.statuses[id]?.current);
        const present = pageView(frames, 'clinician')
          .flags.flatMap(({ found }) => found)
          .map(({ concept }) => isPresent(concept));
        expect(present).toEqual(present.toSorted((one, other) => Number(other) - Number(one)));
      }),
    );
  });
});

it('every status has a word for signs, and none of them takes a worry away', () => {
  for (const status of STATUSES) {
    const word = statusWord('red flag', status);
    expect(word).toMatch(/^(named|mentioned)/);
    expect(word).not.toMatch(/\b(no|not|none|safe|clear|ruled out)\b/);
  }
});
