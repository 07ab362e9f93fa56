import { describe, expect, it } from 'vitest';
import { groupsOf } from '../../entrypoints/popup/found.ts';

const DAY = new Date('2026-11-22');

describe('what the popup lists', () => {
  it('puts red flags first, then what is advised against, and leaves out what it does not know', () => {
    const counts = { ibuprofen: 1, tens: 2, 'no-such-thing': 4, 'cauda-equina-syndrome': 1, 'bed-rest': 1 };
    const groups = groupsOf(counts, 'patient', DAY);
    expect(groups.map(({ word }) => word)).toEqual(['red flag', 'avoid', 'no-better', 'helps']);
    expect(groups.flatMap(({ found }) => found).find(({ concept }) => concept === 'tens')?.count).toBe(2);
  });

  it('lists nothing for a page with nothing', () => {
    expect(groupsOf({}, 'clinician', DAY)).toEqual([]);
    expect(groupsOf({ tens: 0 }, 'clinician', DAY)).toEqual([]);
  });
});
