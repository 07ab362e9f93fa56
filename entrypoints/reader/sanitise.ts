/**
 * HTML as a plain tree: headings, paragraphs, lists, tables and the words in them, and nothing that could run, ask for
 * anything or be styled. The text is parsed to data (parse5); none of it ever goes through the browser's own parser.
 */
import { type DefaultTreeAdapterMap, Parser, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { Slices } from '../../browser/dom/slices.ts';

/** An element of the page's own making, or text. */
export type Plain = string | PlainElement;

/** One of the elements in `KEPT`, with nothing but the attributes of `attributesOf`. */
export interface PlainElement {
  tag: string;
  attributes: Readonly<Record<string, string>>;
  children: Plain[];
}

/** What is left of a document. */
export interface PlainDocument {
  /** What it calls itself; may be empty. */
  title: string;
  /** Its language as it says, a BCP 47 tag; empty where it does not. */
  lang: string;
  children: Plain[];
}

const words = (list: string) => new Set(list.split(' '));

/** Elements that stay as they are. */
const KEPT = words(
  'article aside b bdi bdo blockquote br caption cite code dd del dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i ins kbd li main mark nav ol p pre q s samp section small span strong sub sup table tbody td tfoot th thead tr u ul var wbr',
);
/** Elements that go with all that is in them: what runs, what is fetched, what is filled in, and what is never shown. */
const DROPPED = words(
  'applet audio base button canvas datalist dialog embed frame frameset head iframe img input link math menuitem meta meter noembed noframes noscript object optgroup option param picture portal progress rp script select slot source style svg template textarea title track video',
);
/** Elements without an end. */
const VOID = words('br hr wbr');
/** Other names of the same thing. Whatever else there is counts as part of the line it stands in. */
const INSTEAD: Readonly<Record<string, string>> = {
  address: 'p',
  center: 'div',
  details: 'div',
  dir: 'ul',
  fieldset: 'div',
  form: 'div',
  hgroup: 'header',
  legend: 'p',
  listing: 'pre',
  menu: 'ul',
  plaintext: 'pre',
  search: 'div',
  summary: 'p',
  xmp: 'pre',
};

/** Deeper than this elements are not set into one another any more: nobody writes so, and it would take the browser long. */
const DEEPEST = 100;
/** Most cells that one cell may take up. */
const WIDEST = 1000;

const HIDING_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b/i;
const LANGUAGE = /^[a-z]{2,3}(-[a-z\d]{2,8}){0,3}$/i;

const attribute = ({ attrs }: Tree.Element, wanted: string) =>
  attrs.find(({ name }) => name === wanted)?.value;

function isHidden(element: Tree.Element): boolean {
  return (
    attribute(element, 'hidden') !== undefined ||
    HIDING_STYLE.test((attribute(element, 'style') ?? '').replace(/\/\*[\s\S]*?\*\//g, ''))
  );
}

/** The attributes that stay: what is needed to read text the right way round, and tables in the right columns. */
function attributesOf(element: Tree.Element, tag: string): Record<string, string> {
  const kept: Record<string, string> = {};
  const dir = attribute(element, 'dir')?.toLowerCase();
  if (dir === 'ltr' || dir === 'rtl' || dir === 'auto') kept.dir = dir;
  const lang = attribute(element, 'lang') ?? '';
  if (LANGUAGE.test(lang)) kept.lang = lang;
  const counted = tag === 'td' || tag === 'th' ? ['colspan', 'rowspan'] : tag === 'ol' ? ['start'] : [];
  for (const name of counted) {
    const count = Number(attribute(element, name));
    if (Number.isSafeInteger(count) && count > 0 && count <= WIDEST) kept[name] = String(count);
  }
  return kept;
}

/** The name under which an element is kept; null where it goes and its content stays, undefined where both go. */
function tagFor(element: Tree.Element): string | null | undefined {
  const { tagName, namespaceURI } = element;
  // Pictures and formulas have elements with names of HTML in them.
  if (namespaceURI !== 'http://www.w3.org/1999/xhtml' || DROPPED.has(tagName) || isHidden(element))
    return undefined;
  if (KEPT.has(tagName)) return tagName;
  return INSTEAD[tagName] ?? null;
}

/** A list of nodes that is being gone through, and where what is kept of them goes. */
interface Level {
  nodes: readonly Tree.ChildNode[];
  at: number;
  into: Plain[];
}

/** What is kept of nodes. By hand instead of by calls, which a file that is nested a million deep would use up. */
async function keptOf(
  nodes: readonly Tree.ChildNode[],
  slices: Slices,
  signal: AbortSignal | undefined,
): Promise<Plain[]> {
  const all: Plain[] = [];
  const levels: Level[] = [{ nodes, at: 0, into: all }];
  // Elements that stay and are open: others do not make it deeper.
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    if (slices.due) await slices.rest();
    signal?.throwIfAborted();
    const node = level.nodes[level.at++];
    if (!node) {
      levels.pop();
      continue;
    }
    if ('value' in node && node.nodeName === '#text') level.into.push((node as Tree.TextNode).value);
    if (!('tagName' in node)) continue;
    const tag = tagFor(node);
    if (tag === undefined) continue;
    let into = level.into;
    if (tag !== null && levels.length < DEEPEST) {
      const element = { tag, attributes: attributesOf(node, tag), children: [] };
      into.push(element);
      into = element.children;
    }
    if (!tag || !VOID.has(tag)) levels.push({ nodes: node.childNodes, at: 0, into });
  }
  return all;
}

/** The first element of a name, looked for in the children of each. */
function within(node: Tree.ParentNode, ...path: string[]): Tree.Element | undefined {
  let at: Tree.ParentNode | undefined = node;
  for (const name of path)
    at = at?.childNodes.find((child): child is Tree.Element => 'tagName' in child && child.tagName === name);
  return at === node ? undefined : (at as Tree.Element | undefined);
}

/** So much markup is parsed at a stretch, UTF-16 units: a few milliseconds. */
const PART = 65_536;

async function parsed(html: string, slices: Slices, signal: AbortSignal | undefined): Promise<Tree.Document> {
  const parser = new Parser<DefaultTreeAdapterMap>({ scriptingEnabled: false });
  for (let from = 0; from < html.length; from += PART) {
    parser.tokenizer.write(html.slice(from, from + PART), false);
    if (slices.due) await slices.rest();
    signal?.throwIfAborted();
  }
  parser.tokenizer.write('', true);
  return parser.document;
}

/**
 * A document or a piece of one, as plain as it can be read: in slices, so that the page stays quick meanwhile.
 * @param signal ends it early; rejects with its reason then, and for nothing else
 */
export async function sanitise(html: string, signal?: AbortSignal): Promise<PlainDocument> {
  const slices = new Slices();
  const tree = await parsed(html, slices, signal);
  const root = within(tree, 'html');
  const [title] = within(tree, 'html', 'head', 'title')?.childNodes ?? [];
  const lang = (root && attribute(root, 'lang')) ?? '';
  return {
    title: title && 'value' in title ? title.value.trim().replace(/\s+/g, ' ') : '',
    lang: LANGUAGE.test(lang) ? lang : '',
    // A set of frames has no body.
    children: await keptOf(within(tree, 'html', 'body')?.childNodes ?? [], slices, signal),
  };
}
