import { expect, test, vi } from 'vitest';

vi.mock('webextension-polyfill', () => ({ default: {} }));
const { label } = await import('../../entrypoints/background/badge.ts');
const { framesOf } = await import('../../browser/counts.ts');

test('frames of one tab are told from those of others', () => {
  const stored = {
    'counts:1:0': { tens: 1 },
    'counts:1:7': { yoga: 2 },
    'counts:11:0': { heat: 3 },
    'panel-address': '#/',
  };
  expect([...framesOf(stored, 1)]).toEqual([
    [0, { tens: 1 }],
    [7, { yoga: 2 }],
  ]);
});

test('the badge counts mentions, the title terms as well', () => {
  expect(label([])).toEqual({ badge: '', title: 'Backbrief' });
  expect(label([{ tens: 1 }])).toEqual({ badge: '1', title: 'Backbrief: 1 mention of 1 term on this page' });
  expect(label([{ tens: 2 }, { tens: 1, yoga: 4 }])).toEqual({
    badge: '7',
    title: 'Backbrief: 7 mentions of 2 terms on this page',
  });
  expect(label([{ tens: 1200 }]).badge).toBe('999+');
});
