/** In the top frame: shows the card that a small frame has asked for, beside that frame's mention. */
import { api } from '../../browser/api.ts';
import { cardDoor } from '../../browser/card-door.ts';
import { shadowsIn } from '../../browser/dom/hosts.ts';
import type { RelayedCard } from '../../browser/messages.ts';
import { loadCard } from './opener.ts';

type FrameElement = HTMLIFrameElement | HTMLFrameElement | HTMLObjectElement | HTMLEmbedElement;
const FRAMES = 'iframe, frame, object, embed';

/** All frame elements of the page, those in shadow roots too. */
function framesIn(roots: Iterable<Document | ShadowRoot>): FrameElement[] {
  return [...roots].flatMap((root) => [...root.querySelectorAll<FrameElement>(FRAMES)]);
}

/** Id of a frame by its element, where the browser tells. */
function idOf(frame: FrameElement): number | null {
  const { getFrameId } = api().runtime as { getFrameId?: (frame: Element) => number };
  return getFrameId?.(frame) ?? null;
}

/** The element of the frame that asked: by its id, else the one under the pointer or with the focus, else by size. */
function frameOf(
  { viewport, frameId }: RelayedCard,
  roots: Iterable<Document | ShadowRoot>,
): FrameElement | null {
  const frames = framesIn(roots);
  const byId = frames.find((frame) => frameId !== undefined && idOf(frame) === frameId);
  if (byId) return byId;
  const sameSize = frames.filter(
    (frame) =>
      Math.abs(frame.clientWidth - viewport.width) < 2 && Math.abs(frame.clientHeight - viewport.height) < 2,
  );
  const used = (frame: FrameElement) => frame.matches(':hover') || frame.matches(':focus');
  return sameSize.find(used) ?? sameSize[0] ?? frames.find(used) ?? null;
}

function shadowRoots(): ShadowRoot[] {
  return [...shadowsIn(document)].filter((root) => root !== null);
}

/** Shows the card. @returns false where the frame cannot be found or the card cannot be loaded */
export async function showRelayed(
  asked: RelayedCard,
  roots: Iterable<Document | ShadowRoot>,
): Promise<boolean> {
  // Where this script has only just come for the card, it has not yet looked for shadow roots.
  const frame = frameOf(asked, roots) ?? frameOf(asked, shadowRoots());
  const door = frame && (await loadCard());
  if (!frame || !door) return false;
  const boxes = () => {
    const box = frame.getBoundingClientRect();
    // A frame that is scaled by a transform shows its content scaled too.
    const scale = box.width / (frame.offsetWidth || box.width || 1);
    const style = getComputedStyle(frame);
    const left = box.x + (frame.clientLeft + Number.parseFloat(style.paddingLeft || '0')) * scale;
    const top = box.y + (frame.clientTop + Number.parseFloat(style.paddingTop || '0')) * scale;
    return asked.boxes.map(({ x, y, width, height }) => {
      return new DOMRect(left + x * scale, top + y * scale, width * scale, height * scale);
    });
  };
  const { concept, here, via } = asked;
  await door.open({ concept, here, words: null, boxes, at: null, via, isRelayed: true, near: frame });
  if (via === 'pointer') releaseWhenLeft(frame);
  return true;
}

/** While the pointer is over the frame its moves are not heard here; the first that is heard means that it left. */
function releaseWhenLeft(frame: FrameElement): void {
  const end = new AbortController();
  addEventListener(
    'pointermove',
    (event) => {
      if (!event.isTrusted || event.target === frame) return;
      cardDoor()?.release();
      end.abort();
    },
    { capture: true, passive: true, signal: end.signal },
  );
}
