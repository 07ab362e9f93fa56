/** Random changes of a page: what they are, and the code that makes them in the page. */
import fc from 'fast-check';

/** One change; numbers pick a node among those that are there, round and round. */
export type Change =
  | { do: 'text'; node: number; text: string }
  | { do: 'split'; node: number; at: number }
  | { do: 'join'; node: number }
  | { do: 'add'; node: number; before: number; tag: string; text: string }
  | { do: 'html'; node: number; html: string }
  | { do: 'remove'; node: number }
  | { do: 'move'; node: number; to: number; before: number }
  | { do: 'wrap'; node: number; tag: string }
  | { do: 'unwrap'; node: number }
  | { do: 'attribute'; node: number; name: string; value: string | null }
  | { do: 'shadow'; node: number; closed: boolean; tag: string; html: string }
  | { do: 'attach'; node: number; closed: boolean; html: string }
  | { do: 'title'; text: string }
  | { do: 'pause' };

const TEXTS = [
  'Massage for low back pain.',
  'Yoga',
  'low ',
  'back',
  ' pain',
  'ibuprofen',
  ' and ',
  'for the knee',
  'Plan:',
  'Related stories',
  'Bed rest is advised against in sciatica.',
  'cauda equina syndrome',
  'mass',
  'age',
  ' ',
  '',
];
const TAGS = ['p', 'span', 'div', 'b', 'h2', 'li', 'code', 'button', 'x-box', 'details', 'sup'];
const HTML = [
  '<p>Acupuncture</p><p>for chronic low back pain</p>',
  'Try <b>heat</b> for <i>back</i> pain',
  '<ul><li>Massage</li><li>Ibuprofen</li></ul>',
  '<slot></slot> helps low back pain',
  '<slot name=a>Yoga</slot><p>Naproxen</p>',
  '<details><summary>Back pain</summary>Tramadol</details>',
  '',
];
const ATTRIBUTES: readonly (readonly [string, readonly (string | null)[]])[] = [
  ['hidden', ['', null]],
  [
    'style',
    ['display:none', 'visibility:hidden', 'visibility:visible', 'display:block', 'display:inline', null],
  ],
  ['class', ['off', 'clear', 'block', 'inline', null]],
  ['contenteditable', ['true', 'false', null]],
  ['role', ['textbox', 'heading', 'button', null]],
  ['open', ['', null]],
  ['slot', ['a', null]],
];

const node = fc.nat(60);
const text = fc.constantFrom(...TEXTS);
const tag = fc.constantFrom(...TAGS);
const html = fc.constantFrom(...HTML);
const attribute = fc
  .constantFrom(...ATTRIBUTES.flatMap(([name, values]) => values.map((value) => ({ name, value }))))
  .chain((one) => node.map((node): Change => ({ do: 'attribute', node, ...one })));

/** A change of any sort. */
export const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ do: fc.constant('text' as const), node, text }),
  fc.record({ do: fc.constant('split' as const), node, at: fc.nat(20) }),
  fc.record({ do: fc.constant('join' as const), node }),
  fc.record({ do: fc.constant('add' as const), node, before: fc.nat(4), tag, text }),
  fc.record({ do: fc.constant('html' as const), node, html }),
  fc.record({ do: fc.constant('remove' as const), node }),
  fc.record({ do: fc.constant('move' as const), node, to: node, before: fc.nat(4) }),
  fc.record({ do: fc.constant('wrap' as const), node, tag }),
  fc.record({ do: fc.constant('unwrap' as const), node }),
  { arbitrary: attribute, weight: 3 },
  fc.record({
    do: fc.constant('shadow' as const),
    node,
    closed: fc.boolean(),
    tag: fc.constantFrom('div', 'x-box'),
    html,
  }),
  fc.record({ do: fc.constant('attach' as const), node, closed: fc.boolean(), html }),
  fc.record({ do: fc.constant('title' as const), text }),
  { arbitrary: fc.constant<Change>({ do: 'pause' }), weight: 2 },
);

/** The page that is changed: what it is like before each sequence, and a stylesheet that hides and shows. */
export const PAGE = `<!doctype html><title>Notes</title>
<style>.off { display: none } .clear { opacity: 0 } .block { display: block } .inline { display: inline } x-box.block { display: block }</style>
<main id="stage"></main>`;

