/** One regular expression for a whole list of patterns, shaped like a trie so that its cost does not grow with the list. */

interface Node {
  next: Map<string, Node>;
  end: boolean;
}

const newNode = (): Node => ({ next: new Map(), end: false });

/** What separates the words of a form in running text: a few spaces or line ends, or a dash of any kind with or without them. */
const SEPARATOR = '[\\s\\-\\u2010-\\u2015\\u2212]{1,8}';

const escapeUnit = (unit: string) =>
  unit === ' ' ? SEPARATOR : unit.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const escapeText = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll(' ', SEPARATOR);

/** One unit of a pattern as source: a letter, a separator, or a group (its choices; an empty one takes its space along). */
function unitSource(unit: string): string {
  if (unit.length === 1) return escapeUnit(unit);
  const spaced = unit.startsWith(' ');
  const choices = unit.slice(spaced ? 2 : 1, -1).split('|');
  return `(?:${choices.map((choice) => (choice && spaced ? SEPARATOR : '') + escapeText(choice)).join('|')})`;
}

/** Cuts a pattern into units. A space before a group that may be empty goes into the group. */
const unitsOf = (pattern: string): string[] =>
  pattern.match(/ ?\([^)]*\|\)| ?\(\|[^)]*\)|\([^)]*\)|[\s\S]/g) ?? [];

function source(node: Node): string {
  // A chain without branches becomes a plain string: fewer groups, and a faster expression.
  const groups: string[] = [];
  const branches: string[] = [];
  const single: string[] = [];
  for (const [unit, child] of node.next) {
    const rest = source(child);
    if (unit.length > 1) groups.push(unitSource(unit) + rest);
    else if (rest === '' && unit !== ' ') single.push(escapeUnit(unit));
    else branches.push(escapeUnit(unit) + rest);
  }
  if (single.length === 1) branches.push(single[0] as string);
  else if (single.length > 1) branches.push(`[${single.join('')}]`);
  // Letters before groups: a form that is written out is the longer one where both fit.
  const all = [...branches, ...groups];
  if (all.length === 0) return '';
  if (!node.end) return all.length === 1 ? (all[0] as string) : `(?:${all.join('|')})`;
  // Greedy and optional: the longer form is tried first, the shorter one is left when it fails.
  return `(?:${all.join('|')})?`;
}

/** Source of an expression that matches any of the patterns in folded text, longer ones first. It minds no word borders. */
export function trieSource(patterns: Iterable<string>): string {
  const root = newNode();
  for (const pattern of patterns) {
    let node = root;
    for (const unit of unitsOf(pattern)) {
      let child = node.next.get(unit);
      if (!child) {
        child = newNode();
        node.next.set(unit, child);
      }
      node = child;
    }
    node.end = true;
  }
  return source(root);
}

/** Source of an expression that matches what one pattern stands for. */
export function patternSource(pattern: string): string {
  return pattern.includes('(') ? unitsOf(pattern).map(unitSource).join('') : escapeText(pattern);
}

/** An expression that matches exactly what one pattern stands for, in spaced-out text. */
export function patternExpression(pattern: string): RegExp {
  return new RegExp(`^${patternSource(pattern)}$`, 'u');
}
