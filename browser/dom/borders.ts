/** Where running text ends, and which elements hold no text for us. Tag names first: they cost nothing. */

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

/** Editors, whether or not they use contenteditable, and the elements above: nothing inside is marked. */
const NOT_PROSE = [
  ...[...LEFT_ALONE].map((tag) => tag.toLowerCase()),
  'pre:has(code)',
  '[role=textbox],[role=searchbox],[role=combobox],[role=spinbutton]',
  '.CodeMirror,.cm-editor,.monaco-editor,.ace_editor,.ProseMirror',
].join();

type Sort = 'inline' | 'block' | 'left alone' | 'pre' | 'custom';
/** Sorts by tag name as it is written, looked up once. */
const sorts = new Map<string, Sort>();

function sortOf(element: Element): Sort {
  const { localName } = element;
  let sort = sorts.get(localName);
  if (!sort) {
    const tag = localName.toUpperCase();
    if (LEFT_ALONE.has(tag)) sort = 'left alone';
    else if (INLINE.has(tag)) sort = 'inline';
    else sort = tag === 'PRE' ? 'pre' : tag.includes('-') ? 'custom' : 'block';
    // A page can make up as many names as it likes.
    if (sorts.size < 500) sorts.set(localName, sort);
  }
  return sort;
}

/** True for an element that breaks the line of text: anything that is not known to be inline. */
export function isBorder(node: Node): boolean {
  if (node.nodeType !== Node.ELEMENT_NODE) return false;
  const sort = sortOf(node as Element);
  if (sort === 'inline' || sort === 'left alone') return false;
  // An element that the page has made up is inline unless the page says otherwise.
  return sort !== 'custom' || !flowsInline(node as Element);
}

/** True for an element that by its name alone holds no prose: scripts, form fields, graphics, the head. */
export function isNeverProse(element: Element): boolean {
  return sortOf(element) === 'left alone';
}

/** True for an element whose text is left alone whatever is in it. */
export function isLeftAlone(element: Element): boolean {
  const sort = sortOf(element);
  if (sort === 'left alone') return true;
  if (sort === 'pre') return element.querySelector('code') !== null;
  return element.hasAttribute('contenteditable') && (element as HTMLElement).isContentEditable;
}

/** True where text flows on across the element's edges, as computed. */
export function flowsInline(element: Element): boolean {
  const { display } = getComputedStyle(element);
  return display === 'inline' || display === 'contents' || display.startsWith('ruby');
}

/** Parent in the page as it is built: out of a shadow root to its host. */
export function parentOf(node: Node): Element | null {
  const parent = node.parentNode;
  if (parent instanceof ShadowRoot) return parent.host;
  return parent instanceof Element ? parent : null;
}

/**
 * True where an element's text is prose: no code, form field or editor around it, in no root.
 * @param known answers so far, where many are asked at once
 */
export function isProse(element: Element, known = new Map<Element, boolean>()): boolean {
  return !(element as HTMLElement).isContentEditable && isOutside(element, known);
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
    outside &&= !at.matches(NOT_PROSE);
    known.set(at, outside);
  }
  return outside;
}
