/**
 * What our scripts hang up for one another in the isolated world of a frame. Names of elements come through to it: with
 * `<div id="x">` on the page `globalThis.x` is that element, for us too. So only what is our own counts.
 */
const world = globalThis as Record<string, unknown>;

/** Under this name the background hangs up the key of a frame of our own (Firefox), by which it knows who has made it. */
export const FACE_KEY = '__backbriefFaceKey';

/** What one of our scripts has hung up under a name; undefined where none has. */
export function hung<T>(name: string): T | undefined {
  return Object.hasOwn(world, name) ? (world[name] as T) : undefined;
}
