/** What a card shows of the page around it: flags, claim, cautions; and that no word of it ever reassures. */
import fc from 'fast-check';
import readability from 'text-readability';
import { describe, expect, it } from 'vitest';
import {
  ASSERTS,
  flagWord,
  hereLine,
  OUTCOMES,
  READING,
  SELLING,
  statusWord,
  together,
} from '../../components/reading-strings.ts';
import { cardView } from '../../data/card.ts';
import { cardOnPage } from '../../data/card-here.ts';
import type { CardView } from '../../data/card-view.ts';
import { givesDose } from '../../data/dose.ts';
import { evidence, treatment } from '../../data/evidence.ts';
import { flagName } from '../../data/flag-names.ts';
import type { Claim, Claimed, ClaimOutcome, FlagNamed, OnPage, Status } from '../../data/reading.ts';
import type { Reader } from '../../data/schema.ts';

const TODAY = new Date('2026-12-01');
const READERS: Reader[] = ['patient', 'student', 'clinician'];
const STATUSES: Status[] = [
  ...(['current', 'planned', 'past', 'helped', 'failed', 'declined', 'allergy'] as const),
  ...(['negated', 'family', 'hypothetical', 'present', 'general'] as const),
];

/** Words that take a worry away, or that decide what a sign means. */
const REASSURES =
  /\b(?:un)?safe(?:ly)?\b|ruled out|\bno (?:red flags?|warning signs?|concerns?|signs?)\b|\bexcluded\b|\b(?:is|are|looks?) normal\b|reassur|nothing to worry|all clear|\bbenign\b|\bharmless\b|no need to/i;

function cardOf(concept: string, reader: Reader = 'clinician'): CardView {
  const view = cardView(concept, reader, TODAY);
  if (!view) throw new Error(`There is no card of ${concept}.`);
  return view;
}

const QUIET: OnPage = { status: 'general', claimed: null, flags: [], named: [] };
const on = (concept: string, page: Partial<OnPage>, reader: Reader = 'clinician') =>
  cardOnPage(cardOf(concept, reader), { ...QUIET, ...page });
const claimOf = (claimed: Claimed, reader: Reader = 'clinician') =>
  on(claimed.concept, { claimed }, reader).here?.claim ?? null;

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
}

describe('a card on a page that says nothing of it', () => {
  it.each(['yoga', 'fracture'])('is the card of %s', (concept) => {
    const view = cardOf(concept);
    expect(cardOnPage(view, QUIET)).toEqual({
      ...view,
      here: { status: 'general', flags: [], together: [], claim: null },
    });
  });

  it('never changes the view that it was made from, nor what is copied', () => {
    const view = cardOf('naproxen');
    const before = structuredClone(view);
    const page: Partial<OnPage> = { named: [{ companion: 'ulcer-or-bleed', status: 'past' }] };
    const shown = cardOnPage(view, { ...QUIET, ...page });
    expect(view).toEqual(before);
    expect([shown.note, shown.cited]).toEqual([view.note, view.cited]);
  });
});

