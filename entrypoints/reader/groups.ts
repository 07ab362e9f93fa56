/** Long rows of paragraphs in groups, which a browser lays out anew without a look at each of them. Pure. */
import type { Plain, PlainElement } from './sanitise.ts';

/** So many children are a long row. */
const LONG = 300;
/** Most in a group, but for what has no block to break before. */
const GROUP = 100;

const words = (list: string) => new Set(list.split(' '));
/** Elements whose content is a row of blocks. */
const ROWS = words('article aside blockquote div figure footer header main nav section');
/** Elements that begin a line of their own: a group may end before one. */
const BLOCKS = words(
  'article aside blockquote div dl figure footer h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul',
);

const isBlock = (plain: Plain) => typeof plain !== 'string' && BLOCKS.has(plain.tag);

function inGroups(row: readonly Plain[]): Plain[] {
  if (row.length <= LONG) return [...row];
  const groups: PlainElement[] = [];
  for (const plain of row) {
    const last = groups.at(-1);
    if (last && (last.children.length < GROUP || !isBlock(plain))) last.children.push(plain);
    else groups.push({ tag: 'div', attributes: {}, children: [plain] });
  }
  return inGroups(groups);
}

/** A tree in which no row of blocks is long, in the same order. The elements of the tree given are changed. */
export function grouped(children: readonly Plain[]): Plain[] {
  const rows = children.filter((plain) => typeof plain !== 'string');
  for (let element = rows.pop(); element; element = rows.pop()) {
    for (const child of element.children) if (typeof child !== 'string') rows.push(child);
    if (ROWS.has(element.tag)) element.children = inGroups(element.children);
  }
  return inGroups(children);
}
