/** The first look at a page: the only part of spotting that runs on pages that never speak of the back. */
import { ANCHORS, HOOKS, REACH } from './anchors.computed.ts';
import { foldText, hidesLetters } from './fold.ts';
import { SEPARATORS } from './trie.ts';

/**
 * An expression of all anchors takes longer to make than most pages take to be read. So only their hooks are looked for, and the
 * anchors of a hook are tried where it stands.
 */
let hooks: RegExp | null = null;
let separators: RegExp | null = null;
const made = new Map<string, RegExp>();

/**
 * False where nothing can be painted, because neither the back nor the spine is named. Takes a whole
 * page's text, blocks run together or not. It does not fold the text, which would cost more than to
 * search it, unless soft hyphens and the like may stand inside a word.
 */
export function mayMatter(text: string): boolean {
  return holdsAnchor(text) || (hidesLetters(text) && holdsAnchor(foldText(text)));
}

function holdsAnchor(text: string): boolean {
  hooks ??= new RegExp(HOOKS, 'gi');
  hooks.lastIndex = 0;
  for (let hit = hooks.exec(text); hit; hit = hooks.exec(text)) {
    const [hook] = hit;
    // One hook may begin inside another.
    hooks.lastIndex = hit.index + 1;
    const anchors = anchorsWith(asWritten(hook).toLowerCase());
    const around = text.slice(Math.max(0, hit.index - REACH), hit.index + REACH);
    if (!anchors || anchors.test(asWritten(around))) return true;
  }
  return false;
}

/** One space in place of whatever parts two words. */
function asWritten(text: string): string {
  separators ??= new RegExp(SEPARATORS, 'g');
  return text.replace(separators, ' ');
}

/** Finds the anchors with a hook; null where the hook is one. */
function anchorsWith(hook: string): RegExp | null {
  const source = ANCHORS[hook];
  if (source === undefined) return null;
  let anchors = made.get(hook);
  if (!anchors) {
    anchors = new RegExp(source, 'i');
    made.set(hook, anchors);
  }
  return anchors;
}
