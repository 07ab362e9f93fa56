import { beforeEach, describe, expect, it, vi } from 'vitest';
import { evidence } from '../../data/evidence.ts';
import { foundGroups, scopedVerdicts } from '../../data/found.ts';
import { totalOf } from '../../data/page-frames.ts';
import { startBack, startBackAnswered, startBackGroup, startBackScore } from '../../data/start-back.ts';

/** What the frames of the tab answer to `go-to`, by frame id. */
const answers = new Map<number, { index: number; count: number } | null>();
const sendMessage = vi.fn(async (_tab: number, _message: unknown, { frameId }: { frameId: number }) =>
  answers.get(frameId),
);
vi.mock('webextension-polyfill', () => ({
  default: { tabs: { sendMessage, getCurrent: async () => undefined } },
}));
const { frameOf, goToMention } = await import('../../browser/finds.ts');
const { addressOf } = await import('../../browser/panel.ts');
const { placeOf, TABS } = await import('../../entrypoints/sidepanel/address.ts');

describe('addresses of the panel', () => {
  it('name their view, and no address at all is this page', () => {
    expect(TABS.map(({ address }) => placeOf(address).view)).toEqual(TABS.map(({ view }) => view));
    expect(placeOf('')).toEqual({ view: 'page' });
    expect(placeOf('#/treatment/tens')).toEqual({ view: 'entry', concept: 'tens' });
    expect(placeOf('#/pathway/heat')).toEqual({ view: 'pathway', node: 'heat' });
    expect(placeOf('#/compare/tens+yoga')).toEqual({ view: 'compare', concepts: ['tens', 'yoga'] });
    expect(placeOf('#/what')).toEqual({ view: 'evidence' });
  });

  it('come from a call of just now, not from one long ago', () => {
    const call = { address: '#/pathway/heat', at: 1_000_000 };
    expect(addressOf(call, call.at + 500)).toBe('#/pathway/heat');
    expect(addressOf(call, call.at + 60_000)).toBeNull();
    for (const spoilt of [undefined, null, '#/page', { address: 4, at: 2 }, { address: '#/page' }])
      expect(addressOf(spoilt, 0)).toBeNull();
  });
});

describe('what a page has', () => {
  it('is grouped with red flags first, then by verdict; unknown concepts are left out', () => {
    const counts = { ibuprofen: 1, tens: 2, 'no-such-thing': 4, 'cauda-equina-syndrome': 1, 'bed-rest': 1 };
    const groups = foundGroups(counts, 'patient');
    expect(groups.map(({ word }) => word)).toEqual(['red flag', 'avoid', 'no-better', 'helps']);
    expect(groups[2]?.found).toMatchObject([{ concept: 'tens', count: 2 }]);
    expect(foundGroups({ tens: 0 }, 'patient')).toEqual([]);
  });

  it('gives a procedure’s verdicts with their kind of pain, and under no single one where they differ', () => {
    const [group] = foundGroups({ 'epidural-steroid-injection': 2 }, 'clinician');
    expect(group?.word).toBe('depends');
    expect(group?.found[0]?.label).toBeNull();
    expect(group?.found[0]?.scoped.map(({ label, forWhom }) => `${label}: ${forWhom}`)).toEqual([
      'Advised against: Axial pain (stays in the back)',
      'Said to help, not rated: Sciatic pain from narrowed nerve passages',
    ]);
    const [facet] = foundGroups({ 'facet-joint-injection': 1 }, 'clinician');
    expect(facet).toMatchObject({ word: 'avoid', found: [{ label: null }] });
    expect(facet?.found[0]?.scoped.map(({ forWhom }) => forWhom)).toEqual(['Axial pain (stays in the back)']);
  });

  it('never gives one verdict for a treatment that has several, nor one of a procedure bare', () => {
    const counts = Object.fromEntries(evidence.treatments.map(({ id }) => [id, 1]));
    const rows = foundGroups(counts, 'clinician').flatMap(({ word, found }) =>
      found.map((row) => ({ ...row, word })),
    );
    expect(rows).toHaveLength(evidence.treatments.length);
    for (const { concept, word, label, scoped } of rows) {
      const of = evidence.treatments.find(({ id }) => id === concept);
      const labels = new Set(of?.verdicts.map((verdict) => verdict.label));
      const words = new Set(of?.verdicts.map((verdict) => verdict.verdict));
      expect(word === 'depends', concept).toBe(words.size > 1);
      if (labels.size > 1 || (of?.kind === 'procedure' && word !== 'not-covered'))
        expect([label, scoped.length], concept).toEqual([null, of?.verdicts.length]);
      else expect([label, scoped], concept).toEqual([[...labels][0], []]);
    }
  });

  it('leaves a treatment with one verdict its one word', () => {
    const one = evidence.treatments.find(({ id }) => id === 'tens');
    expect(one && scopedVerdicts(one)).toEqual([]);
  });

  it('has plain names for patients and students', () => {
    const plain = (reader: 'patient' | 'student' | 'clinician') =>
      foundGroups({ malignancy: 1, tens: 1 }, reader).flatMap(({ found }) =>
        found.map(({ plainName }) => plainName),
      );
    expect(plain('patient')).toEqual(['cancer as a cause of back pain', expect.stringContaining('device')]);
    expect(plain('student')).toEqual(plain('patient'));
    expect(plain('clinician')).toEqual([null, null]);
  });

  it('is sorted by name within a group', () => {
    const names = foundGroups({ tens: 1, 'lumbar-supports': 1 }, 'patient').flatMap(({ found }) =>
      found.map(({ name }) => name),
    );
    expect(names).toEqual([...names].sort());
    expect(names).toHaveLength(2);
  });
});

