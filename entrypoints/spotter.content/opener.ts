/** Opens the card of a mention: in this frame, or in the top frame where this one is too small for a card. */
import { type CardDoor, type CardRequest, cardDoor } from '../../browser/card-door.ts';
import { ask } from '../../browser/content-messaging.ts';
import { parentOf } from '../../browser/dom/borders.ts';
import { boxesOf } from '../../browser/dom/flow.ts';
import type { Context } from './context.ts';
import type { Mark } from './passage.ts';

/** The least room in which a card can be read, CSS pixels. */
const ROOM = { width: 420, height: 320 };

/** How long a card waits for the page to be read in context, milliseconds. Then it comes without. */
const PATIENCE = 200;
/** A pointer that leaves a mention so soon only passes over it: no card is made for it, milliseconds. */
const PASSING = 50;

/** The card's door in this frame, after the card script was put there if need be; null where it cannot be. */
export async function loadCard(): Promise<CardDoor | null> {
  // The browser may end the background after it has put the script here and before it has said so.
  if (!cardDoor()) await ask('load-card', {});
  return cardDoor();
}

/** What is made ready while the pointer rests on a mention. */
interface Warm {
  mark: Mark;
  end: AbortController;
  /** True once the page has been read since the pointer came: that is new enough. */
  isRead: boolean;
}

export class Opener {
  readonly #context: Context;
  #warm: Warm | null = null;
  /** True after a card was shown in the top frame for this one. */
  #relayed = false;

  constructor(context: Context) {
    this.#context = context;
  }

  /** Gets everything ready while the reader's pointer rests. */
  async warm(mark: Mark): Promise<void> {
    this.cool();
    const warm: Warm = { mark, end: new AbortController(), isRead: false };
    this.#warm = warm;
    const { signal } = warm.end;
    const read = this.#context.ready().then(() => {
      warm.isRead = true;
    });
    // The browser has to start the background, which relays the card of a small frame.
    if (isSmall()) ask('get-card', { concept: mark.mention.concept, reader: 'patient' });
    const [door] = await Promise.all([isSmall() ? null : loadCard(), wait(PASSING)]);
    // As the page was read last; then, where that says something else, as it is read now.
    for (const ready of this.#context.reading ? [null, read] : [read]) {
      await ready;
      if (!signal.aborted) await door?.prepare(this.#request(mark, null, 'pointer'), signal);
    }
  }

  /** The pointer rests no longer: what was made ready and not opened is dropped. */
  cool(): void {
    this.#warm?.end.abort();
    this.#warm = null;
  }

  async open(mark: Mark, at: CardRequest['at'], via: CardRequest['via']): Promise<void> {
    const isRead = this.#warm?.mark === mark && this.#warm.isRead;
    const [door] = await Promise.all([
      isSmall() ? null : loadCard(),
      isRead || this.#context.ready(PATIENCE),
    ]);
    const request = this.#request(mark, at, via);
    if (door) {
      await door.open(request);
      return;
    }
    if (window === top) return;
    const { concept, here } = request;
    const boxes = request.boxes().map(({ x, y, width, height }) => ({ x, y, width, height }));
    const viewport = { width: innerWidth, height: innerHeight };
    this.#relayed = true;
    await ask('relay-card', { concept, here, boxes, viewport, via });
  }

  #request(mark: Mark, at: CardRequest['at'], via: CardRequest['via']): CardRequest {
    const { mention, range } = mark;
    const { reading } = this.#context;
    return {
      concept: mention.concept,
      here: reading?.onPage(mark) ?? null,
      words: reading?.wordsOf(mark) ?? null,
      boxes: () => boxesOf(range),
      at,
      via,
      near: parentOf(range.startContainer),
    };
  }

  /** True while a card is shown in this frame. */
  get isOpen(): boolean {
    return cardDoor()?.isOpen ?? false;
  }

  /** The pointer came back to the mention. */
  hold(): void {
    cardDoor()?.hold();
  }

  /** The pointer left the mention. */
  release(): void {
    cardDoor()?.release();
    if (this.#relayed) ask('relay-release', { close: false });
  }

  close(): void {
    this.cool();
    cardDoor()?.close();
    if (this.#relayed) ask('relay-release', { close: true });
    this.#relayed = false;
  }
}

function isSmall(): boolean {
  return window !== top && (innerWidth < ROOM.width || innerHeight < ROOM.height);
}

function wait(time: number): Promise<void> {
  return new Promise((go) => setTimeout(go, time));
}