/** What stands on the stage at first. */
export const START = `<h2>Low back pain</h2><p>Massage may help <b>low</b> back pain; <span>ibuprofen</span> too.</p>
<div>Yoga<div>and bed rest</div>for sciatica</div><ul><li>Heat</li><li>Acupuncture <x-box>helps</x-box> backs</li></ul>`;

/**
 * Makes changes, one after the other. Runs in the page; must stand by itself.
 * @param from.start what is put on the stage first; null leaves what is there
 */
export async function makeChanges({
  changes,
  start,
}: {
  changes: readonly Change[];
  start: string | null;
}): Promise<void> {
  const world = globalThis as unknown as { roots: ShadowRoot[] };
  const stage = document.querySelector('#stage') as HTMLElement;
  if (start !== null) {
    world.roots = [];
    document.title = 'Notes';
    stage.innerHTML = start;
  }
  /** Everything on the stage and in its shadow roots, closed ones too. */
  const nodes = () => {
    const all: ChildNode[] = [];
    for (const root of [stage, ...world.roots.filter(({ host }) => host.isConnected)]) {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) all.push(node as ChildNode);
    }
    return all;
  };
  const pick = (number: number) => {
    const all = nodes();
    return all[number % Math.max(1, all.length)];
  };
  const pickElement = (number: number): Element => {
    const all = nodes().filter((node) => node instanceof Element);
    return all[number % Math.max(1, all.length)] ?? stage;
  };
  const make = (tag: string, text: string) => {
    if (tag === '') return document.createTextNode(text);
    const element = document.createElement(tag);
    element.textContent = text;
    return element;
  };
  for (const change of changes) {
    switch (change.do) {
      case 'text': {
        const node = pick(change.node);
        if (node instanceof Text) node.data = change.text;
        else if (node) node.textContent = change.text;
        break;
      }
      case 'split': {
        const node = pick(change.node);
        if (node instanceof Text) node.splitText(change.at % (node.length + 1));
        break;
      }
      case 'join':
        pickElement(change.node).normalize();
        break;
      case 'add': {
        const parent = pickElement(change.node);
        parent.insertBefore(
          make(change.before === 0 ? '' : change.tag, change.text),
          parent.childNodes[change.before] ?? null,
        );
        break;
      }
      case 'html':
        pickElement(change.node).innerHTML = change.html;
        break;
      case 'remove':
        pick(change.node)?.remove();
        break;
      case 'move': {
        const node = pick(change.node);
        const to = pickElement(change.to);
        const inside = (at: Node | null): boolean =>
          at !== null && (at === node || inside(at instanceof ShadowRoot ? at.host : at.parentNode));
        if (node && !inside(to)) to.insertBefore(node, to.childNodes[change.before] ?? null);
        break;
      }
      case 'wrap': {
        const node = pick(change.node);
        const around = make(change.tag, '') as Element;
        if (!node) break;
        node.replaceWith(around);
        around.append(node);
        break;
      }
      case 'unwrap': {
        const element = pickElement(change.node);
        if (element !== stage) element.replaceWith(...element.childNodes);
        break;
      }
      case 'attribute': {
        const element = pickElement(change.node);
        if (change.value === null) element.removeAttribute(change.name);
        else element.setAttribute(change.name, change.value);
        break;
      }
      case 'shadow': {
        const host = make(change.tag, 'Ibuprofen') as Element;
        const root = host.attachShadow({ mode: change.closed ? 'closed' : 'open' });
        root.innerHTML = change.html;
        world.roots.push(root);
        pickElement(change.node).append(host);
        break;
      }
      case 'attach': {
        // To an element that is there already. Nothing tells of it: it is found with the change that comes with it.
        const hosts = [...stage.querySelectorAll('x-box')].filter(
          (host) => !world.roots.some((root) => root.host === host),
        );
        const host = hosts[change.node % Math.max(1, hosts.length)];
        if (!host) break;
        const root = host.attachShadow({ mode: change.closed ? 'closed' : 'open' });
        root.innerHTML = change.html;
        world.roots.push(root);
        host.after(document.createElement('span'));
        break;
      }
      case 'title':
        document.title = change.text;
        break;
      case 'pause':
        await new Promise((go) => setTimeout(go, 120));
    }
  }
}
