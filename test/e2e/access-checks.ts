/**
 * What is asked of every view, as functions that run in the page itself: each stands alone, takes an element to begin
 * with (the card's on a page lies in a closed root) and answers with a line for each fault.
 */

/**
 * Reflow (WCAG 1.4.10) and spacing (1.4.12): nothing lies beside the window, and no words are cut off.
 * @param root what is looked at
 * @param may selector of boxes that may scroll sideways: tables of data and the map
 */
export function lostIn(root: Element, may: string): string[] {
  const found: string[] = [];
  const nameOf = (element: Element) => {
    const words = (element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40);
    return `${element.localName}.${element.getAttribute('class') ?? ''} "${words}"`;
  };
  const page = document.documentElement;
  if (root === page && page.scrollWidth > innerWidth)
    found.push(`the page is ${page.scrollWidth - innerWidth} px wider than its window`);
  const free = (element: Element) => may !== '' && element.closest(may) !== null;
  const unseen = (element: Element) =>
    element.closest('.unseen, [aria-hidden=true], dialog:not([open])') !== null;
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (!(element instanceof HTMLElement) || element.closest('svg')) continue;
    if (!element.checkVisibility({ visibilityProperty: true }) || unseen(element) || free(element)) continue;
    // A field scrolls what was typed; a result of the search stands in full behind it.
    if (element.matches('input, .result-line')) continue;
    const style = getComputedStyle(element);
    const wide = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
    const tall = element.scrollHeight > element.clientHeight + 1 && element.clientHeight > 0;
    const cuts = (flow: string) => flow === 'hidden' || flow === 'clip';
    if (wide && /auto|scroll/.test(style.overflowX))
      found.push(`scrolls sideways: ${nameOf(element)} (${element.scrollWidth} in ${element.clientWidth})`);
    if ((wide && cuts(style.overflowX)) || (tall && cuts(style.overflowY)))
      found.push(
        `cut off: ${nameOf(element)} (${element.scrollWidth}×${element.scrollHeight} in ${element.clientWidth}×${element.clientHeight})`,
      );
    const range = new Range();
    const boxes = [...element.childNodes].flatMap((node) => {
      if (node.nodeType !== Node.TEXT_NODE || !node.nodeValue?.trim()) return [];
      range.selectNode(node);
      return [...range.getClientRects()];
    });
    const out = boxes.find(({ left, right, width }) => width > 1 && (left < -1 || right > innerWidth + 1));
    if (out)
      found.push(
        `beside the window: ${nameOf(element)} (${Math.round(out.left)} to ${Math.round(out.right)})`,
      );
  }
  return found;
}

/** What is pressed or typed in. What stands in a row of the tab key by `tabindex="0"` belongs to it. */
const PRESSED =
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=option], [role=slider], [tabindex="0"]';

/**
 * Target size (2.5.8): at least 24 × 24, or so far from others that a circle of 24 around it meets none; words in a
 * sentence are excepted. What a label says belongs to its field.
 * @param pressed selector of targets
 */
