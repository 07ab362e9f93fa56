import { afterEach, expect, test } from 'vitest';
import { hangSpotterDoor, isSpotterHere, SPOTTER_DOOR, takePlace } from '../../browser/spotter-door.ts';

const world = globalThis as Record<string, unknown>;
afterEach(() => {
  for (const key of Object.keys(world)) if (key.startsWith(SPOTTER_DOOR)) delete world[key];
});

test('one spotter in a frame, until its extension has gone', () => {
  const life = { isValid: true };
  expect(isSpotterHere()).toBe(false);
  expect(takePlace(life)).toBe(true);
  expect(isSpotterHere()).toBe(true);
  expect(takePlace({ isValid: true })).toBe(false);
  life.isValid = false;
  expect(isSpotterHere()).toBe(false);
  expect(takePlace({ isValid: true })).toBe(true);
});

test("the spotter's door takes the place of the gate's, which does not take it along when it goes", () => {
  const [gate, spotter] = [new AbortController(), new AbortController()];
  const door = { marks: () => [], isBusy: () => false, isScanning: () => false };
  hangSpotterDoor({ marks: () => [], isBusy: () => true, isScanning: () => true }, gate.signal);
  hangSpotterDoor(door, spotter.signal);
  gate.abort();
  expect(world[SPOTTER_DOOR]).toBe(door);
  spotter.abort();
  expect(world[SPOTTER_DOOR]).toBe(undefined);
});