describe('warning signs of the page', () => {
  const flags: FlagNamed[] = [
    { concept: 'infection', status: 'family' },
    { concept: 'malignancy', status: 'negated' },
    { concept: 'fracture', status: 'hypothetical' },
    { concept: 'infection', status: 'general' },
    { concept: 'malignancy', status: 'past' },
    { concept: 'bladder-bowel-disturbance', status: 'present' },
    { concept: 'bladder-bowel-disturbance', status: 'current' },
    { concept: 'malignancy', status: 'negated' },
  ];

  it('stand there as present, then past and hypothetical, then denied, then others, each once', () => {
    expect(on('yoga', { flags }).here?.flags.map(({ concept, status }) => `${concept} ${status}`)).toEqual([
      'bladder-bowel-disturbance present',
      'malignancy past',
      'fracture hypothetical',
      'infection family',
    ]);
  });

  it('stand once, under the weightiest of their statuses, wherever on the page that is', () => {
    const statuses = ['general', 'family', 'negated', 'past', 'present'] as const;
    const named = statuses.map((status) => ({ concept: 'fracture', status }));
    for (const flags of [named, named.toReversed()])
      expect(on('yoga', { flags }).here?.flags).toMatchObject([{ concept: 'fracture', status: 'present' }]);
  });

  it('are never lost: each has its row, whatever its status', () => {
    for (const { id } of evidence.redFlags)
      for (const status of STATUSES) {
        const rows = on('yoga', { flags: [{ concept: id, status }] }).here?.flags;
        expect(rows, `${id} ${status}`).toHaveLength(1);
      }
  });

  it('are named as what the page names, and never as a diagnosis', () => {
    for (const { id, name, plainName } of evidence.redFlags)
      for (const reader of READERS) {
        const named = flagName(id, reader);
        expect(named).toBeTruthy();
        // "Fever" on a page is a sign; "spinal infection (named as present)" would be a finding.
        expect([name, plainName]).not.toContain(named);
        expect(readability.fleschKincaidGrade(`The page names ${flagName(id, 'patient')}.`)).toBeLessThan(9);
      }
    expect(flagName('yoga', 'patient')).toBeNull();
  });

  it('say so where several are mentioned together', () => {
    const two: FlagNamed[] = [
      { concept: 'cauda-equina-syndrome', status: 'hypothetical' },
      { concept: 'bladder-bowel-disturbance', status: 'present' },
    ];
    const names = on('yoga', { flags: two }).here?.together ?? [];
    expect(together(names)).toBe('Bladder or bowel change and cauda equina signs are both mentioned.');
    expect(on('yoga', { flags: two.slice(1) }).here?.together).toEqual([]);
  });

  it('name two of the cauda equina among many, and count none that was denied or is somebody else’s', () => {
    const many: FlagNamed[] = [
      { concept: 'fracture', status: 'past' },
      { concept: 'neurological-deficit', status: 'past' },
      { concept: 'malignancy', status: 'present' },
      { concept: 'bladder-bowel-disturbance', status: 'present' },
    ];
    expect(on('yoga', { flags: many }, 'patient').here?.together).toEqual([
      'bladder or bowel trouble',
      'weakness or trouble walking',
    ]);
    for (const status of ['negated', 'family', 'general'] as const) {
      const denied = many.map((flag) => ({ ...flag, status }));
      expect(on('yoga', { flags: denied }).here?.together).toEqual([]);
    }
    const others = many.filter(({ concept }) => concept === 'fracture' || concept === 'malignancy');
    expect(on('yoga', { flags: others }).here?.together).toHaveLength(2);
  });
});