export function smallIn(root: Element, pressed: string): string[] {
  const SIZE = 24;
  const targets = [...root.querySelectorAll<HTMLElement>(pressed)]
    .filter(
      (one) => one.checkVisibility({ visibilityProperty: true }) && !one.matches('.scroll-box, .unseen'),
    )
    .map((element) => {
      const label = element.closest('label') ?? (element as HTMLInputElement).labels?.[0];
      const own = element.getBoundingClientRect();
      const box = label?.getBoundingClientRect() ?? own;
      const left = Math.min(own.left, box.left);
      const top = Math.min(own.top, box.top);
      const width = Math.max(own.right, box.right) - left;
      const height = Math.max(own.bottom, box.bottom) - top;
      return { element, left, top, width, height, x: left + width / 2, y: top + height / 2 };
    })
    .filter(({ width, height }) => width > 1 && height > 1);
  const small = ({ width, height }: { width: number; height: number }) =>
    width < SIZE - 0.5 || height < SIZE - 0.5;
  const inSentence = (element: Element) => {
    if (getComputedStyle(element).display !== 'inline') return false;
    const around = element.closest('p, li, dd, td, small');
    const all = (around?.textContent ?? '').trim().length;
    return all > (element.textContent ?? '').trim().length + 3;
  };
  const meets = (one: (typeof targets)[number], other: (typeof targets)[number]) => {
    if (small(other)) return Math.hypot(one.x - other.x, one.y - other.y) < SIZE - 0.5;
    const dx = Math.max(other.left - one.x, 0, one.x - other.left - other.width);
    const dy = Math.max(other.top - one.y, 0, one.y - other.top - other.height);
    return Math.hypot(dx, dy) < SIZE / 2 - 0.5;
  };
  /** The bar or the scrolling box that an element stands in: what lies under it is scrolled away from it. */
  const barOf = (element: Element | null): Element | null => {
    if (!element) return null;
    const { position, overflowY } = getComputedStyle(element);
    return /sticky|fixed/.test(position) || /auto|scroll/.test(overflowY)
      ? element
      : barOf(element.parentElement);
  };
  // Steps on the map lie under its frame, cells of a table beside one another.
  const flat = targets.filter(({ element }) => !element.closest('svg, table') && !inSentence(element));
  const pairs = flat.flatMap((one, at) =>
    flat.slice(at + 1).flatMap((other) => {
      const wide = Math.min(one.left + one.width, other.left + other.width) - Math.max(one.left, other.left);
      const tall = Math.min(one.top + one.height, other.top + other.height) - Math.max(one.top, other.top);
      // A pixel or two is rounding, or a ring around a choice.
      return wide < 3 || tall < 3 ? [] : [[one.element, other.element] as const];
    }),
  );
  const over = pairs
    .filter(([one, other]) => !one.contains(other) && !other.contains(one) && barOf(one) === barOf(other))
    .map(([one, other]) => `${one.textContent?.trim().slice(0, 30)} lies over ${other.textContent?.trim()}`);
  const tight = targets
    .filter((one) => small(one) && !inSentence(one.element))
    .flatMap((one) => {
      const near = targets.find(
        (other) =>
          other !== one &&
          !other.element.contains(one.element) &&
          !one.element.contains(other.element) &&
          meets(one, other),
      );
      if (!near) return [];
      const words = (one.element.textContent ?? '').trim().slice(0, 30);
      return `${one.element.localName}.${one.element.getAttribute('class') ?? ''} "${words}": ${Math.round(one.width)}×${Math.round(one.height)}`;
    });
  return [...over, ...tight];
}

/** Label in name (2.5.3): what is pressed is called by the words that it shows, for whoever says them aloud. */
export function misnamedIn(root: Element, pressed: string): string[] {
  const plain = (words: string) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return [...root.querySelectorAll<HTMLElement>(pressed)].flatMap((element) => {
    const name = element.getAttribute('aria-label');
    // biome-ignore lint/performance/useDomNodeTextContent: words that are not drawn are no label
    const shown = plain(element.innerText ?? '');
    // A box that scrolls is called by what it holds, and holds more.
    const isBox = element.matches('section, div');
    return name && shown && !isBox && element.checkVisibility() && !plain(name).includes(shown)
      ? [`"${name}" shows "${shown}"`]
      : [];
  });
}

/** Motion that is left where little was asked for (2.3.3): what takes longer than a blink. */
export function motionIn(root: Element): string[] {
  const long = (times: string) =>
    times.split(',').some((time) => Number.parseFloat(time) > (/ms/.test(time) ? 20 : 0.02));
  return [...root.querySelectorAll('*')]
    .filter((element) => {
      const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(element);
      return long(transitionDuration) || long(animationDuration) || scrollBehavior === 'smooth';
    })
    .map((element) => `moves: ${element.localName}.${element.getAttribute('class') ?? ''}`);
}

