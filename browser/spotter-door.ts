/**
 * The door to the spotter of a frame, for the scripts that test and show the product: they look through
 * it with the browser's debugger. It hangs on `globalThis` of the extension's own isolated world, where
 * neither the page nor other extensions can see it, and it sends nothing. Before the spotter is there the
 * gate has a door of its own, behind which nothing is found.
 */
import type { Claim, ClaimOutcome, Status } from '../data/reading.ts';
import type { FrameReading } from './messages.ts';
import { hung } from './world.ts';

/** A mention, as far as it is told. */
export interface ToldMention {
  text: string;
  concept: string;
  /** The lead verdict, or `red-flag`. */
  mark: string;
  /** What the page says happened to it; null before it was read in context. */
  status: Status | null;
  /** What the page asserts of it. */
  claim: Claim | null;
  /** How that stands to the documents. */
  outcome: ClaimOutcome | null;
}

/** What was spotted in this frame. */
export interface SpotterDoor {
  /** Every mention, in page order, painted now or not. */
  marks(): readonly { mention: ToldMention; range: AbstractRange }[];
  /** True while there may be mentions that are not found yet. */
  isScanning(): boolean;
  /** True while some of the page is still to be scanned, or to be read in context. */
  isBusy(): boolean;
  /** What the frame says, read in context; null before it was read. The gate's door has none. */
  told?(): FrameReading | null;
}

/** Name of the door on `globalThis`. */
export const SPOTTER_DOOR = '__backbriefSpotter';

/** Hangs up the door until the signal aborts. */
export function hangSpotterDoor(door: SpotterDoor, signal: AbortSignal): void {
  const world = globalThis as Record<string, unknown>;
  world[SPOTTER_DOOR] = door;
  signal.addEventListener('abort', () => {
    if (world[SPOTTER_DOOR] === door) delete world[SPOTTER_DOOR];
  });
}

/** Where the scripts that run once in a frame are written down, by what they do. */
const PLACES = { gate: '__backbriefGateHere', spotter: '__backbriefSpotterHere' } as const;

function isHere(place: string): boolean {
  return hung<{ isValid: boolean }>(place)?.isValid ?? false;
}

/** True where a spotter runs in this frame, one whose extension has not been updated or removed since. */
export function isSpotterHere(): boolean {
  return isHere(PLACES.spotter);
}

/**
 * Takes a script's place in this frame, for as long as the script lives.
 * @returns false where it is taken: a script that was injected twice runs once
 */
export function takePlace(life: { readonly isValid: boolean }, as: keyof typeof PLACES = 'spotter'): boolean {
  if (isHere(PLACES[as])) return false;
  (globalThis as Record<string, unknown>)[PLACES[as]] = life;
  return true;
}
