/** Libraries that put an element around each term. */
import AdvancedMark from 'advanced-mark.js/dist/mark.es6.js';
import findAndReplaceDOMText from 'findandreplacedomtext';
import Mark from 'mark.js/dist/mark.es6.js';
import type { Contestant } from './contestant.ts';
import { flatExpression, trieExpression } from './readers.ts';
import { TERMS } from './terms.computed.ts';

let flat: RegExp;
let trie: RegExp;
/** Made once, so that nobody compiles them anew at each run. */
const prepare = () => {
  flat ??= flatExpression();
  trie ??= trieExpression();
};

/** Whole words only, several words as one term, no letters with accents in the place of others. */
const WHOLE = { separateWordSearch: false, accuracy: 'exactly', diacritics: false } as const;

/** So many terms are given at once: it calls itself for each, and more would be too deep for the browser's stack. */
const AT_ONCE = 250;

/** Runs something that calls back with the number of its marks. */
function counted(begin: (done: (found: number) => void) => void): Promise<{ found: number }> {
  return new Promise((end) => begin((found) => end({ found })));
}

/** In the order in which they are told. */
export const WRITERS: readonly Contestant[] = [
  {
    name: 'mark.js markRegExp',
    writes: true,
    prepare,
    run: () => counted((done) => new Mark(document.body).markRegExp(flat, { done })),
  },
  {
    name: 'mark.js markRegExp, trie',
    writes: true,
    prepare,
    run: () => counted((done) => new Mark(document.body).markRegExp(trie, { done })),
  },
  {
    name: 'mark.js mark',
    writes: true,
    slow: true,
    prepare,
    async run() {
      let found = 0;
      for (let from = 0; from < TERMS.length; from += AT_ONCE) {
        const some = TERMS.slice(from, from + AT_ONCE);
        found += (await counted((done) => new Mark(document.body).mark(some, { ...WHOLE, done }))).found;
      }
      return { found };
    },
  },
  {
    name: 'advanced-mark.js markRegExp',
    writes: true,
    prepare,
    run: () => counted((done) => new AdvancedMark(document.body).markRegExp(flat, { done })),
  },
  {
    name: 'advanced-mark.js mark',
    writes: true,
    prepare,
    // It can look for all terms in one expression of its own making.
    run: () =>
      counted((done) =>
        new AdvancedMark(document.body).mark(TERMS, { ...WHOLE, combinePatterns: true, done }),
      ),
  },
  {
    name: 'findandreplacedomtext',
    writes: true,
    prepare,
    run() {
      let found = 0;
      const replace = ({ text }: { text: string }) => {
        found++;
        const element = document.createElement('mark');
        element.textContent = text;
        return element;
      };
      findAndReplaceDOMText(document.body, { find: flat, replace });
      return { found };
    },
  },
];
