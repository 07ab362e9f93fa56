/** Those that search a page's paragraphs for a vocabulary that they are given: their start-up is timed too. */
import AhoCorasick from 'modern-ahocorasick/fast';
import type { Compiled } from '../../../spotting/lexicon.ts';
import { Matcher } from '../../../spotting/matcher.ts';
import { scan } from '../../../spotting/scan.ts';
import type { Contestant } from './contestant.ts';

/** Short, and with nothing in it: what is made at the first search is made at the start. */
const FIRST = 'a short text';

const paragraphs = () => [...document.querySelectorAll('p')].map(({ textContent }) => textContent ?? '');

/**
 * @param make gets what the vocabulary is given as, and returns what counts its terms in a text
 */
function searching(name: string, make: (data: string) => (text: string) => number): Contestant {
  let count: (text: string) => number = () => 0;
  let texts: string[] = [];
  return {
    name,
    writes: false,
    prepare(data) {
      // A run without anything given goes on with what the one before was given.
      if (data === '') return;
      count = make(data);
      count(FIRST);
    },
    run() {
      texts = paragraphs();
      const since = performance.now();
      let found = 0;
      for (const text of texts) found += count(text);
      return { found, work: performance.now() - since };
    },
  };
}

const WORD = /\w/;

/** In the order in which they are told. */
export const VOCABULARIES: readonly Contestant[] = [
  searching('our matcher', (compiled) => {
    const matcher = new Matcher(JSON.parse(compiled) as Compiled);
    return (text) => scan(text, 'text', matcher)?.hits.length ?? 0;
  }),
  searching('one flat expression', (forms) => {
    const expression = new RegExp(`\\b(?:${(JSON.parse(forms) as string[]).join('|')})\\b`, 'gi');
    return (text) => text.match(expression)?.length ?? 0;
  }),
  searching('an Aho-Corasick automaton', (forms) => {
    const automaton = new AhoCorasick(JSON.parse(forms) as string[]);
    return (text) => {
      const small = text.toLowerCase();
      const isWhole = ({ start, end }: { start: number; end: number }) =>
        !WORD.test(small.charAt(start - 1)) && !WORD.test(small.charAt(end));
      return automaton.search(small, { strategy: 'leftmost-longest' }).filter(isWhole).length;
    };
  }),
];
