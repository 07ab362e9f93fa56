import { describe, expect, it } from 'vitest';
import { Memo } from '../../spotting/memo.ts';

describe('what is kept from one reading to the next', () => {
  it('is worked out once, and forgotten when a whole reading has not asked for it', () => {
    const memo = new Memo<string>(100);
    let made = 0;
    const of = (key: string) => memo.of(key, () => `${key} ${++made}`);
    expect([of('a'), of('a')]).toEqual(['a 1', 'a 1']);
    memo.turn();
    expect(of('a')).toBe('a 1');
    memo.turn();
    memo.turn();
    expect(of('a')).toBe('a 2');
  });

  it('is forgotten at once where nobody reads any more', () => {
    const memo = new Memo<number>(100);
    let made = 0;
    memo.of('a', () => ++made);
    memo.forget();
    expect(memo.of('a', () => ++made)).toBe(2);
  });

  it('never holds more than its limit', () => {
    const memo = new Memo<number>(10);
    let made = 0;
    for (const key of ['12345', '67890', 'more']) memo.of(key, () => ++made);
    for (const key of ['12345', '67890', 'more']) memo.of(key, () => ++made);
    expect(made).toBe(4);
    memo.turn();
    for (const key of ['more', '12345', '67890']) memo.of(key, () => ++made);
    expect(made).toBe(5);
  });
});
