import { describe, expect, test } from 'vitest';
import type { FrameReading } from '../../browser/messages.ts';
import type { SeenMention } from '../../scripts/eyes.ts';
import { NOT_ASKED_FOR, type PageReport, saysOf } from '../../scripts/page-report.ts';
import { summary } from '../../scripts/summary.ts';
import { byTelling, firstToTell } from '../../scripts/telling.ts';

const mention = (concept: string, verdict: string, said: Partial<SeenMention> = {}): SeenMention => ({
  text: concept.toUpperCase(),
  concept,
  verdict,
  status: null,
  claim: null,
  outcome: null,
  ...said,
});

const flag = (concept: string, status: SeenMention['status']) => mention(concept, 'red-flag', { status });

const report = (mentions: SeenMention[], more: Partial<PageReport> = {}): PageReport => ({
  page: 'note',
  address: 'http://127.0.0.1/',
  title: '',
  mentions,
  says: null,
  picture: 'page.png',
  cards: [],
  notOpened: [],
  ...more,
});

const linesOf = (...given: Parameters<typeof report>) =>
  summary(report(...given), 'out/note')
    .split('\n')
    .map((line) => line.replace(/ {2,}/g, ' | '));

test('it counts, and says what was left out', () => {
  const lines = linesOf(
    [
      mention('tens', 'no-better'),
      mention('tens', 'no-better'),
      mention('yoga', 'helps'),
      mention('heat', 'short-term'),
    ],
    {
      cards: [{ concept: 'tens', file: 'card-tens.png', status: null, claim: null, outcome: null }],
      notOpened: [
        { concept: 'heat', why: 'covered by div#banner' },
        { concept: 'yoga', why: NOT_ASKED_FOR },
      ],
    },
  );
  expect(lines[0]).toBe('note: 4 mentions of 3 concepts, 1 card');
  expect(lines).toContain('tens | no-better | not read | 2 | TENS | card-tens.png');
  expect(lines).toContain('1 more card not opened: no more were asked for (--cards).');
  expect(lines).toContain('No card of heat: covered by div#banner.');
  expect(lines).toContain('out/note/report.json');
  expect(lines.join()).not.toContain('red flag');
});

test('red flags come first: those that are there, then past and possible ones, then denied ones', () => {
  const lines = linesOf([
    mention('yoga', 'helps', { status: 'planned' }),
    flag('infection', 'negated'),
    flag('fracture', 'family'),
    flag('malignancy', 'past'),
    flag('neurological-deficit', 'hypothetical'),
    flag('cauda-equina-syndrome', 'present'),
    flag('infection', 'negated'),
    flag('bladder-bowel-disturbance', null),
  ]);
  const at = lines.findIndex((line) => line.startsWith('red flag'));
  expect(lines.slice(at + 2, at + 8).map((line) => line.split(' | ').slice(0, 3).join())).toEqual([
    'cauda-equina-syndrome,present,1',
    'bladder-bowel-disturbance,not read,1',
    'malignancy,past,1',
    'neurological-deficit,hypothetical,1',
    'infection,negated,2',
    'fracture,family,1',
  ]);
  expect(lines.findIndex((line) => line.startsWith('yoga | helps | planned'))).toBeGreaterThan(at);
});

test('rows of a treatment stand together, the claims to be careful with first', () => {
  const general = { status: 'general' } as const;
  const lines = linesOf(
    [
      mention('yoga', 'helps', { ...general, claim: 'none' }),
      mention('tens', 'no-better', { ...general, claim: 'none' }),
      mention('yoga', 'helps', { ...general, claim: 'benefit', outcome: 'agrees' }),
      mention('tens', 'no-better', { ...general, claim: 'no-benefit', outcome: 'agrees' }),
      mention('tens', 'no-better', {
        ...general,
        claim: 'benefit',
        outcome: 'opposite',
        text: 'TENS\n unit',
      }),
    ],
    {
      cards: [{ concept: 'tens', file: 'card-tens.png', ...general, claim: 'benefit', outcome: 'opposite' }],
    },
  );
  expect(lines.filter((line) => /^(treatment|tens|yoga)/.test(line))).toEqual([
    'treatment | verdict | status | claim | documents | times | as written | card',
    'yoga | helps | general | benefit | agrees | 1 | YOGA',
    'yoga | helps | general | 1 | YOGA',
    'tens | no-better | general | benefit | opposite | 1 | TENS unit | card-tens.png',
    'tens | no-better | general | no-benefit | agrees | 1 | TENS',
    'tens | no-better | general | 1 | TENS',
  ]);
});

describe('what the page says as a whole', () => {
  const says: FrameReading = {
    statuses: {
      ibuprofen: { general: 2 },
      'cauda-equina-syndrome': { present: 1 },
      'bladder-bowel-disturbance': { hypothetical: 1 },
    },
    claims: [
      { claimed: { concept: 'ibuprofen', asserts: 'benefit' }, index: 0, words: 'Ibuprofen eases it.' },
      { claimed: { concept: 'ibuprofen', asserts: 'strong' }, index: 1, words: 'Ibuprofen cures it.' },
    ],
    selling: [
      { kind: 'booking', words: 'Book now' },
      { kind: 'price', words: '$20' },
      { kind: 'booking', words: 'Call\n today' },
    ],
    named: [{ companion: 'ulcer-or-bleed', status: 'general', words: 'stomach ulcer' }],
  };
  const mentions = [
    mention('ibuprofen', 'helps', { status: 'general' }),
    flag('cauda-equina-syndrome', 'present'),
    mention('ibuprofen', 'helps', { status: 'general' }),
    flag('bladder-bowel-disturbance', 'hypothetical'),
  ];

  test('it tells signs that stand together, claims, signs of selling, and cautions with their words', () => {
    const lines = linesOf(mentions, { says: saysOf([{ busy: false, mentions, says }]) });
    expect(lines).toContain('2 claims: 1 agrees, 1 says more');
    expect(lines).toContain('Asks to book or buy | “Book now”, “Call today”');
    expect(lines).toContain('Price or way to pay | “$20”');
    expect(lines.some((line) => /are both mentioned\.$/.test(line))).toBe(true);
    const caution = lines.find((line) => line.startsWith('- Ibuprofen: '));
    expect(caution).toMatch(/\(Because this page names “stomach ulcer”\)$/);
  });

  test('of a page that was not read nothing is told', () => {
    expect(saysOf([{ busy: false, mentions, says: null }])).toBe(null);
    expect(linesOf(mentions).join()).not.toMatch(/Read by rules|claim/);
  });
});

test('the card of a concept is opened where it tells most', () => {
  const candidates = [
    mention('tens', 'no-better', { claim: 'none', status: 'general', text: 'heading' }),
    mention('tens', 'no-better', { claim: 'no-benefit', outcome: 'agrees', text: 'agrees' }),
    mention('tens', 'no-better', { claim: 'benefit', outcome: 'opposite', text: 'opposite' }),
    mention('tens', 'no-better', { claim: 'benefit', outcome: 'opposite', text: 'opposite again' }),
  ].map((mention) => ({ mention }));
  expect(firstToTell(candidates).map(({ mention }) => mention.text)).toEqual([
    'opposite',
    'opposite again',
    'agrees',
    'heading',
  ]);
  expect(byTelling(flag('fracture', 'general'), candidates[2]?.mention as SeenMention)).toBeLessThan(0);
});
