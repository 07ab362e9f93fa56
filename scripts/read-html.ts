/** The running text of an HTML file, block by block, each unit with its place in the file. */
import { parse, parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { passagesOf } from '../spotting/passages.ts';
import type { PassageKind } from '../spotting/types.ts';

/** Text taken out of markup: for each UTF-16 unit, where in the file it begins and ends. */
interface Mapped {
  text: string;
  starts: number[];
  ends: number[];
}

export interface HtmlPassage extends Mapped {
  kind: PassageKind;
}

const words = (list: string) => new Set(list.split(' '));
/** Elements that text flows across. */
const INLINE = words(
  'a abbr acronym b bdi bdo big cite data del dfn em font i ins label mark nobr q rb rp rt ruby s slot small span strike strong sub sup time tt u var wbr',
);
/** Elements whose content is no prose. A picture or a field breaks a term; code does too. */
const LEFT_ALONE = words(
  'applet audio canvas code datalist embed frame frameset iframe img input kbd math meter noembed noframes noscript object optgroup option picture progress samp script select style svg template textarea video',
);
const ITEMS = words('li dt dd button nav summary');
/** Stands for something inside a line that is no text: no term crosses it. */
const OBJECT = '\ufffc';

/** Splits an HTML file's text into passages: its title, then each block that holds text. */
export function passagesOfHtml(html: string): HtmlPassage[] {
  const mark = html.startsWith('\uFEFF') ? 1 : 0;
  const tree = parse(html.slice(mark), { sourceCodeLocationInfo: true, scriptingEnabled: false });
  const passages: HtmlPassage[] = [];
  let flow: Mapped = { text: '', starts: [], ends: [] };
  let kind: PassageKind = 'text';
  let keepsLines = false;

  function end(): void {
    const done = flow;
    flow = { text: '', starts: [], ends: [] };
    if (!/[^\s\ufffc]/.test(done.text)) return;
    if (!keepsLines) passages.push({ kind, ...done });
    else
      for (const line of passagesOf(done.text))
        passages.push({
          kind: line.kind === 'title' && passages.length > 0 ? 'heading' : line.kind,
          ...part(done, line.offset, line.text.length),
        });
  }

  function addObject(node: Tree.Element): void {
    const at = node.sourceCodeLocation;
    flow.text += OBJECT;
    flow.starts.push((at?.startOffset ?? 0) + mark);
    flow.ends.push((at?.endOffset ?? 0) + mark);
  }

  function walk(node: Tree.ChildNode): void {
    if (node.nodeName === '#text') {
      addText(node as Tree.TextNode);
      return;
    }
    if (!('tagName' in node)) return;
    const { tagName } = node;
    if (LEFT_ALONE.has(tagName) || isHidden(node) || (tagName === 'pre' && hasCode(node))) {
      addObject(node);
      return;
    }
    if (INLINE.has(tagName) || tagName.includes('-')) {
      if (tagName === 'sup') addObject(node);
      for (const child of node.childNodes) walk(child);
      if (tagName === 'sup') addObject(node);
      return;
    }
    end();
    const [kindBefore, linesBefore] = [kind, keepsLines];
    kind = kindOf(node) ?? kind;
    keepsLines ||= tagName === 'pre';
    for (const child of shownIn(node)) walk(child);
    end();
    kind = kindBefore;
    keepsLines = linesBefore;
  }

  function addText(node: Tree.TextNode): void {
    const at = node.sourceCodeLocation;
    if (!at) return;
    const mapped = align(html, at.startOffset + mark, at.endOffset + mark, node.value);
    flow.text += mapped.text;
    flow.starts = flow.starts.concat(mapped.starts);
    flow.ends = flow.ends.concat(mapped.ends);
  }

  for (const child of tree.childNodes) walk(child);
  return passages;
}

function part({ text, starts, ends }: Mapped, from: number, length: number): Mapped {
  const to = from + length;
  return { text: text.slice(from, to), starts: starts.slice(from, to), ends: ends.slice(from, to) };
}

/** What sort of text a block holds; null where that is what the block around it holds. */
function kindOf({ tagName, attrs }: Tree.Element): PassageKind | null {
  if (tagName === 'title') return 'title';
  const isHeading = attrs.some(({ name, value }) => name === 'role' && value === 'heading');
  if (isHeading || /^h[1-6]$/.test(tagName)) return 'heading';
  if (tagName === 'td' || tagName === 'th') return 'cell';
  return ITEMS.has(tagName) ? 'item' : null;
}

/**
 * Hidden by its own markup, or an editor. Styles of a stylesheet are not known here: of what a page really
 * shows, the browser is the judge.
 */
function isHidden({ tagName, attrs }: Tree.Element): boolean {
  // A title is never on the page itself, whatever its markup says.
  if (tagName === 'title') return false;
  if (tagName === 'dialog' && !has(attrs, 'open')) return true;
  return attrs.some(({ name, value }) => {
    if (name === 'hidden' || name === 'popover') return true;
    if (name === 'contenteditable') return value.toLowerCase() !== 'false';
    if (name === 'role') return value === 'textbox';
    return name === 'style' && HIDING_STYLE.test(value.replace(COMMENT, ''));
  });
}

const COMMENT = /\/\*[\s\S]*?\*\//g;
const HIDING_STYLE =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|content-visibility\s*:\s*hidden)\b/i;

