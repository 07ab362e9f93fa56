/** Whom a sentence speaks of or to: read in one pass, word by word. */

/** What the words of a sentence show, as bits. */
export const SHOWS = {
  /** Somebody speaks of themselves or of one other person. */
  person: 1,
  /** Somebody is addressed, or people in general are spoken of. */
  address: 2,
  /** Experts who are quoted speak of many. */
  group: 4,
  /** "If you have …", "if your pain began with …". */
  condition: 8,
  /** Somebody's family is named. */
  kin: 16,
  /** A sentence tells to seek help. */
  warning: 32,
} as const;

const WORDS: readonly [number, string][] = [
  [SHOWS.person, 'i me my mine myself he she him her his hers mr mrs ms'],
  [
    SHOWS.address,
    'you your yourself patients people participants adults everyone anyone customers clients subjects researchers studies study trial trials author authors guideline guidelines evidence inclusion exclusion',
  ],
  [SHOWS.group, 'we our us many most often usually generally'],
  [SHOWS.condition, 'if unless'],
  [
    SHOWS.kin,
    'mother father mum mom dad sister brother aunt uncle cousin neighbour neighbor husband wife hubby partner friend colleague coworker son daughter family boss',
  ],
  [SHOWS.warning, 'call ring phone dial return contact seek 999 911 111 112 urgent urgently immediately'],
];

/** Words that show it together with what follows them. */
const SAYINGS: readonly [number, string, RegExp][] = [
  [SHOWS.condition, 'when whenever should', / you\b/y],
  [SHOWS.condition, 'in', / case\b/y],
  [SHOWS.condition, 'watch look', / out for\b/y],
  [SHOWS.condition, 'watch', / for\b/y],
  [SHOWS.kin, 'co', /-worker\b/y],
  [SHOWS.warning, 'go', / to\b/y],
  [SHOWS.warning, 'come', / back\b/y],
  [SHOWS.warning, 'a', /&e\b/y],
  [SHOWS.warning, 'emergency', / (?:room|department)\b/y],
  [SHOWS.warning, 'right straight', / away\b/y],
  [SHOWS.warning, 'warning', / signs?\b/y],
  [SHOWS.warning, 'tell', / (?:your|us|the|a|reception)\b/y],
  [SHOWS.warning, 'see', / (?:your|a) (?:gp|doctor|physician)\b/y],
  [SHOWS.warning, 'at', / once\b/y],
];

const plain = new Map<string, number>();
for (const [bit, words] of WORDS)
  for (const word of words.split(' ')) plain.set(word, (plain.get(word) ?? 0) | bit);
const sayings = new Map<string, [number, RegExp][]>();
for (const [bit, words, rest] of SAYINGS)
  for (const word of words.split(' ')) sayings.set(word, [...(sayings.get(word) ?? []), [bit, rest]]);

const LONGEST = Math.max(...[...plain.keys(), ...sayings.keys()].map((word) => word.length));
/** By the first letter and the second: whether a word is known that begins so. */
const BEGINS = new Uint8Array(128 * 32);
const keyOf = (first: number, second: number) => first * 32 + (second % 32);
for (const word of [...plain.keys(), ...sayings.keys(), 'gran', 'eligib'])
  BEGINS[keyOf(word.charCodeAt(0), word.length > 1 ? word.charCodeAt(1) : 0)] = 1;

const isInner = (code: number) =>
  (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 95 || (code >= 65 && code <= 90);

/** What the words of `[from, to)` of folded text show. */
export function shownIn(text: string, from: number, to: number): number {
  let bits = 0;
  for (let start = from, end = from; start < to; start = end) {
    const code = text.charCodeAt(start);
    end = start + 1;
    if (!isInner(code)) continue;
    while (end < to && isInner(text.charCodeAt(end))) end += 1;
    const length = end - start;
    if (BEGINS[keyOf(code, length > 1 ? text.charCodeAt(start + 1) : 0)] === 0) continue;
    // "Granny", "eligible": words that begin so.
    if (length >= 4 && text.startsWith('gran', start)) bits |= SHOWS.kin;
    else if (length > 6 && text.startsWith('eligib', start)) bits |= SHOWS.address;
    if (length > LONGEST) continue;
    const word = text.slice(start, end);
    bits |= plain.get(word) ?? 0;
    for (const [bit, rest] of sayings.get(word) ?? []) {
      rest.lastIndex = end;
      if (rest.test(text)) bits |= bit;
    }
  }
  return bits;
}
