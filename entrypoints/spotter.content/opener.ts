/** Opens the card of a mention: in this frame, or in the top frame where this one is too small for a card. */
import { type CardDoor, cardDoor } from '../../browser/card-door.ts';
import { ask } from '../../browser/content-messaging.ts';
import { parentOf } from '../../browser/dom/borders.ts';
import { boxesOf } from '../../browser/dom/flow.ts';
import { readSettings } from '../../browser/settings.ts';
import type { Context } from './context.ts';
import type { Mark } from './passage.ts';

/** The least room in which a card can be read, CSS pixels. */
const ROOM = { width: 420, height: 320 };

/** How long a card waits for the page to be read in context, milliseconds. Then it comes without. */
const PATIENCE = 200;

/** The card's door in this frame, after the card script was put there if need be; null where it cannot be. */
export async function loadCard(): Promise<CardDoor | null> {
  return cardDoor() ?? ((await ask('load-card', {})) ? cardDoor() : null);
}

export class Opener {
  readonly #context: Context;
  /** True after a card was shown in the top frame for this one. */
  #relayed = false;

  constructor(context: Context) {
    this.#context = context;
  }

  /** Gets everything ready while the reader's pointer rests. */
  async warm({ mention }: Mark): Promise<void> {
    this.#context.ready();
    const { reader } = await readSettings();
    await Promise.all([isSmall() || loadCard(), ask('get-card', { concept: mention.concept, reader })]);
  }

  async open(
    mark: Mark,
    at: { x: number; y: number } | null,
    via: 'pointer' | 'keyboard' | 'touch',
  ): Promise<void> {
    const { concept } = mark.mention;
    const [door] = await Promise.all([isSmall() ? null : loadCard(), this.#context.ready(PATIENCE)]);
    const { reading } = this.#context;
    const here = reading?.onPage(mark) ?? null;
    if (door) {
      await door.open({
        concept,
        here,
        words: reading?.wordsOf(mark) ?? null,
        boxes: () => boxesOf(mark.range),
        at,
        via,
        near: parentOf(mark.range.startContainer),
      });
      return;
    }
    if (window === top) return;
    const boxes = boxesOf(mark.range).map(({ x, y, width, height }) => ({ x, y, width, height }));
    const viewport = { width: innerWidth, height: innerHeight };
    this.#relayed = true;
    await ask('relay-card', { concept, here, boxes, viewport, via: via === 'pointer' ? via : 'keyboard' });
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
    cardDoor()?.close();
    if (this.#relayed) ask('relay-release', { close: true });
    this.#relayed = false;
  }
}

function isSmall(): boolean {
  return window !== top && (innerWidth < ROOM.width || innerHeight < ROOM.height);
}
