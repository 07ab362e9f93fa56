import { hooksOf } from './hooks.ts';
import { anchorsOf } from './lexicon.ts';
import { MOST_SEPARATORS, trieSource } from './trie.ts';

const anchors = anchorsOf();
const hooks = hooksOf(anchors);
const byHook = Map.groupBy(anchors, (anchor) => hooks.find((hook) => anchor.includes(hook)) as string);

/** Source of an expression that finds the hook of an anchor in text as it stands; short, so that it costs little to make. */
export const HOOKS = trieSource(byHook.keys());

/**
 * By hook: source of an expression that finds the anchors with that hook in text in which one space stands between two words. A
 * hook that is an anchor by itself has none.
 */
export const ANCHORS: Record<string, string | undefined> = Object.fromEntries(
  [...byHook].flatMap(([hook, all]) => (all.includes(hook) ? [] : [[hook, trieSource(all, ' ')]])),
);

/** Units of the longest anchor, with as much between its words as there may be. */
export const REACH = Math.max(
  ...anchors.map((anchor) => anchor.length + (anchor.split(' ').length - 1) * (MOST_SEPARATORS - 1)),
);
