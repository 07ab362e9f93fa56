// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { listenFirst, openEar } from '../../browser/first-ear.ts';

const ends: AbortController[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end.abort();
});

/** Listens, and writes down what it hears. */
function listener() {
  const end = new AbortController();
  ends.push(end);
  const heard: string[] = [];
  listenFirst((event) => heard.push(event.type), end.signal);
  return { heard, end };
}

/** An event as the reader makes it. */
function press(type = 'keydown'): void {
  const event = new Event(type);
  Object.defineProperty(event, 'isTrusted', { value: true });
  window.dispatchEvent(event);
}

openEar();

test('each event is heard once by each who listens, and no made-up one', () => {
  const [one, other] = [listener(), listener()];
  press();
  press('click');
  window.dispatchEvent(new Event('keydown'));
  expect(one.heard).toEqual(['keydown', 'click']);
  expect(other.heard).toEqual(['keydown', 'click']);
});

test('who listened before still hears when who came later ends, in whatever order they end', () => {
  const [one, other, last] = [listener(), listener(), listener()];
  last.end.abort();
  press();
  one.end.abort();
  press();
  expect(one.heard).toEqual(['keydown']);
  expect(other.heard).toEqual(['keydown', 'keydown']);
  expect(last.heard).toEqual([]);
});
