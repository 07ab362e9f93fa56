import { afterEach, expect, test } from 'vitest';
import { type CardDoor, cardDoor, hangCardDoor } from '../../browser/card-door.ts';

/** A script's life that ends when it is noticed, as that of a content script does. */
function newLife() {
  const end = new AbortController();
  const life = {
    alive: true,
    signal: end.signal,
    get isValid() {
      if (!life.alive) end.abort();
      return life.alive;
    },
  };
  return life;
}

const newDoor = () => {
  const door = { closed: 0, close: () => void door.closed++ };
  return door as typeof door & CardDoor;
};

afterEach(() => {
  for (const key of Object.keys(globalThis)) {
    if (key.startsWith('__backbriefCard')) delete (globalThis as Record<string, unknown>)[key];
  }
});

test('the door of a script whose extension has gone is not handed out, and its card is closed', () => {
  const [life, door] = [newLife(), newDoor()];
  expect(cardDoor()).toBe(null);
  hangCardDoor(door, life);
  expect(cardDoor()).toBe(door);
  life.alive = false;
  expect(cardDoor()).toBe(null);
  expect(door.closed).toBe(1);
});

test('a new script closes what an older one has left, and is not taken down by its end', () => {
  const [oldLife, old] = [newLife(), newDoor()];
  const [life, door] = [newLife(), newDoor()];
  hangCardDoor(old, oldLife);
  hangCardDoor(door, life);
  expect(old.closed).toBe(1);
  oldLife.alive = false;
  expect(oldLife.isValid).toBe(false);
  expect(cardDoor()).toBe(door);
  expect(door.closed).toBe(0);
});