/**
 * Forced colours: what is pressed looks like it by its border, its underline, its icon or the colour of links and
 * buttons; what is chosen differs from what is not in a way that forced colours leave.
 */
export function flatIn(root: Element, pressed: string): string[] {
  const found: string[] = [];
  const look = (element: Element) => {
    const {
      borderTopWidth,
      borderBottomWidth,
      backgroundColor,
      color,
      textDecorationLine,
      outlineWidth,
      outlineStyle,
      fontWeight,
    } = getComputedStyle(element);
    return [
      borderTopWidth,
      borderBottomWidth,
      backgroundColor,
      color,
      textDecorationLine,
      outlineStyle === 'none' ? '' : outlineWidth,
      fontWeight,
    ].join(' ');
  };
  // Radio buttons that look like keys: the chosen one has to differ from the next.
  for (const group of root.querySelectorAll('.readers, .choices')) {
    const face = (input: Element | null | undefined) => input?.nextElementSibling;
    const [chosen, other] = [
      face(group.querySelector('input:checked')),
      face(group.querySelector('input:not(:checked)')),
    ];
    if (chosen && other && look(chosen) === look(other))
      found.push(`cannot be told apart: ${group.textContent}`);
  }
  const body = getComputedStyle(root).color;
  for (const element of root.querySelectorAll<HTMLElement>(pressed)) {
    if (
      !element.checkVisibility() ||
      !element.matches('button, a[href], [role=switch]') ||
      element.closest('svg')
    )
      continue;
    const style = getComputedStyle(element);
    const border = ['Top', 'Right', 'Bottom', 'Left'].some(
      (side) =>
        Number.parseFloat(style.getPropertyValue(`border-${side.toLowerCase()}-width`)) >= 1 &&
        !/^rgba.*, 0\)$/.test(style.getPropertyValue(`border-${side.toLowerCase()}-color`)),
    );
    const told =
      border ||
      [element, ...element.querySelectorAll('*')].some((one) =>
        getComputedStyle(one).textDecorationLine.includes('underline'),
      ) ||
      element.querySelector('svg') ||
      style.color !== body ||
      element.parentElement?.matches('.answers li');
    if (!told)
      found.push(
        `looks like plain words: ${element.localName}.${element.getAttribute('class') ?? ''} ${element.textContent?.slice(0, 30)}`,
      );
  }
  return found;
}

/** Sticky bars (1.4.10, 2.4.11): they leave at least half of the window to what is read. */
export function heldIn(root: Element): string[] {
  let held = 0;
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    const { position, top, bottom } = getComputedStyle(element);
    if (position !== 'sticky' && position !== 'fixed') continue;
    // What stays sideways only goes with the rest.
    if (top === 'auto' && bottom === 'auto') continue;
    if (!element.checkVisibility() || element.closest('dialog')) continue;
    const { width, height } = element.getBoundingClientRect();
    if (width > innerWidth / 2) held += height;
  }
  return held > innerHeight / 2 ? [`bars hold ${Math.round(held)} of ${innerHeight} px`] : [];
}

/** The values of WCAG 1.4.12, for a style sheet. */
export const SPACED =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';

/** The checks, and what each is told. */
const CHECKS = {
  lost: lostIn,
  small: smallIn,
  motion: motionIn,
  flat: flatIn,
  held: heldIn,
  misnamed: misnamedIn,
};
export type Check = keyof typeof CHECKS;

/**
 * A check as an expression that answers with a line for each fault.
 * @param root expression that gives the element
 * @param may selector of boxes that may scroll sideways
 */
export const check = (name: Check, root = 'document.documentElement', may = ''): string =>
  `(${String(CHECKS[name])})(${root}, ${JSON.stringify(name === 'lost' ? may : PRESSED)})`;
