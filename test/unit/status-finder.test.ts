import { describe, expect, it } from 'vitest';
import { CONTEXTS } from '../../spotting/claim-context-rules.ts';
import { VOICES } from '../../spotting/patient-words.ts';
import { RuleFinder } from '../../spotting/rule-finder.ts';
import { wordPairs } from '../../spotting/rule-words.ts';
import { STATUS_RULES } from '../../spotting/status-rules.ts';
import { type FiledRules, fileBeginnings, fileRules, packTables } from '../../spotting/triggers.ts';
import { Vocabulary, Words } from '../../spotting/vocabulary.ts';
import { expressionOf } from './rule-expressions.ts';

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

/** A finder of some rules, and what it may find at each word of a text. */
function finderOf(filed: FiledRules, text: string) {
  const packed = packTables({ rules: filed });
  const vocabulary = new Vocabulary(packed.words);
  const finder = new RuleFinder(packed.tables.rules, vocabulary);
  const words = new Words();
  vocabulary.read(text, words);
  const looks = Array.from({ length: words.count }, (_, index) => ({
    here: finder.at(words, index, text),
    start: words.starts[index] as number,
    end: words.ends[index] as number,
  }));
  return { finder, looks };
}

/** What each rule finds at each word of a text: rule, beginning and end. */
function found(filed: FiledRules, text: string): string[] {
  const { finder, looks } = finderOf(filed, text);
  return looks
    .flatMap(({ here, start, end }) =>
      here.map((candidate) => [candidate.rule, start, finder.endOf(candidate, text, start, end)] as const),
    )
    .filter(([, start, end]) => end > start)
    .map((row) => row.join(' '))
    .sort();
}

/** The same, with every expression tried at every word. */
function foundByTrying(filed: FiledRules, text: string): string[] {
  const rules = filed.rules.map((rule) => rule.heads.map((head) => expressionOf(filed, rule, [head])));
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
    for (const filed of [
      fileRules(STATUS_RULES.map(({ find }) => find)),
      fileRules(VOICES),
      fileBeginnings(CONTEXTS),
    ])
      expect(found(filed, text)).toEqual(foundByTrying(filed, text));
  }, 60_000);

  it('looks only where a word of the text fits, and the letter that comes next', () => {
    const text = 'x denies x no x no chills '.repeat(50);
    const { looks } = finderOf(fileRules(['no (fever|chills)', 'denies']), text);
    expect(looks.filter(({ here }) => here.length > 0)).toHaveLength(100);
  });
});
