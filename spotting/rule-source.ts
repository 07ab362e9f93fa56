/** How what a rule finds is cut, and how the words are filed that it begins with. */

/** What a rule finds, cut so that each word meets only what may begin with it: one of the heads, then the tail. */
export interface Cut {
  heads: readonly string[];
  tail: string;
}

/** How a word is filed: "didn't" with "did". */
export function wordKey(word: string): string {
  const first = word.charCodeAt(0);
  if (first >= 48 && first <= 57) return '#';
  const bare = word.length > 1 && word.endsWith(':') ? word.slice(0, -1) : word;
  return bare.endsWith("n't") ? bare.slice(0, -3) : bare;
}