const FRAMES = new Map([
  [0, { tens: 2, yoga: 1 }],
  [7, { yoga: 1 }],
  [9, { tens: 3 }],
]);

describe('mentions over the frames of a tab', () => {
  beforeEach(() => {
    answers.clear();
    sendMessage.mockClear();
  });

  it('are counted on from frame to frame', () => {
    expect(totalOf(FRAMES.values())).toEqual({ tens: 5, yoga: 2 });
    expect(frameOf(FRAMES, 'tens', 1)).toEqual({ frameId: 0, before: 0, here: 2 });
    expect(frameOf(FRAMES, 'tens', 2)).toEqual({ frameId: 9, before: 2, here: 3 });
    expect(frameOf(FRAMES, 'tens', 5)).toBeNull();
    expect(frameOf(FRAMES, 'heat', 0)).toBeNull();
  });

  const finds = { tabId: 3, url: '', state: 'read', frames: FRAMES } as const;

  it('are asked for in their own frame, by id and index only', async () => {
    answers.set(9, { index: 1, count: 3 });
    expect(await goToMention(finds, 'tens', 3)).toBe(3);
    expect(sendMessage.mock.calls).toEqual([
      [3, { type: 'go-to', concept: 'tens', index: 1 }, { frameId: 9 }],
    ]);
  });

  it('that have gone are told from the last that is left', async () => {
    answers.set(9, { index: 0, count: 1 });
    expect(await goToMention(finds, 'tens', 4)).toBe(2);
    answers.set(9, { index: -1, count: 0 });
    expect(await goToMention(finds, 'tens', 4)).toBeNull();
    answers.set(9, null);
    expect(await goToMention(finds, 'tens', 4)).toBeNull();
    expect(await goToMention({ ...finds, tabId: null }, 'tens', 0)).toBeNull();
  });
});

/** Answers of which the first so many physical and psychosocial items count. */
function answered(physical: number, psychosocial: number): Record<string, boolean> {
  const part = (is: boolean, count: number) =>
    startBack.items
      .filter((item) => item.psychosocial === is)
      .map(({ id }, at): [string, boolean] => [id, at < count]);
  return Object.fromEntries([...part(false, physical), ...part(true, psychosocial)]);
}

describe('STarT Back', () => {
  it('has nine items, of which the last five are psychosocial', () => {
    expect(startBack.items.map(({ psychosocial }) => psychosocial)).toEqual([
      ...Array(4).fill(false),
      ...Array(5).fill(true),
    ]);
  });

  it.each([
    [0, 0, 'low'],
    [3, 0, 'low'],
    [0, 3, 'low'],
    [4, 0, 'medium'],
    [1, 3, 'medium'],
    [4, 3, 'medium'],
    [0, 4, 'high'],
    [4, 5, 'high'],
  ] as const)('%i physical and %i psychosocial is %s', (physical, psychosocial, group) => {
    const total = physical + psychosocial;
    expect(startBackScore(answered(physical, psychosocial))).toEqual({ total, psychosocial, group });
    expect(startBackGroup(total, psychosocial)).toBe(group);
  });

  it('gives no score before every item has an answer', () => {
    const all = answered(4, 5);
    const { mood: _, ...open } = all;
    expect(startBackScore({})).toBeNull();
    expect(startBackScore(open)).toBeNull();
    expect(startBackAnswered(open)).toBe(8);
    expect(startBackScore({ ...open, other: true })).toBeNull();
  });
});
