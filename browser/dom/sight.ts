/** What of a page's text the reader can see. Asked only of text in which something was found: it costs a layout. */
import { parentOf } from './borders.ts';
import { assignedSlotOf, hasAttributes, localNameOf, queryAll } from './nodes.ts';

/** A box no larger than this that clips shows nothing, CSS pixels: the usual box of text for screen readers. */
const DOT = 1;
/** Text that is pushed so far off its place is not meant to be seen, CSS pixels. */
const FAR = -999;

/** Elements that look alike: without an attribute, of one name, and in one that looks alike; any other by itself. */
interface Look {
  /** One of them has been asked, and is seen. */
  isSeen: boolean;
  /** Those without an attribute directly in them, by name. */
  inside: Map<string, Look> | null;
}

/** Answers so far, where many are asked at once: what hides an element's text hides all below it. */
export class Shut {
  /** Whether text in an element's flow is clipped to nothing, folded, or off the page. */
  readonly away = new Map<Element, boolean>();
  readonly looks = new Map<Element, Look>();
  /** By root, the elements with a switch in them. */
  readonly switched = new Map<Node, Set<Element>>();
}

/** What a page without scripts folds and unfolds its boxes by (`:checked ~ div`): no attribute tells these boxes apart. */
const SWITCHES = '[type=checkbox],[type=radio]';

const VISIBLE = { visibilityProperty: true, opacityProperty: true };

const isVisible = (element: Element): boolean => Element.prototype.checkVisibility.call(element, VISIBLE);

/**
 * True where text directly inside the element can be seen: laid out, not wholly transparent, not clipped
 * to nothing, not pushed off the page. Whether it is scrolled to, or aria-hidden, does not matter.
 */
export function isSeen(element: Element, shut = new Shut()): boolean {
  if (isTaken(element)) return false;
  // Each property costs a call into the browser, so as few are asked as will do: paragraphs in a row are styled alike,
  // and what tells them apart (`:nth-child`) is seldom more than whether they are displayed.
  const look = lookOf(element, shut);
  if (look.isSeen) return isVisible(element);
  const style = getComputedStyle(element);
  const { display, position } = style;
  const isSeen =
    display === 'inline' && position === 'static'
      ? isSeenInline(element, style, shut)
      : isShown(element, style, display) &&
        style.fontSize !== '0px' &&
        !isShutAway(element, shut, style) &&
        !isIndented(style);
  look.isSeen = isSeen && position === 'static';
  return isSeen;
}

function lookOf(element: Element, { looks, switched }: Shut): Look {
  const path: Element[] = [];
  let look: Look | undefined;
  for (let at: Element | null = element; at && !look; at = hasAttributes(at) ? null : parentOf(at)) {
    look = looks.get(at);
    if (!look) path.push(at);
  }
  for (const at of path.reverse()) {
    const name = localNameOf(at);
    const alike: Look | undefined = hasSwitch(parentOf(at) ?? at, switched)
      ? undefined
      : look?.inside?.get(name);
    const own: Look = alike ?? { isSeen: false, inside: null };
    if (look && !alike) {
      look.inside ??= new Map();
      look.inside.set(name, own);
    }
    looks.set(at, own);
    look = own;
  }
  return look as Look;
}

function hasSwitch(element: Element, known: Map<Node, Set<Element>>): boolean {
  const root = Node.prototype.getRootNode.call(element);
  const around = known.get(root) ?? new Set();
  if (!known.has(root)) {
    // From the switches up, for to ask each element for what is in it would take long on deep pages.
    for (const one of queryAll(root, SWITCHES))
      for (let at = parentOf(one); at && !around.has(at); at = parentOf(at)) around.add(at);
    known.set(root, around);
  }
  return around.has(element);
}

/** A piece of a line: clipped, folded and moved is the box that the line is in. */
function isSeenInline(element: Element, style: CSSStyleDeclaration, shut: Shut): boolean {
  if (!isVisible(element) || style.fontSize === '0px') return false;
  const around = above(element);
  return !around || shut.looks.get(around)?.isSeen || (!isShutAway(around, shut) && !isIndented(style));
}

const isIndented = ({ textIndent }: CSSStyleDeclaration) => Number.parseFloat(textIndent) <= FAR;

