/**
 * The words that rules begin with, as they stand in the bundle. Most heads tell them at a glance, "(ease|sooth)s? …";
 * the rest are worked out when the extension is built and written short. They would weigh a third of the rules.
 */
import { type CutRule, wordKey, wordsOf } from './triggers.ts';

/** Capital letters stand for numbers: "A" for none. */
const NONE = 65;
const MOST = 25;

/** Writes words short: each as what it shares with the one before it, told by a capital letter, and its rest. */
export function shorten(words: readonly string[]): string {
  let last = '';
  return [...words]
    .sort()
    .map((word) => {
      let shared = 0;
      while (shared < MOST && shared < word.length && word[shared] === last[shared]) shared += 1;
      last = word;
      return String.fromCharCode(NONE + shared) + word.slice(shared);
    })
    .join('');
}

/** The words that were written short. */
export function spelled(short: string): string[] {
  let last = '';
  return (short.match(/[A-Z][^A-Z]*/g) ?? []).map((one) => {
    last = last.slice(0, one.charCodeAt(0) - NONE) + one.slice(1);
    return last;
  });
}

/** A word with the endings it may have, and what comes after it: "eas(e|es|ed)", "cures?", "fed up". */
const ENDINGS = /^([a-z']+)(?:\(([a-z|]+)\)(\?)?|(\?))?(?: [^?].*)?$/;

function withEndings(part: string, more: readonly string[]): string[] | null {
  const [whole, stem = '', endings, maybe, letter] = ENDINGS.exec(part) ?? [];
  if (whole === undefined) return null;
  const words = letter
    ? [stem.slice(0, -1), stem]
    : endings
      ? [...endings.split('|'), ...(maybe ? [''] : [])].map((ending) => stem + ending)
      : [stem];
  return part.includes(' ') ? words : words.flatMap((word) => more.map((ending) => word + ending));
}

/** The parts of a group that begins a head, and where it closes; null where it is not closed. */
function partsOf(head: string): { parts: string[]; close: number } | null {
  const parts: string[] = [];
  let depth = 0;
  let from = 1;
  for (let at = 0; at < head.length; at++) {
    const sign = head.charCodeAt(at);
    if (sign === 40) depth += 1;
    else if ((sign === 124 && depth === 1) || (sign === 41 && --depth === 0)) {
      parts.push(head.slice(from, at));
      from = at + 1;
      if (depth === 0) return { parts, close: at + 1 };
    }
  }
  return null;
}

/** The words that a head tells at a glance; null where they have to be worked out. */
function glance(head: string): string[] | null {
  let parts = [head];
  let more = [''];
  if (head.startsWith('(')) {
    const group = partsOf(head);
    const after = group && /^(?:\(([a-z|]+)\)(\?)?)?(?= [^?]|$)/.exec(head.slice(group.close));
    if (!after) return null;
    parts = group.parts;
    if (after[1]) more = [...after[1].split('|'), ...(after[2] ? [''] : [])];
  }
  const words: string[] = [];
  for (const part of parts) {
    const told = withEndings(part, more);
    if (!told) return null;
    for (const word of told) words.push(wordKey(word));
  }
  return words;
}

/** The words that a head of a rule may begin with, where they are written short. */
export function wordsIn(rule: CutRule, number: number): string[] {
  const short = rule.words?.[number];
  if (short !== undefined) return spelled(short);
  const head = rule.heads[number] ?? '';
  return /[(?]/.test(head) ? (glance(head) ?? wordsOf(rule, number)) : wordsOf(rule, number);
}