function has(attrs: Tree.Element['attrs'], wanted: string): boolean {
  return attrs.some(({ name }) => name === wanted);
}

/** What a block shows of its content: of a closed `details` element, its summary. */
function shownIn({ tagName, attrs, childNodes }: Tree.Element): Tree.ChildNode[] {
  if (tagName !== 'details' || has(attrs, 'open')) return childNodes;
  return childNodes.filter(({ nodeName }) => nodeName === 'summary').slice(0, 1);
}

function hasCode(node: Tree.Element): boolean {
  return node.childNodes.some((child) => 'tagName' in child && (child.tagName === 'code' || hasCode(child)));
}

const entities = new Map<string, string>();

/** What a character reference stands for, as the parser sees it. */
function decoded(reference: string): string {
  let text = entities.get(reference);
  if (text === undefined) {
    const [first] = parseFragment(reference).childNodes;
    text = first && 'value' in first ? first.value : reference;
    entities.set(reference, text);
  }
  return text;
}

/**
 * Lays the text of a node beside the part of the file that it was read from: character references are
 * longer there, line ends may be two characters, and tags that the parser dropped lie between.
 */
function align(html: string, from: number, to: number, value: string): Mapped {
  const starts: number[] = [];
  const ends: number[] = [];
  let at = from;
  const put = (count: number, length: number) => {
    for (let i = 0; i < count; i++) {
      starts.push(at);
      ends.push(at + length);
    }
    at += length;
  };
  const reference = /&#?\w+;?/y;
  while (starts.length < value.length && at < to) {
    const wanted = value[starts.length];
    const here = html[at];
    reference.lastIndex = at;
    const [written] = (here === '&' && reference.exec(html)) || [];
    const meant = written === undefined ? '' : decoded(written);
    if (written !== undefined && meant !== written && value.startsWith(meant.charAt(0), starts.length)) {
      // `&ampfoo` is a reference and the letters after it: what both share at the end is letters.
      let same = 0;
      while (
        same < meant.length - 1 &&
        meant.at(-1 - same) === written.at(-1 - same) &&
        written.at(-1 - same) !== ';'
      )
        same++;
      put(meant.length - same, written.length - same);
    } else if (here === wanted) put(1, 1);
    else if (here === '\r' && wanted === '\n') put(1, html[at + 1] === '\n' ? 2 : 1);
    else if (here === '<') {
      const close = html.startsWith('<!--', at) ? html.indexOf('-->', at) + 2 : html.indexOf('>', at);
      at = close < at ? to : close + 1;
    } else at += 1;
  }
  // What could not be laid beside the file stands at the end of it: rare, and never out of bounds.
  while (starts.length < value.length) {
    starts.push(Math.min(at, to));
    ends.push(to);
  }
  return { text: value, starts, ends };
}
