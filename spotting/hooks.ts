/** Hooks: a short stretch of each anchor that is rare on pages of any subject. Worked out when the extension is built. */

/** How often a letter stands in English text, of a hundred. */
const SHARES: Record<string, number> = Object.fromEntries(
  'e12.7 t9.1 a8.2 o7.5 i7 n6.7 s6.3 h6.1 r6 d4.3 l4 c2.8 u2.8 m2.4 w2.4 f2.2 g2 y2 p1.9 b1.5 v1 k.8 j.15 x.15 q.1 z.07'
    .split(' ')
    .map((one) => [one.charAt(0), Number(one.slice(1))]),
);
/** The same of a figure or a sign. */
const OTHER = 1;
/** A word as rare as this, as `rarity` tells, stands on few pages of another subject. */
const RARE = 12;

/** How rare a word is: it grows with its length, and with letters that are seldom used. */
function rarity(word: string): number {
  let sum = 0;
  for (const unit of word) sum -= Math.log((SHARES[unit] ?? OTHER) / 100);
  return sum;
}

/** What many anchors have in common: one hook for all of them is found faster than one for each. */
const COMMON = 'back';

/** The rarest word of an anchor; where none is rare, two words that follow each other. */
function hookOf(anchor: string): string {
  if (anchor.includes(COMMON)) return COMMON;
  const words = anchor.split(' ');
  const rarest = words.reduce((a, b) => (rarity(b) > rarity(a) ? b : a));
  return words.length === 1 || rarity(rarest) > RARE ? rarest : words.slice(0, 2).join(' ');
}

/** Hooks of which one stands in each anchor; none holds another. */
export function hooksOf(anchors: readonly string[]): string[] {
  const hooks = [...new Set(anchors.map(hookOf))];
  return hooks.filter((hook) => !hooks.some((other) => other !== hook && hook.includes(other)));
}
