/** The trees of a frame: its document and every shadow root in it, open or closed. */
import { api } from '../../browser/api.ts';

/** Built-in elements that can hold a shadow root. */
const HOSTS = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '),
);

interface Dom {
  dom?: { openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null };
}

/** The shadow root of an element, closed ones included, except that of our own card. */
export function shadowOf(element: Element): ShadowRoot | null {
  const custom = element.localName.includes('-');
  if (!custom && !HOSTS.has(element.localName)) return null;
  if (element.shadowRoot) return element.shadowRoot;
  // To ask for a closed root is dear: of the built-in elements only those that hold no text alone are asked.
  if (!custom && element.hasChildNodes() && !element.firstElementChild) return null;
  try {
    const closed =
      (element as Element & { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot ??
      (api() as unknown as Dom).dom?.openOrClosedShadowRoot(element as HTMLElement);
    return closed && !closed.querySelector('.bb[popover]') ? closed : null;
  } catch {
    return null;
  }
}

/** Walks all elements under a node for shadow roots, nested ones too; null is a step without one. */
export function* shadowsIn(node: Node): Generator<ShadowRoot | null> {
  if (node instanceof Element) {
    const shadow = shadowOf(node);
    if (shadow) {
      yield shadow;
      yield* shadowsIn(shadow);
    }
  }
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT);
  let count = 0;
  for (let at = walker.nextNode(); at; at = walker.nextNode()) {
    const shadow = shadowOf(at as Element);
    if (shadow) {
      yield shadow;
      yield* shadowsIn(shadow);
    }
    if (++count % 100 === 0) yield null;
  }
}

/** Nodes from a node up to the document, through the hosts of shadow roots. */
function line(node: Node): Node[] {
  const up: Node[] = [];
  for (let at: Node | null = node; at; ) {
    up.push(at);
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return up.reverse();
}

/** Order of two nodes in the page, negative where `a` comes first; what is in a shadow root stands at its host. */
export function inOrder(a: Node, b: Node): number {
  if (a === b) return 0;
  const here = a.compareDocumentPosition(b);
  if (!(here & Node.DOCUMENT_POSITION_DISCONNECTED)) return here & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  const one = line(a);
  const other = line(b);
  for (let i = 0; i < one.length && i < other.length; i++) {
    if (one[i] === other[i]) continue;
    const position = (one[i] as Node).compareDocumentPosition(other[i] as Node);
    return position & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  }
  return one.length - other.length;
}