describe('the claim in a card', () => {
  const CASES: [ClaimOutcome, Claimed][] = [
    ['agrees', { concept: 'yoga', asserts: 'benefit' }],
    ['says-more', { concept: 'heat', asserts: 'strong' }],
    ['opposite', { concept: 'tens', asserts: 'benefit' }],
    ['silent', { concept: 'tapentadol', asserts: 'benefit' }],
    ['disagree', { concept: 'nerve-block', asserts: 'benefit' }],
  ];

  it.each(CASES)('%s: both sides, with who says so and their ids', (outcome, claimed) => {
    const claim = claimOf(claimed);
    expect(claim).toMatchObject({ outcome, asserts: claimed.asserts });
    const sides = [...(claim?.documents ?? []), ...(claim?.sides ?? [])];
    if (outcome === 'silent') expect(sides).toEqual([]);
    else expect(sides.length).toBeGreaterThan(0);
    for (const { from, ids } of sides) {
      expect(from.length).toBeGreaterThan(0);
      expect(ids.every((id) => /^[SR]\d/.test(id))).toBe(true);
      expect(ids.length).toBeGreaterThan(0);
    }
  });

  it.each(CASES)('%s: for patients without ids', (outcome, claimed) => {
    const claim = claimOf(claimed, 'patient');
    expect(claim?.outcome).toBe(outcome);
    for (const { ids } of [...(claim?.documents ?? []), ...(claim?.sides ?? [])]) expect(ids).toEqual([]);
  });

  it('shows what each side says where the documents disagree, and no rows beside', () => {
    const claim = claimOf({ concept: 'nerve-block', asserts: 'benefit' });
    expect(claim?.sides.length).toBeGreaterThan(1);
    expect(claim?.documents).toEqual([]);
  });

  it('keeps each kind of pain where the documents say so of some only', () => {
    const claim = claimOf({ concept: 'muscle-relaxants', asserts: 'benefit' });
    expect(claim).toMatchObject({ outcome: 'says-more', partly: true });
    expect(claim?.documents.map((row) => row.outcome)).toEqual(['opposite', 'agrees', 'agrees']);
  });

  it('names the wider treatment that the card shows, where the documents are silent on this one', () => {
    expect(claimOf({ concept: 'tapentadol', asserts: 'benefit' })?.wider).toBe('Opioids');
    // How well a class works is no answer to a risk.
    expect(claimOf({ concept: 'tapentadol', asserts: 'harm', harms: ['fall'] })?.wider ?? null).toBeNull();
    expect(claimOf({ concept: 'yoga', asserts: 'benefit' })?.wider).toBeNull();
  });

  it('says of other kinds of pain only what is said', () => {
    const situation = { duration: 'acute', pattern: null, spasm: false } as const;
    const claim = claimOf({ concept: 'progressive-relaxation', asserts: 'benefit', situation });
    expect(claim?.outcome).toBe('silent');
    expect(claim?.documents.map(({ forWhom }) => forWhom)).toEqual(['Chronic low back pain']);
    // How well it works is no answer to a risk.
    expect(claimOf({ concept: 'yoga', asserts: 'harm', harms: ['addiction'] })?.documents).toEqual([]);
  });

  it('lets cautions speak in the reader’s words, for everybody', () => {
    const claimed: Claimed = { concept: 'nsaids', asserts: 'harm', harms: ['bleeding'] };
    const [clinician] = claimOf(claimed)?.documents ?? [];
    const [patient] = claimOf(claimed, 'patient')?.documents ?? [];
    expect(clinician?.forWhom).toBeNull();
    const [caution] = treatment('nsaids')?.cautions ?? [];
    expect([patient?.label, clinician?.label]).toEqual([caution?.patient, caution?.clinician]);
  });

  it('is of the card’s own treatment, or none', () => {
    const claimed: Claimed = { concept: 'tens', asserts: 'benefit' };
    expect(on('yoga', { claimed }).here?.claim).toBeNull();
    expect(on('fracture', { claimed: { concept: 'fracture', asserts: 'benefit' } }).here?.claim).toBeNull();
    expect(on('tens', { claimed: { concept: 'tens', asserts: 'none' } }).here?.claim).toBeNull();
  });
});