function isShown(element: Element, style = getComputedStyle(element), display = style.display): boolean {
  if (isVisible(element)) {
    // The element itself has a box, though what is in it may have none.
    if (localNameOf(element) === 'details') return (element as HTMLDetailsElement).open;
    return style.contentVisibility !== 'hidden';
  }
  // An element without a box of its own: what counts is the box around it.
  if (display !== 'contents' || style.visibility !== 'visible') return false;
  const slot = assignedSlotOf(element);
  if (slot) return isShown(slot);
  const around = parentOf(element);
  return around !== null && !isTaken(around) && isShown(around);
}

/** True for a slot that something of the host's was put into: what it holds itself is not shown. */
function isTaken(element: Element): boolean {
  return element instanceof HTMLSlotElement && element.assignedNodes().length > 0;
}

/** The element whose box is around, as the page is laid out: a slot for what it takes up. */
const above = (element: Element): Element | null => assignedSlotOf(element) ?? parentOf(element);

/** What lies between an element and the box that its place is counted from: overflow there does not clip it. */
type Apart = '' | 'absolute' | 'fixed';

/** @param own the element's style, where somebody has asked for it already */
function isShutAway(element: Element, shut: Shut, own?: CSSStyleDeclaration): boolean {
  const path: Element[] = [];
  let away = false;
  let apart: Apart = '';
  for (let at: Element | null = element; at && localNameOf(at) !== 'body'; at = above(at)) {
    // What was said of an element holds for text in its flow, not for what is placed elsewhere.
    const known: boolean | undefined = apart ? undefined : shut.away.get(at);
    away = known ?? false;
    if (known !== undefined) break;
    const style = (at === element && own) || getComputedStyle(at);
    const { position } = style;
    if (apart && (style.transform !== 'none' || (apart === 'absolute' && position !== 'static'))) apart = '';
    away =
      isClippedAway(style, position) || isOffThePage(at, style, position) || (!apart && isFolded(at, style));
    if (!apart) path.push(at);
    if (away) break;
    if (position === 'fixed' || (position === 'absolute' && !apart)) apart = position;
  }
  for (const at of path) shut.away.set(at, away);
  return away;
}

/** True where a clip leaves nothing: the two ways of hiding text from all but screen readers. */
function isClippedAway(style: CSSStyleDeclaration, position: string): boolean {
  const { clipPath } = style;
  if (clipPath !== 'none' && /^(inset\((50|100)%\)|circle\(0(px|%))/.test(clipPath)) return true;
  if (position !== 'absolute' && position !== 'fixed') return false;
  const { clip } = style;
  if (clip === 'auto') return false;
  const [top = 0, right = 0, bottom = 0, left = 0] =
    clip.match(/auto|-?[\d.]+/g)?.map((side) => Number.parseFloat(side)) ?? [];
  // `auto` is not a number, and compares as false.
  return right - left <= DOT || bottom - top <= DOT;
}

/** True for a box of no size that does not let its content out. */
function isFolded(element: Element, style: CSSStyleDeclaration): boolean {
  const { overflowX, overflowY } = style;
  // Where one of the two is visible the other is too, unless it is `clip`.
  if (overflowX === 'visible' && overflowY === 'visible') return false;
  const { display } = style;
  if (display === 'inline' || display === 'contents' || display.startsWith('ruby')) return false;
  return (
    (overflowY !== 'visible' && element.clientHeight <= DOT) ||
    (overflowX !== 'visible' && element.clientWidth <= DOT)
  );
}

/** True for a box that is placed where nobody can scroll to. */
function isOffThePage(element: Element, style: CSSStyleDeclaration, position: string): boolean {
  // A box that stays in its place can only be pushed by its margin.
  const isFar =
    isFarOut(style.marginLeft) || (position !== 'static' && (isFarOut(style.left) || isFarOut(style.top)));
  if (!isFar && position !== 'fixed') return false;
  // What is moved back by a transform is seen, whatever its place.
  const box = Element.prototype.getBoundingClientRect.call(element);
  if (isFar && (box.right + scrollX <= 0 || box.bottom + scrollY <= 0)) return true;
  // A box without a size of its own may hold one that has.
  if (position !== 'fixed' || box.width === 0 || box.height === 0) return false;
  return box.right <= 0 || box.bottom <= 0 || box.left >= innerWidth || box.top >= innerHeight;
}

const isFarOut = (length: string) => length.startsWith('-') && Number.parseFloat(length) <= FAR;
