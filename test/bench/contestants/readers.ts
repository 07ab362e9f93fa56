/** Those that only read: the floor that nobody can be below who visits each character, and two ways to search on the same walk. */
import AhoCorasick from 'modern-ahocorasick/fast';
import { trieSource } from '../../../spotting/trie.ts';
import { type Contestant, rootsOf } from './contestant.ts';
import { TERMS } from './terms.computed.ts';

let roots: readonly Node[] = [];
const prepareRoots = () => {
  roots = rootsOf(document);
};

/** Walks the text nodes. A loop of its own for each reader: a shared one would be made slower by all that is called in it. */
const walkOf = (root: Node) => document.createTreeWalker(root, NodeFilter.SHOW_TEXT);

/** Walks the text nodes and reads each character once. */
const floor: Contestant = {
  name: 'floor',
  writes: false,
  prepare: prepareRoots,
  run() {
    let total = 0;
    let read = 0;
    for (const root of roots) {
      const walker = walkOf(root);
      for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
        const { data } = node;
        for (let at = 0; at < data.length; at++) total += data.charCodeAt(at);
        read += data.length;
      }
    }
    return { found: read, sum: total };
  },
};

const quoted = (term: string) => term.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** One alternative for each term, at word borders. */
export const flatExpression = (): RegExp => new RegExp(`\\b(?:${TERMS.map(quoted).join('|')})\\b`, 'gi');

/** The same terms, those that begin alike written together: what one gets who takes trouble over the expression. */
export const trieExpression = (): RegExp => new RegExp(`\\b${trieSource(TERMS)}\\b`, 'gi');

function searcher(name: string, make: () => RegExp): Contestant {
  let search: RegExp | null = null;
  return {
    name,
    writes: false,
    prepare() {
      prepareRoots();
      search ??= make();
    },
    run() {
      const expression = search as RegExp;
      let found = 0;
      for (const root of roots) {
        const walker = walkOf(root);
        for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
          const { data } = node;
          expression.lastIndex = 0;
          while (expression.exec(data)) found++;
        }
      }
      return { found };
    },
  };
}

const WORD = /\w/;

let automaton: AhoCorasick | null = null;

/** Its variant for speed; it knows neither capitals nor word borders, which are looked at afterwards. */
const ahoCorasick: Contestant = {
  name: 'modern-ahocorasick',
  writes: false,
  prepare() {
    prepareRoots();
    automaton ??= new AhoCorasick(TERMS);
  },
  run() {
    let found = 0;
    for (const root of roots) {
      const walker = walkOf(root);
      for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
        const text = node.data.toLowerCase();
        for (const { start, end } of automaton?.search(text, { strategy: 'leftmost-longest' }) ?? [])
          if (!WORD.test(text.charAt(start - 1)) && !WORD.test(text.charAt(end))) found++;
      }
    }
    return { found };
  },
};

/** In the order in which they are told. */
export const READERS: readonly Contestant[] = [
  floor,
  searcher('flat expression', flatExpression),
  searcher('trie expression', trieExpression),
  ahoCorasick,
];