describe('cautions that fit the page', () => {
  const ulcer: Partial<OnPage> = {
    status: 'current',
    named: [{ companion: 'ulcer-or-bleed', status: 'past' }],
  };

  it('come first, with what raised them', () => {
    for (const reader of READERS) {
      const { cautions } = on('naproxen', ulcer, reader);
      expect(cautions.map(({ raisedBy }) => raisedBy)[0]).toBe('ulcer-or-bleed');
      expect(cautions[0]?.from.length).toBeGreaterThan(0);
      const [row] = evidence.companionCautions.filter(({ id }) => id === 'nsaid-ulcer');
      expect(cautions[0]?.text).toBe(reader === 'patient' ? row?.patient : row?.clinician);
      expect(cautions.slice(1).every(({ raisedBy }) => raisedBy === undefined)).toBe(true);
    }
  });

  it('are not raised by what was denied', () => {
    const named: OnPage['named'] = [{ companion: 'ulcer-or-bleed', status: 'negated' }];
    expect(on('naproxen', { ...ulcer, named }).cautions).toEqual(cardOf('naproxen').cautions);
  });

  it('are said by themselves where the mention raises them', () => {
    expect(on('bed-rest', { status: 'planned' }).cautions[0]?.raisedBy).toBeNull();
  });

  it('are of treatments only', () => {
    expect(on('fracture', ulcer).cautions).toEqual([]);
  });

  /** Own cautions that a raised one may take the place of: each was read beside the one that says the same. */
  const REPLACED = [
    'nsaid-ulcer: Gastrointestinal risk',
    'cyclobenzaprine-liver: Mild hepatic impairment',
    'cyclobenzaprine-maoi: Contraindicated with an MAOI or within 14 days of stopping one',
    'snri-cyclobenzaprine: Serotonin syndrome warning when combined with cyclobenzaprine',
    'antidepressant-suicide: Boxed warning',
    'antidepressant-suicide: Duloxetine label',
  ];

  it('take the place of those alone that say no more', () => {
    const replaced = evidence.companionCautions.flatMap((pair) => {
      const { when: _, ...always } = { ...pair, companion: null };
      return pair.treatments.flatMap((concept) => {
        const view = cardOf(concept);
        const shown = cardOnPage(view, QUIET, { ...evidence, companionCautions: [always] }).cautions;
        expect(shown[0]?.raisedBy).toBeNull();
        const gone = view.cautions.filter(({ text }) => !shown.some((one) => one.text === text));
        return gone.map(({ text }) => `${pair.id}: ${text.split(/[.,:;(]/)[0]?.trim()}`);
      });
    });
    expect(replaced.length).toBeGreaterThan(3);
    expect([...new Set(replaced)].filter((one) => !REPLACED.includes(one))).toEqual([]);
  });
});

