/** One regular expression for a whole list of forms, shaped like a trie so that its cost does not grow with the list. */

interface Node {
  next: Map<string, Node>;
  end: boolean;
}

const newNode = (): Node => ({ next: new Map(), end: false });

/** So many units may separate the words of a form in running text. */
export const MOST_SEPARATORS = 8;
/** What separates them: a few spaces or line ends, or a dash of any kind with or without them. */
export const SEPARATORS = `[\\s\\-\u2010-\u2015\u2212]{1,${MOST_SEPARATORS}}`;

const escaped = (unit: string) => unit.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

function source(node: Node, between: string): string {
  // A chain without branches becomes a plain string: fewer groups, and a faster expression.
  const branches: string[] = [];
  const single: string[] = [];
  for (const [unit, child] of node.next) {
    const rest = source(child, between);
    if (rest === '' && unit !== ' ') single.push(escaped(unit));
    else branches.push((unit === ' ' ? between : escaped(unit)) + rest);
  }
  if (single.length === 1) branches.push(single[0] as string);
  else if (single.length > 1) branches.push(`[${single.join('')}]`);
  if (branches.length === 0) return '';
  if (!node.end) return branches.length === 1 ? (branches[0] as string) : `(?:${branches.join('|')})`;
  // Greedy and optional: the longer form is tried first, the shorter one is left when it fails.
  return `(?:${branches.join('|')})?`;
}

/**
 * Source of an expression that matches any of the forms in folded text, longer ones first. It minds no word borders.
 * @param between source of what stands for a space of a form
 */
export function trieSource(forms: Iterable<string>, between = SEPARATORS): string {
  const root = newNode();
  for (const form of forms) {
    let node = root;
    for (const unit of form.split('')) {
      let child = node.next.get(unit);
      if (!child) {
        child = newNode();
        node.next.set(unit, child);
      }
      node = child;
    }
    node.end = true;
  }
  return source(root, between);
}
