import { describe, expect, it } from 'vitest';
import { VOICES } from '../../spotting/patient.computed.ts';
import { RuleFinder } from '../../spotting/rule-finder.ts';
import { wordPairs } from '../../spotting/rule-words.ts';
import { STATUS_TRIGGERS } from '../../spotting/status.computed.ts';
import { STATUS_RULES } from '../../spotting/status-rules.ts';
import { type FiledRules, fileRules, headSource } from '../../spotting/triggers.ts';

const words = (find: string) =>
  wordPairs(find)
    .map((pair) => pair.join(' '))
    .sort();

describe('the first two words of a rule', () => {
  it.each([
    ['fail(ed|s) to', ['failed to', 'fails to']],
    ['(no|little) (relief|benefit) from', ['little benefit', 'little relief', 'no benefit', 'no relief']],
    ['contra ?indicated', ['contra indicated', 'contraindicated *']],
    ["(is|was)( ?n't| not)", ['is n', 'is not', "isn '", 'was n', 'was not', "wasn '"]],
    ['(very )*happy with', ['happy with', 'very happy', 'very very']],
    ['thanks ~to', ['thanks *']],
    ['\\d+ mg', ['# *']],
    ['[-:] ?no(?=[.,])', ['- *', ': *']],
    ['w/o', ['w /']],
  ])('%s', (find, pairs) => {
    expect(words(find)).toEqual(pairs);
  });

  it('has to be whole', () => {
    expect(() => fileRules(['help\\w* with'])).toThrow('whole words');
  });
});

/** What each rule finds at each word of a text: rule, beginning and end. */
function found(filed: FiledRules, text: string): string[] {
  const finder = new RuleFinder(filed);
  const rows: string[] = [];
  let at = 0;
  for (let here = finder.next(text, at, text.length); here; here = finder.next(text, at, text.length)) {
    at = finder.end;
    for (const candidate of here) {
      const end = finder.endOf(candidate, text);
      if (end > finder.start) rows.push(`${candidate.rule} ${finder.start} ${end}`);
    }
  }
  return rows.sort();
}

/** The same, with every expression tried at every word. */
function foundByTrying(filed: FiledRules, text: string): string[] {
  const rules = filed.cuts.map((cut) => cut.heads.map((_, index) => new RegExp(headSource(cut, index), 'y')));
  const rows: string[] = [];
  for (const { index } of text.matchAll(/(?<![a-z0-9])[a-z0-9]|[^\sa-z0-9]/g)) {
    for (const [number, heads] of rules.entries()) {
      for (const head of heads) {
        head.lastIndex = index;
        if (!head.test(text)) continue;
        const end = index + text.slice(index, head.lastIndex).trimEnd().length;
        if (end > index) rows.push(`${number} ${index} ${end}`);
        break;
      }
    }
  }
  return rows.sort();
}

describe('finding rules by their words', () => {
  it('finds what trying every rule at every word finds', () => {
    const text = STATUS_RULES.map(({ example }) => example.replace(/[{}]/g, ''))
      .join(' ')
      .toLowerCase();
    expect(found(STATUS_TRIGGERS.filed, text)).toEqual(foundByTrying(STATUS_TRIGGERS.filed, text));
    expect(found(VOICES, text)).toEqual(foundByTrying(VOICES, text));
  }, 60_000);

  it('stops only where two words of the text fit', () => {
    const finder = new RuleFinder(fileRules(['no (fever|chills)', 'denies']));
    const text = 'x denies x no x no chills '.repeat(50);
    let looked = 0;
    let at = 0;
    for (let here = finder.next(text, at, text.length); here; here = finder.next(text, at, text.length)) {
      at = finder.end;
      looked += 1;
    }
    expect(looked).toBe(100);
  });
});