describe('whatever a page says', () => {
  const status = fc.constantFrom(...STATUSES);
  const page: fc.Arbitrary<Omit<OnPage, 'claimed'>> = fc.record({
    status,
    flags: fc.array(
      fc.record({ concept: fc.constantFrom(...evidence.redFlags.map(({ id }) => id), 'x'), status }),
      {
        maxLength: 6,
      },
    ),
    named: fc.array(
      fc.record({
        companion: fc.constantFrom(...evidence.companionCautions.flatMap(({ companion }) => companion ?? [])),
        status,
      }),
      { maxLength: 4 },
    ),
  });
  const asserted = fc.record({
    asserts: fc.constantFrom<Claim>('none', 'benefit', 'strong', 'no-benefit', 'harm', 'against'),
    situation: fc.record({
      duration: fc.constantFrom(null, 'acute' as const, 'chronic' as const),
      pattern: fc.constantFrom(null, 'axial' as const, 'radicular' as const),
      spasm: fc.boolean(),
    }),
    limited: fc.boolean(),
  });
  const concepts = [...evidence.treatments, ...evidence.redFlags].map(({ id }) => id);

  it('the card has an answer, says nothing that reassures, gives patients no dose and loses no caution', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...concepts),
        fc.constantFrom(...READERS),
        page,
        fc.option(asserted),
        (concept, reader, around, claim) => {
          const view = cardOf(concept, reader);
          const claimed = claim && { concept, ...claim };
          const { here, cautions } = cardOnPage(view, { ...around, claimed });
          expect(here?.status).toBe(around.status);
          // What the documents say to a claim is what the card says of them anyway, word for word.
          const known = [
            ...textsOf(view.verdicts),
            ...textsOf(view.cautions),
            ...textsOf(view.disagreements),
          ];
          for (const { label } of here?.claim?.documents ?? []) expect(known).toContain(label);
          for (const { says } of here?.claim?.sides ?? []) expect(known).toContain(says);
          const ours = [
            ...textsOf(here?.flags),
            ...textsOf(cautions.filter(({ raisedBy }) => raisedBy !== undefined)),
            hereLine(view.type, around.status) ?? '',
            ...(here?.flags ?? []).map((flag) => flagWord(flag.status)),
            together(here?.together ?? []),
          ];
          for (const text of ours) expect(text).not.toMatch(REASSURES);
          if (reader === 'patient') {
            expect([...ours, ...textsOf(here)].filter(givesDose)).toEqual([]);
            expect(textsOf(cautions).filter(givesDose)).toEqual([]);
          }
          const serious = (of: CardView['cautions']) =>
            of.filter(({ severity }) => severity === 'serious').length;
          if (view.cautions.length > 0) expect(cautions.length).toBeGreaterThan(0);
          if (serious(view.cautions) > 0) expect(serious(cautions)).toBeGreaterThan(0);
          const raised = cautions.map(({ raisedBy }) => raisedBy !== undefined);
          expect(raised).toEqual([...raised].sort((one, other) => Number(other) - Number(one)));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the words of reading', () => {
  const named = (value: unknown): string[] => {
    if (typeof value === 'function') return [value(2), value('yoga')].map(String);
    if (typeof value === 'string') return [value];
    return value && typeof value === 'object' ? Object.values(value).flatMap(named) : [];
  };
  const all = [
    ...named([OUTCOMES, ASSERTS, SELLING, READING]),
    ...STATUSES.flatMap((status) =>
      (['treatment', 'red flag'] as const).flatMap((type) => [
        statusWord(type, status),
        hereLine(type, status) ?? '',
      ]),
    ),
  ];

  it('never reassure, never diagnose, never order, and judge no one', () => {
    expect(all.length).toBeGreaterThan(60);
    for (const text of all) {
      expect(text).not.toMatch(REASSURES);
      expect(text).not.toMatch(/\bunlikely\b/);
      expect(text).not.toMatch(
        /\b(?:you have|diagnos\w*|must|should|stop|liar|lies|lying|fraud|scam|mislead\w*|quack\w*)\b/i,
      );
      expect(text).not.toMatch(/\b(?:clinic|author|seller)s?\b/i);
    }
  });

  it('tell statuses of a treatment apart, and say nothing where nobody in particular is spoken of', () => {
    for (const type of ['treatment', 'red flag'] as const) {
      expect(hereLine(type, 'general')).toBeNull();
      for (const status of STATUSES.filter((one) => one !== 'general'))
        expect(hereLine(type, status)).toMatch(/^[a-z].*\.$/);
    }
    const lines = STATUSES.map((status) => hereLine('treatment', status));
    expect(new Set(lines).size).toBe(STATUSES.length);
    expect(new Set(STATUSES.map((status) => statusWord('treatment', status))).size).toBe(STATUSES.length);
  });

  it('say of a denied sign that it was named, and that this can change', () => {
    expect(hereLine('red flag', 'negated')).toMatch(/^named as denied .*can change\.$/);
    expect(statusWord('red flag', 'negated')).toBe('named as denied');
    expect(flagWord('negated')).toBe('as denied');
    expect(flagWord('hypothetical')).toBe('to watch for');
    expect(flagWord('failed')).toBe('');
  });

  it('name outcomes apart, and count them', () => {
    const outcomes = Object.values(OUTCOMES);
    expect(outcomes).toHaveLength(5);
    expect(new Set(outcomes.map(({ name }) => name)).size).toBe(5);
    expect(OUTCOMES.agrees.short(1)).toBe('1 agrees');
    expect(OUTCOMES['says-more'].short(2)).toBe('2 say more');
  });

  it('join names', () => {
    expect(together([])).toBe('');
    expect(together(['one'])).toBe('');
    expect(together(['bladder change', 'saddle numbness'])).toBe(
      'Bladder change and saddle numbness are both mentioned.',
    );
    expect(together(['one', 'two', 'three'])).toBe('One, two and three are all mentioned.');
  });

  it('are plain', () => {
    const sentences = all.filter((text) => /^[A-Z].*\.$/.test(text));
    expect(sentences.length).toBeGreaterThan(8);
    for (const text of sentences) expect(readability.fleschKincaidGrade(text), text).toBeLessThanOrEqual(8);
  });
});
