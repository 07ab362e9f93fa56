/**
 * Looks at the extension in a page from outside: with the browser's debugger, in the isolated worlds in
 * which its scripts run. The page notices nothing of it.
 */
import type { CDPSession, Frame, Page } from 'playwright-core';
import type { CardDoor } from '../browser/card-door.ts';
import type { FrameReading } from '../browser/messages.ts';
import type { SpotterDoor } from '../browser/spotter-door.ts';
import type { Claim, ClaimOutcome, Status } from '../data/reading.ts';

/** A mention as the page has it. */
export interface SeenMention {
  text: string;
  concept: string;
  /** The lead verdict, or `red-flag`. */
  verdict: string;
  /** What the page says happened to it; null where it was not read in context. */
  status: Status | null;
  /** What the page asserts about its effect; null in a note about one patient, too. */
  claim: Claim | null;
  /** How that stands to the documents; null where nothing is asserted. */
  outcome: ClaimOutcome | null;
}

/** A frame of a page as it is now. */
export interface SeenFrame {
  /** True while some of it is still to be read. */
  busy: boolean;
  mentions: SeenMention[];
  /** What it says, read in context; null before that, and where nothing was found. */
  says: FrameReading | null;
}

/** A rectangle in the viewport of the top frame, CSS pixels. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The isolated world of one frame. */
export interface World {
  /** Runs a function there; it must stand by itself. */
  run<T, A extends unknown[]>(code: (...args: A) => T, ...args: A): Promise<Awaited<T>>;
  /** Scrolls the frame into view and says where its viewport lies in the top frame's. */
  offset(): Promise<{ x: number; y: number }>;
}

interface Context {
  id: number;
  origin: string;
  auxData?: { frameId?: string; type?: string };
}

/** What hangs in the isolated world: see browser/spotter-door.ts and browser/card-door.ts. */
interface Doors {
  __backbriefSpotter?: SpotterDoor;
  __backbriefCard?: CardDoor;
  chrome: { dom: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } };
}

/** All worlds of the extension in a page. Ask anew after each navigation. */
export async function worldsOf(page: Page): Promise<World[]> {
  const main = page.mainFrame();
  const own = await worldsIn(await watch(page, page), main);
  const others = page.frames().filter((frame) => frame !== main);
  const elsewhere = await Promise.all(
    others.map(async (frame) => {
      try {
        // Only a frame of another site has a process, and so a session, of its own.
        return await worldsIn(await watch(page, frame), frame);
      } catch {
        return [];
      }
    }),
  );
  return [...own, ...elsewhere.flat()];
}

/** The debugger of a page or frame, with what scripts can run in there now. */
interface Watch {
  session: CDPSession;
  contexts: Map<number, Context>;
}

const watches = new WeakMap<Page | Frame, Promise<Watch>>();

/** One session for as long as its target lives: to begin one for each question costs the page more than the question. */
function watch(page: Page, target: Page | Frame): Promise<Watch> {
  const known = watches.get(target);
  if (known) return known;
  const begun = begin(page, target);
  watches.set(target, begun);
  begun.catch(() => watches.delete(target));
  return begun;
}

async function begin(page: Page, target: Page | Frame): Promise<Watch> {
  const session = await page.context().newCDPSession(target);
  const contexts: Watch['contexts'] = new Map();
  session.on('Runtime.executionContextCreated', ({ context }) =>
    contexts.set(context.id, context as Context),
  );
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) =>
    contexts.delete(executionContextId),
  );
  session.on('Runtime.executionContextsCleared', () => contexts.clear());
  await session.send('Runtime.enable');
  return { session, contexts };
}

async function worldsIn({ session, contexts }: Watch, frame: Frame): Promise<World[]> {
  const { frameTree } = await session.send('Page.getFrameTree').catch((error) => {
    // Its target is gone, as when a frame goes to another site: the next question finds the new one.
    watches.delete(frame);
    throw error;
  });
  const root = frameTree.frame.id;
  return [...contexts.values()]
    .filter(({ origin, auxData }) => auxData?.type === 'isolated' && origin.startsWith('chrome-extension://'))
    .sort((one, other) => Number(other.auxData?.frameId === root) - Number(one.auxData?.frameId === root))
    .map(({ id, auxData }) => ({
      async run<T, A extends unknown[]>(code: (...args: A) => T, ...args: A): Promise<Awaited<T>> {
        const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
          functionDeclaration: String(code),
          executionContextId: id,
          arguments: args.map((value) => ({ value })),
          returnByValue: true,
          awaitPromise: true,
        });
        if (exceptionDetails)
          throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value as Awaited<T>;
      },
      offset: () => offsetOf(session, frame, auxData?.frameId === root ? null : (auxData?.frameId ?? null)),
    }));
}

