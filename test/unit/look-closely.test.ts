// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { anyMatters } from '../../browser/dom/first-look.ts';
import { contentOf } from '../../browser/dom/runs.ts';
import { Slices } from '../../browser/dom/slices.ts';

afterEach(() => vi.restoreAllMocks());

/** Sections side by side, more than are weighed; the last is too large to be read at once. */
const manual = (inLast: string) =>
  `${'<section>A line.</section>'.repeat(80)}<section>${'<p>A line.</p>'.repeat(520)}${inLast}</section>`;

/** How many nodes are visited one by one until the answer stands. */
async function visits(html: string): Promise<{ matters: boolean; visited: number }> {
  document.body.innerHTML = html;
  const visit = vi.spyOn(TreeWalker.prototype, 'nextNode');
  const matters = await anyMatters(contentOf(document.body), new Slices());
  return { matters, visited: visit.mock.calls.length };
}

test('a name in code alone has only the elements around it visited', async () => {
  const { matters, visited } = await visits(manual('<p>See <code>low back pain</code>.</p>'));
  expect(matters).toBe(false);
  expect(visited).toBeGreaterThan(0);
  expect(visited).toBeLessThan(300);
});

test('a name in prose beside it is found', async () => {
  const { matters } = await visits(manual('<p>See <code>back</code>: low <b>back</b> pain.</p>'));
  expect(matters).toBe(true);
});
