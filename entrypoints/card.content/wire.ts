/**
 * What the two halves of a framed surface say to each other: the one in the page's frame, which places it and acts, and the
 * one in a frame of our own, which draws and is used. They speak through a channel of their own, in text, so that each
 * reads what it was sent in its own world. The extension brings a key to both: the page's half shows one part of it with the
 * channel, ours the other before anything is said.
 */
import type { Settings } from '../../browser/settings.ts';
import { FACE_KEY, hung } from '../../browser/world.ts';
import type { Act, Face } from './face.tsx';

/** To our own frame. */
export type ToFrame =
  | { say: 'begin'; className: string }
  | { say: 'theme'; theme: Settings['theme'] }
  | { say: 'draw'; face: Face }
  | { say: 'focus' }
  /** Is anybody there? */
  | { say: 'ping' }
  | { say: 'copy'; text: string };

/** How a face wants to be framed: its size without limits, CSS pixels, and what its box looks like from outside. */
export interface Looks {
  width: number;
  height: number;
  shadow: string;
  radius: string;
}

/** From our own frame. */
export type FromFrame =
  /** The first thing said: the second part of the key. */
  | { say: 'here'; proof: string }
  | { say: 'looks'; looks: Looks }
  /** The reader has pressed something: what is done by it comes later. */
  | { say: 'press' }
  | { say: 'act'; act: Act }
  | { say: 'copied'; copied: boolean }
  | { say: 'pong' };

/** One end of the channel. */
export class Wire<Out, In> {
  readonly #port: MessagePort;

  constructor(port: MessagePort, hear: (message: In) => void) {
    this.#port = port;
    port.onmessage = ({ data }) => hear(JSON.parse(String(data)));
  }

  tell(message: Out): void {
    this.#port.postMessage(JSON.stringify(message));
  }

  close(): void {
    this.#port.close();
  }
}

/** The two parts of a key. */
export const partsOf = (key: string) => [key.slice(0, key.length / 2), key.slice(key.length / 2)] as const;

/** A key that nobody can guess. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

/** The key of this frame, where it is our own; null in a page's frame. */
export function keyHere(): string | null {
  return hung<string>(FACE_KEY) ?? null;
}
