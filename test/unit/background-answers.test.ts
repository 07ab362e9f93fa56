/** Into what the background injects, against a browser that notes it. */
import { beforeEach, expect, test, vi } from 'vitest';

const injected: { target: object; files: string[] }[] = [];
const note = async (what: (typeof injected)[number]) => {
  injected.push(what);
  return [{}];
};
vi.mock('webextension-polyfill', () => ({
  default: { scripting: { executeScript: note, insertCSS: note } },
}));
const { answers } = await import('../../entrypoints/background/answers.ts');

type Sender = Parameters<(typeof answers)['load-card']>[1] & { documentId?: string };
const tab = { id: 7 } as NonNullable<Sender['tab']>;

beforeEach(() => {
  injected.length = 0;
});

test('a script goes into the document that asked, and not into what has come in its frame since', async () => {
  const sender: Sender = { tab, frameId: 3, documentId: 'ABC' };
  expect(await answers['load-card']({}, sender)).toBe(true);
  expect(await answers['load-spotter']({}, sender)).toBe(true);
  expect(await answers['load-reading']({}, sender)).toBe(true);
  expect(injected.map(({ target }) => target)).toEqual(Array(4).fill({ tabId: 7, documentIds: ['ABC'] }));
});

test('into its frame, where the browser does not name documents; nowhere outside of tabs', async () => {
  expect(await answers['load-card']({}, { tab, frameId: 3 })).toBe(true);
  expect(injected.map(({ target }) => target)).toEqual([{ tabId: 7, frameIds: [3] }]);
  expect(await answers['load-card']({}, {})).toBe(false);
  expect(injected).toHaveLength(1);
});
