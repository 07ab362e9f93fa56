import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ToBackground } from '../../browser/messages.ts';
import { evidence } from '../../data/evidence.ts';
import type { OnPage } from '../../data/reading.ts';
import { isSound } from '../../entrypoints/background/sound.ts';

const HERE: OnPage = {
  status: 'current',
  claimed: {
    concept: 'tens',
    asserts: 'benefit',
    situation: { duration: 'chronic', pattern: null, spasm: false },
    harms: ['skin'],
    limited: false,
  },
  flags: [{ concept: 'fever', status: 'negated' }],
  named: [{ companion: 'ulcer-or-bleed', status: 'past' }],
};
const FLAG = evidence.redFlags[0]?.id ?? '';
const BOX = { x: -12.5, y: 0, width: 80, height: 18 };

/** One of each sort as the parts of Backbrief send them. */
const SOUND: { [K in keyof ToBackground]: ToBackground[K]['ask'] } = {
  'get-card': {
    concept: 'tens',
    reader: 'student',
    here: { ...HERE, flags: [{ concept: FLAG, status: 'negated' }] },
  },
  'check-claims': { claims: [{ concept: 'tens', asserts: 'harm' }] },
  'load-spotter': {},
  'load-reading': {},
  'load-card': {},
  'load-face': { frame: 4294967297, key: '0123456789abcdef0123456789abcdef' },
  'relay-card': {
    concept: FLAG,
    here: null,
    boxes: [BOX],
    viewport: { width: 300, height: 120 },
    via: 'keyboard',
  },
  'relay-release': { close: true },
  'report-counts': { counts: { tens: 3, [FLAG]: 1 } },
  'is-page-on': {},
  'open-panel': { address: `#/treatment/${FLAG}` },
};

test.each(Object.entries(SOUND))(
  '%s is let in, and is not with anything more, less or else in it',
  (type, ask) => {
    const message = { type, ...ask } as Record<string, unknown>;
    expect(isSound(message)).toBe(true);
    expect(isSound({ ...message, surprise: 1 })).toBe(false);
    for (const name of Object.keys(ask)) {
      const { [name]: _, ...less } = message;
      if (name !== 'here') expect(isSound(less), `without ${name}`).toBe(false);
      for (const wrong of [0, 'nothing', [null], { x: 1 }, Number.NaN])
        expect(isSound({ ...message, [name]: wrong }), `${name}: ${JSON.stringify(wrong)}`).toBe(false);
    }
  },
);

test.each([
  ['a view that no card has', { type: 'open-panel', address: '#/documents' }],
  ['an address outside the panel', { type: 'open-panel', address: 'https://x.example/' }],
  [
    'a concept that is not known',
    { type: 'open-panel', address: '#/treatment/<img src=x onerror=alert(1)>' },
  ],
  [
    'a size that no browser has',
    { type: 'relay-card', ...SOUND['relay-card'], viewport: { width: 1e12, height: 1 } },
  ],
  [
    'a place that is no number',
    { type: 'relay-card', ...SOUND['relay-card'], boxes: [{ ...BOX, x: Number.POSITIVE_INFINITY }] },
  ],
  ['boxes without end', { type: 'relay-card', ...SOUND['relay-card'], boxes: Array(1001).fill(BOX) }],
  [
    'claims without end',
    { type: 'check-claims', claims: Array(10_001).fill(SOUND['check-claims'].claims[0]) },
  ],
  ['numbers that count nothing', { type: 'report-counts', counts: { tens: -1 } }],
  ['numbers of what is not known', { type: 'report-counts', counts: { nothing: 1 } }],
  [
    'words in place of an id',
    {
      type: 'get-card',
      concept: 'tens',
      reader: 'patient',
      here: { ...HERE, named: [{ companion: 'x', status: 'past' }] },
    },
  ],
  ['a name of the prototype', { type: 'constructor' }],
])('%s is not let in', (_, message) => {
  expect(isSound(message)).toBe(false);
});

test('nothing makes the check throw, and hardly anything is let in', () => {
  const types = fc.constantFrom(...Object.keys(SOUND), 'toString', '__proto__', '');
  const empty = new Set(['load-spotter', 'load-reading', 'load-card', 'is-page-on']);
  fc.assert(
    fc.property(
      fc.oneof(
        fc.anything(),
        fc.tuple(types, fc.object()).map(([type, rest]) => ({ ...rest, type })),
      ),
      (message) => {
        const sound = isSound(message);
        const type = (message as { type?: string } | null)?.type ?? '';
        expect(sound).toBe(sound && (empty.has(type) || type === 'report-counts'));
      },
    ),
    { numRuns: 2000 },
  );
});
