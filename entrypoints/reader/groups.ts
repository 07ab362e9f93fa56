/**
 * Long rows in groups: a browser lays out anew only the groups in which something comes, and finds the place of a node among few
 * others instead of thousands. Nothing of it can be seen or heard, but that a paragraph with that many lines becomes several. Pure.
 */
import type { Plain, PlainElement } from './sanitise.ts';

/** So many children are a long row. */
const LONG = 300;
/** Most in a group, but for what has no place to break at. */
const GROUP = 100;

const words = (list: string) => new Set(list.split(' '));
/** Elements whose content is a row of blocks or lines, in which a `div` means nothing. */
const ROWS = words('article aside blockquote dd div figure footer header li main nav section td th');
/** Elements that begin a line of their own: a group may end before one. */
const BLOCKS = words(
  'article aside blockquote div dl figure footer h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul',
);

const tagOf = (plain: Plain | undefined) => (typeof plain === 'object' ? plain.tag : undefined);

/** Tells whether a group may end before a child of a row. It is asked for each of them in order. */
type MayEnd = (next: Plain, before: Plain | undefined) => boolean;

const atBlocksAndLines: MayEnd = (next, before) => BLOCKS.has(tagOf(next) ?? '') || tagOf(before) === 'br';
const atTerms: MayEnd = (next, before) => tagOf(next) === 'dt' && tagOf(before) !== 'dt';

/** Before a row of a table into which no cell of an earlier one reaches: a cell ends with its group. */
function atRows(): MayEnd {
  // Rows that are taken up by cells so far, this one included.
  let taken = 0;
  return (next) => {
    if (tagOf(next) !== 'tr') return false;
    const isFree = taken <= 0;
    taken = Math.max(0, taken - 1);
    for (const cell of (next as PlainElement).children)
      if (typeof cell !== 'string') taken = Math.max(taken, Number(cell.attributes.rowspan ?? 1) - 1);
    return isFree;
  };
}

/** A row in elements like one, a hundred children in each. */
function parted(row: readonly Plain[], { tag, attributes }: Omit<PlainElement, 'children'>, mayEnd: MayEnd) {
  const parts: PlainElement[] = [];
  let before: Plain | undefined;
  for (const plain of row) {
    const last = parts.at(-1);
    const isFit = mayEnd(plain, before);
    if (last && (last.children.length < GROUP || !isFit)) last.children.push(plain);
    else parts.push({ tag, attributes, children: [plain] });
    before = plain;
  }
  return parts;
}

const DIV = { tag: 'div', attributes: {} };

function inGroups(row: readonly Plain[]): Plain[] {
  return row.length > LONG ? inGroups(parted(row, DIV, atBlocksAndLines)) : [...row];
}

/** What takes the place of a child whose own row is long, and which would be no place for a `div`. */
function instead(plain: Plain): Plain[] {
  if (typeof plain === 'string' || plain.children.length <= LONG) return [plain];
  if (plain.tag === 'p') return parted(plain.children, plain, atBlocksAndLines);
  if (plain.tag === 'tbody') return parted(plain.children, plain, atRows());
  return [plain];
}

/** True for a list of definitions that is not in groups yet. */
const isBareList = ({ tag, children }: PlainElement) =>
  tag === 'dl' && children.length > LONG && !children.some((child) => tagOf(child) === 'div');

/** A tree in which hardly a row is long, in the same order; lists stay what they are. The elements of the tree given are changed. */
export function grouped(children: readonly Plain[]): Plain[] {
  const all = children.flatMap(instead);
  const rows = all.filter((plain) => typeof plain !== 'string');
  for (let element = rows.pop(); element; element = rows.pop()) {
    element.children = element.children.flatMap(instead);
    for (const child of element.children) if (typeof child !== 'string') rows.push(child);
    if (ROWS.has(element.tag)) element.children = inGroups(element.children);
    else if (isBareList(element)) element.children = parted(element.children, DIV, atTerms);
  }
  return inGroups(all);
}
