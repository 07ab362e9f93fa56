/**
 * Nodes asked past their own names. A form's fields stand in front of its properties, for us as for the page:
 * with `<input name=nextSibling>` the form's `nextSibling` is that field, and a walk never ends. What the prototype's
 * getter says no page can change in our world; to call it costs no more than to read the property.
 */

/** @param of the interface that has the property; asked late, for there is no DOM where the extension is built */
function getter<T extends Node, K extends keyof T>(of: () => { prototype: T }, name: K): (node: T) => T[K] {
  let get: ((this: T) => T[K]) | undefined;
  return (node) => {
    get ??= Object.getOwnPropertyDescriptor(of().prototype, name)?.get as (this: T) => T[K];
    return get.call(node);
  };
}

export const nodeTypeOf = getter(() => Node, 'nodeType');
export const parentNodeOf = getter(() => Node, 'parentNode');
export const firstChildOf = getter(() => Node, 'firstChild');
export const lastChildOf = getter(() => Node, 'lastChild');
export const nextSiblingOf = getter(() => Node, 'nextSibling');
export const previousSiblingOf = getter(() => Node, 'previousSibling');
export const textContentOf = getter(() => Node, 'textContent');
const childNodesOf = getter(() => Node, 'childNodes');
export const isConnected = getter(() => Node, 'isConnected');
export const localNameOf = getter(() => Element, 'localName');
/** A document's fields stand in front of its properties as well: `<img name=title>`. */
export const titleOf = getter(() => Document, 'title');
export const bodyOf = getter(() => Document, 'body');
export const documentElementOf = getter(() => Document, 'documentElement');
export const assignedSlotOf = getter(() => Element, 'assignedSlot');

/** True where the element matches the selector. */
export const matches = (element: Element, selector: string): boolean =>
  Element.prototype.matches.call(element, selector);

/** The nearest element that matches the selector, the element itself included. */
export const closest = (element: Element, selector: string): Element | null =>
  Element.prototype.closest.call(element, selector);

export const hasAttribute = (element: Element, name: string): boolean =>
  Element.prototype.hasAttribute.call(element, name);

export const hasAttributes = (element: Element): boolean => Element.prototype.hasAttributes.call(element);

/** How many children a node has. */
export const childCountOf = (node: Node): number => childNodesOf(node).length;

/** True where more elements than that are below an element. The browser counts no further. */
export const hasMoreBelow = (element: Element, count: number): boolean =>
  Element.prototype.getElementsByTagName.call(element, '*').item(count) !== null;

/** All below an element, a document or a shadow root that match the selector. */
export function queryAll(node: Node, selector: string): NodeListOf<Element> {
  const { querySelectorAll } = (
    node instanceof Element ? Element : node instanceof Document ? Document : DocumentFragment
  ).prototype;
  return querySelectorAll.call(node, selector);
}

/** A walk below a node. @param show what it stops at, as in NodeFilter */
export const walkerOn = (node: Node, show: number): TreeWalker =>
  Document.prototype.createTreeWalker.call(document, node, show);
