import { beforeEach, describe, expect, test, vi } from 'vitest';
import { DEFAULTS, type Settings } from '../../browser/settings.ts';
import { contrast } from './contrast.ts';

const session: Record<string, unknown> = {};
/** Frames that are not there any more. */
let gone: number[] = [];
/** True: the session's memory takes no change. */
let full = false;
const drawn: Record<string, unknown[]> = {};
const note = (name: string) => async (what: unknown) => {
  drawn[name] = [...(drawn[name] ?? []), what];
};
vi.mock('webextension-polyfill', () => ({
  default: {
    action: {
      setBadgeText: note('text'),
      setTitle: note('title'),
      setBadgeBackgroundColor: note('colour'),
      setBadgeTextColor: note('textColour'),
    },
    tabs: {
      sendMessage: async (_: number, __: unknown, { frameId }: { frameId: number }) => {
        if (gone.includes(frameId)) throw new Error('Receiving end does not exist');
        return { tens: 1 };
      },
    },
    storage: {
      session: {
        get: async () => ({ ...session }),
        set: async (items: object) => {
          if (full) throw new Error('QUOTA_BYTES quota exceeded');
          Object.assign(session, items);
        },
        remove: async (keys: string | string[]) => {
          if (full) throw new Error('refused');
          for (const key of [keys].flat()) delete session[key];
        },
      },
    },
  },
}));
let settings: Settings = DEFAULTS;
vi.mock('../../browser/settings.ts', async (original) => ({
  ...(await original<object>()),
  readSettings: async () => settings,
}));
const { COLOURS, label } = await import('../../entrypoints/background/label.ts');
const { redraw, reportCounts } = await import('../../entrypoints/background/badge.ts');
const { framesOf, tabsOf } = await import('../../browser/counts.ts');

const STORED = {
  'counts:1:0': { tens: 1 },
  'counts:1:7': { yoga: 2 },
  'counts:11:0': { heat: 3 },
  'panel-address': '#/',
};

beforeEach(() => {
  for (const list of [session, drawn]) for (const key of Object.keys(list)) delete list[key];
  settings = DEFAULTS;
});

test('frames of one tab are told from those of others', () => {
  expect([...framesOf(STORED, 1)]).toEqual([
    [0, { tens: 1 }],
    [7, { yoga: 2 }],
  ]);
  expect([...tabsOf(STORED)]).toEqual([1, 11]);
});

test('what is no report of a frame is left out', () => {
  const nonsense = ['text', -1, null, [], { tens: 'many' }, { tens: -3 }, { tens: 1e99 }, { tens: 0 }];
  const stored = Object.fromEntries(nonsense.map((value, index) => [`counts:1:${index + 50}`, value]));
  expect([...framesOf({ ...STORED, ...stored, 'counts:1:x': { tens: 1 } }, 1).keys()]).toEqual([0, 7]);
});

test('a background that was ended, and has missed that a page was left, forgets the frames of that page', async () => {
  Object.assign(session, {
    'counts:21:0': { tens: 4 },
    'counts:21:7': { yoga: 2 },
    'counts:21:9': { yoga: 1 },
  });
  gone = [7];
  await reportCounts(21, 0, { tens: 1 });
  expect(drawn.text).toEqual([{ tabId: 21, text: '2' }]);
  expect(Object.keys(session)).toEqual(['counts:21:0', 'counts:21:9']);
  // Asked once: what goes from then on is told.
  gone = [9];
  await reportCounts(21, 0, { tens: 2 });
  expect(drawn.text?.at(-1)).toEqual({ tabId: 21, text: '3' });
  gone = [];
});

test('where the session takes nothing the badge is drawn all the same', async () => {
  full = true;
  await reportCounts(3, 0, { tens: 2 });
  await reportCounts(3, 4, { yoga: 1 });
  expect(drawn.text).toEqual([
    { tabId: 3, text: '2' },
    { tabId: 3, text: '3' },
  ]);
  await reportCounts(3, 4, {});
  expect(drawn.text?.at(-1)).toEqual({ tabId: 3, text: '2' });
  full = false;
  await reportCounts(3, 0, {});
  expect(drawn.text?.at(-1)).toEqual({ tabId: 3, text: '' });
  expect(session).toEqual({});
});

describe('the badge', () => {
  test('counts mentions, and the title terms as well', () => {
    expect(label([])).toMatchObject({ badge: '', title: 'Backbrief' });
    expect(label([{ tens: 1 }])).toEqual({
      badge: '1',
      colour: COLOURS.usual,
      title: 'Backbrief: 1 mention of 1 term on this page',
    });
    expect(label([{ tens: 2 }, { tens: 1, yoga: 4 }])).toMatchObject({
      badge: '7',
      title: 'Backbrief: 7 mentions of 2 terms on this page',
    });
    expect(label([{ tens: 1200 }]).badge).toBe('999+');
  });

  test('tells of a red flag by its shape, its colour and in words', () => {
    expect(label([{ tens: 2 }, { 'cauda-equina-syndrome': 1 }])).toEqual({
      badge: '!3',
      colour: COLOURS.redFlag,
      title: 'Backbrief: 3 mentions of 2 terms on this page, including 1 red flag',
    });
    expect(label([{ infection: 1, fracture: 1 }]).title).toMatch(/including 2 red flags$/);
    expect(label([{ infection: 1, tens: 400 }]).badge).toBe('!99+');
  });

  test('can be hidden; the title stays', () => {
    const hidden = label([{ infection: 1, tens: 2 }], false);
    expect(hidden.badge).toBe('');
    expect(hidden.title).toBe('Backbrief: 3 mentions of 2 terms on this page, including 1 red flag');
  });

  test('is legible in both colours', () => {
    for (const ground of [COLOURS.usual, COLOURS.redFlag])
      expect(contrast(COLOURS.text, ground)).toBeGreaterThanOrEqual(4.5);
    expect(COLOURS.usual).not.toBe(COLOURS.redFlag);
  });

  test('is drawn as a frame reports, and in every tab when it is switched off', async () => {
    Object.assign(session, STORED);
    await reportCounts(1, 7, { 'cauda-equina-syndrome': 2 });
    expect(drawn.text).toEqual([{ tabId: 1, text: '!3' }]);
    expect(drawn.colour).toEqual([{ tabId: 1, color: COLOURS.redFlag }]);
    expect(drawn.textColour).toEqual([{ tabId: 1, color: COLOURS.text }]);
    settings = { ...DEFAULTS, badge: false };
    await redraw();
    expect(drawn.text?.slice(1)).toEqual([
      { tabId: 1, text: '' },
      { tabId: 11, text: '' },
    ]);
    expect(session['counts:1:7']).toEqual({ 'cauda-equina-syndrome': 2 });
  });
});