/** @param inner id of a frame inside the session's own frame; null for that frame itself */
async function offsetOf(
  session: CDPSession,
  frame: Frame,
  inner: string | null,
): Promise<{ x: number; y: number }> {
  const at = { x: 0, y: 0 };
  if (frame.parentFrame()) {
    const element = await frame.frameElement();
    await element.scrollIntoViewIfNeeded();
    const box = await element.boundingBox();
    at.x += box?.x ?? 0;
    at.y += box?.y ?? 0;
  }
  if (inner === null) return at;
  const { backendNodeId } = await session.send('DOM.getFrameOwner', { frameId: inner });
  await session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
  const { model } = await session.send('DOM.getBoxModel', { backendNodeId });
  return { x: at.x + (model.content[0] ?? 0), y: at.y + (model.content[1] ?? 0) };
}

/** What a frame has and says; null where no spotter runs. */
export function look(world: World): Promise<SeenFrame | null> {
  return world.run(() => {
    const door = (globalThis as unknown as Doors).__backbriefSpotter;
    if (!door) return null;
    const mentions = door.marks().map(({ mention }) => ({
      text: mention.text,
      concept: mention.concept,
      verdict: mention.mark,
      status: mention.status,
      claim: mention.claim,
      outcome: mention.outcome,
    }));
    return { busy: door.isBusy(), mentions, says: door.told?.() ?? null };
  });
}

/** Where a mention can be pointed at, and the rectangles of its lines, in the frame's viewport; else why it cannot. */
export type Sight = { at: { x: number; y: number }; boxes: Rect[]; why: null } | { why: string };

/**
 * Scrolls a mention into view and looks for a place of it that nothing covers.
 * @param which the how-manieth mention of the concept in this frame, from 0
 */
export function reveal(world: World, concept: string, which: number): Promise<Sight> {
  return world.run(
    async (wanted, nth): Promise<Sight> => {
      const marks = (globalThis as unknown as Doors).__backbriefSpotter?.marks() ?? [];
      const range = marks.filter(({ mention }) => mention.concept === wanted)[nth]?.range;
      if (!range?.startContainer.isConnected) return { why: 'no longer on the page' };
      const root = range.startContainer.getRootNode() as Document | ShadowRoot;
      const host = root instanceof ShadowRoot ? root.host : null;
      const live = new Range();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      (range.startContainer.parentElement ?? host)?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      // Where the card opens below, there is room for it.
      scrollBy({ top: live.getBoundingClientRect().top - innerHeight * 0.22, behavior: 'instant' });
      // What has come near is painted with the next frames; a page that is not shown has none.
      for (let frame = 0; frame < 3; frame++) {
        await new Promise((next) => {
          requestAnimationFrame(next);
          setTimeout(next, 60);
        });
      }
      const boxes = [...live.getClientRects()]
        .filter(({ width, height }) => width > 0 && height > 0)
        .map(({ x, y, width, height }) => ({ x, y, width, height }));
      if (boxes.length === 0) return { why: 'not visible' };
      let why = 'outside of the window';
      for (const { x, y, width, height } of boxes) {
        // The middle first, then nearer to both ends.
        for (const share of [0.5, 0.15, 0.85]) {
          const at = { x: x + width * share, y: y + height / 2 };
          if (at.x < 0 || at.y < 0 || at.x >= innerWidth || at.y >= innerHeight) continue;
          const top = root.elementFromPoint(at.x, at.y);
          if (!top || top === host || live.intersectsNode(top)) return { at, boxes, why: null };
          const name = top.id ? `#${top.id}` : [...top.classList].slice(0, 1).map((one) => `.${one}`)[0];
          why = `covered by ${top.localName}${name ?? ''}`;
        }
      }
      return { why };
    },
    concept,
    which,
  );
}

/** The card that is shown in a frame: its concept, and where it lies in the frame's viewport; null where none is. */
export function openCard(world: World): Promise<{ concept: string; box: Rect } | null> {
  return world.run(async () => {
    const { __backbriefCard: door, chrome } = globalThis as unknown as Doors;
    if (!door?.isOpen || door.concept === null) return null;
    const hosts = document.querySelectorAll(':root > div, dialog > div');
    for (const host of hosts) {
      const frame = chrome.dom.openOrClosedShadowRoot(host)?.querySelector('.bb.sheet');
      if (!frame) continue;
      // It fades in and takes its place.
      await Promise.all(frame.getAnimations().map(({ finished }) => finished.catch(() => {})));
      const { x, y, width, height } = frame.getBoundingClientRect();
      if (width > 0) return { concept: door.concept, box: { x, y, width, height } };
    }
    return null;
  });
}
