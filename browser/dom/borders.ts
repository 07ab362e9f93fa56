/** Where running text ends, and which elements hold no text for us. Tag names first: they cost nothing. */
import { hasAttribute, hasAttributes, localNameOf, matches, nodeTypeOf, parentNodeOf } from './nodes.ts';

/** Elements that text flows across. */
const INLINE = new Set(
  'A ABBR ACRONYM B BDI BDO BIG CITE DATA DEL DFN EM FONT I INS LABEL MARK NOBR Q RB RP RT RUBY S SLOT SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR'.split(
    ' ',
  ),
);

/** Elements whose content is not prose: code, form fields, graphics, and what is never shown. */
const LEFT_ALONE = new Set(
  'APPLET AUDIO CANVAS CODE DATALIST EMBED FRAME FRAMESET HEAD IFRAME IMG INPUT KBD MATH METER NOEMBED NOFRAMES NOSCRIPT OBJECT OPTGROUP OPTION PICTURE PROGRESS SAMP SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA TITLE VIDEO'.split(
    ' ',
  ),
);

/** An editor of the browser's own; what in it cannot be edited (a chip, a widget) belongs to it. */
const EDITOR = '[contenteditable=""],[contenteditable=true i],[contenteditable=plaintext-only i]';

/** An element that a script makes an editor of, without an attribute; Chromium has these. */
type EditHost = Element & { editContext?: object | null };

/** Editors, whether or not they use contenteditable, and the elements above: nothing inside is marked. */
const NOT_PROSE = [
  ...[...LEFT_ALONE].map((tag) => tag.toLowerCase()),
  EDITOR,
  'pre:has(code)',
  '[role=textbox],[role=searchbox],[role=combobox],[role=spinbutton]',
  '.CodeMirror,.cm-editor,.monaco-editor,.ace_editor,.ProseMirror',
].join();

type Sort = 'inline' | 'block' | 'object' | 'pre' | 'custom';
/** Sorts by tag name as it is written, looked up once. */
const sorts = new Map<string, Sort>();

function sortOf(element: Element, localName = localNameOf(element)): Sort {
  let sort = sorts.get(localName);
  if (!sort) {
    const tag = localName.toUpperCase();
    if (LEFT_ALONE.has(tag)) sort = 'object';
    else if (INLINE.has(tag)) sort = 'inline';
    else sort = tag === 'PRE' ? 'pre' : tag.includes('-') ? 'custom' : 'block';
    // A page can make up as many names as it likes.
    if (sorts.size < 500) sorts.set(localName, sort);
  }
  return sort;
}

/**
 * What an element is to a line of text: it runs on across it (`none`), ends at it (`border`), has something at both of its
 * edges that no term crosses (`around`), or the element with all that is in it is such a thing (`object`).
 */
export type Edge = 'none' | 'border' | 'around' | 'object';

/** @param localName the element's, where somebody has asked for it already */
export function edgeOf(element: Element, localName: string): Edge {
  const sort = sortOf(element, localName);
  if (sort === 'object' || (sort === 'pre' && holdsCode(element)) || isEditor(element)) return 'object';
  if (sort === 'inline' && !isPlaced(element)) return localName === 'sup' ? 'around' : 'none';
  return sort === 'custom' && flowsInline(element) ? 'none' : 'border';
}

const holdsCode = (pre: Element) => pre.querySelector('code') !== null;
/** What goes to a slot of its host stands somewhere else than its neighbours. */
const isPlaced = (element: Element) => hasAttribute(element, 'slot');
const isEditor = (element: Element) => hasAttribute(element, 'contenteditable') && matches(element, EDITOR);

/** True for an element that breaks the line of text: anything that is not known to be inline. */
export function isBorder(node: Node): boolean {
  if (nodeTypeOf(node) !== Node.ELEMENT_NODE) return false;
  const sort = sortOf(node as Element);
  if (sort === 'object' || (sort === 'inline' && !isPlaced(node as Element))) return false;
  // An element that the page has made up is inline unless the page says otherwise.
  return sort !== 'custom' || !flowsInline(node as Element);
}

/** True for an element that by its name alone holds no prose: scripts, form fields, graphics, the head. */
export function isNeverProse(element: Element): boolean {
  return sortOf(element) === 'object';
}

/** True for an element whose text is left alone whatever is in it. */
export function isLeftAlone(element: Element): boolean {
  const sort = sortOf(element);
  if (sort === 'object') return true;
  return (sort === 'pre' && holdsCode(element)) || isEditor(element);
}

/** True where text flows on across the element's edges, as computed. */
export function flowsInline(element: Element): boolean {
  const { display } = getComputedStyle(element);
  return display === 'inline' || display === 'contents' || display.startsWith('ruby');
}

/** Parent in the page as it is built: out of a shadow root to its host. */
export function parentOf(node: Node): Element | null {
  const parent = parentNodeOf(node);
  if (parent instanceof ShadowRoot) return parent.host;
  return parent instanceof Element ? parent : null;
}

/**
 * True where an element's text is prose: no code, form field or editor around it, in no root.
 * @param known answers so far, where many are asked at once
 */
export function isProse(element: Element, known = new Map<Element, boolean>()): boolean {
  return (element as HTMLElement).isContentEditable !== true && isOutside(element, known);
}

function isOutside(element: Element, known: Map<Element, boolean>): boolean {
  const path: Element[] = [];
  let outside: boolean | undefined;
  for (let at: Element | null = element; at; at = parentOf(at)) {
    outside = known.get(at);
    if (outside !== undefined) break;
    path.push(at);
  }
  outside ??= true;
  for (const at of path.reverse()) {
    // What has no attribute is told by its name.
    outside &&=
      !(hasAttributes(at) ? matches(at, NOT_PROSE) : isLeftAlone(at)) && !(at as EditHost).editContext;
    known.set(at, outside);
  }
  return outside;
}
