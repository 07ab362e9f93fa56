/** What of a page's text the reader can see. Asked only of text in which something was found: it costs a layout. */
import { parentOf } from './borders.ts';
import { assignedSlotOf, localNameOf } from './nodes.ts';

/** A box no larger than this that clips shows nothing, CSS pixels: the usual box of text for screen readers. */
const DOT = 1;
/** Text that is pushed so far off its place is not meant to be seen, CSS pixels. */
const FAR = -999;

/** Answers so far, where many are asked at once: what hides an element's text hides all below it. */
export type Shut = Map<Element, boolean>;

/**
 * True where text directly inside the element can be seen: laid out, not wholly transparent, not clipped
 * to nothing, not pushed off the page. Whether it is scrolled to, or aria-hidden, does not matter.
 */
export function isSeen(element: Element, shut: Shut = new Map()): boolean {
  if (isTaken(element) || !isShown(element)) return false;
  const { fontSize, textIndent } = getComputedStyle(element);
  if (fontSize === '0px' || Number.parseFloat(textIndent) <= FAR) return false;
  return !isShutAway(element, shut);
}

function isShown(element: Element): boolean {
  const { checkVisibility } = Element.prototype;
  if (checkVisibility.call(element, { visibilityProperty: true, opacityProperty: true })) {
    // The element itself has a box, though what is in it may have none.
    if (localNameOf(element) === 'details') return (element as HTMLDetailsElement).open;
    return getComputedStyle(element).contentVisibility !== 'hidden';
  }
  // An element without a box of its own: what counts is the box around it.
  const style = getComputedStyle(element);
  if (style.display !== 'contents' || style.visibility !== 'visible') return false;
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

function isShutAway(element: Element, shut: Shut): boolean {
  const path: Element[] = [];
  let away = false;
  let apart: Apart = '';
  for (let at: Element | null = element; at && localNameOf(at) !== 'body'; at = above(at)) {
    // What was said of an element holds for text in its flow, not for what is placed elsewhere.
    const known: boolean | undefined = apart ? undefined : shut.get(at);
    away = known ?? false;
    if (known !== undefined) break;
    const style = getComputedStyle(at);
    const { position } = style;
    if (apart && (style.transform !== 'none' || (apart === 'absolute' && position !== 'static'))) apart = '';
    away = isClippedAway(style) || isOffThePage(at, style) || (!apart && isFolded(at, style));
    if (away) break;
    if (!apart) path.push(at);
    if (position === 'fixed' || (position === 'absolute' && !apart)) apart = position;
  }
  for (const at of path) shut.set(at, away);
  return away;
}

/** True where a clip leaves nothing: the two ways of hiding text from all but screen readers. */
function isClippedAway({ clip, clipPath, position }: CSSStyleDeclaration): boolean {
  if (/^(inset\((50|100)%\)|circle\(0(px|%))/.test(clipPath)) return true;
  if (clip === 'auto' || (position !== 'absolute' && position !== 'fixed')) return false;
  const [top = 0, right = 0, bottom = 0, left = 0] =
    clip.match(/auto|-?[\d.]+/g)?.map((side) => Number.parseFloat(side)) ?? [];
  // `auto` is not a number, and compares as false.
  return right - left <= DOT || bottom - top <= DOT;
}

/** True for a box of no size that does not let its content out. */
function isFolded(element: Element, { overflowX, overflowY, display }: CSSStyleDeclaration): boolean {
  if (display === 'inline' || display === 'contents' || display.startsWith('ruby')) return false;
  return (
    (overflowY !== 'visible' && element.clientHeight <= DOT) ||
    (overflowX !== 'visible' && element.clientWidth <= DOT)
  );
}

/** True for a box that is placed where nobody can scroll to. */
function isOffThePage(element: Element, { position, left, top, marginLeft }: CSSStyleDeclaration): boolean {
  const isFar = [left, top, marginLeft].some((length) => Number.parseFloat(length) <= FAR);
  if (!isFar && position !== 'fixed') return false;
  // What is moved back by a transform is seen, whatever its place.
  const box = Element.prototype.getBoundingClientRect.call(element);
  if (isFar && (box.right + scrollX <= 0 || box.bottom + scrollY <= 0)) return true;
  // A box without a size of its own may hold one that has.
  if (position !== 'fixed' || box.width === 0 || box.height === 0) return false;
  return box.right <= 0 || box.bottom <= 0 || box.left >= innerWidth || box.top >= innerHeight;
}
