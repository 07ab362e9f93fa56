import { afterEach, expect, test, vi } from 'vitest';
import { welcome, welcomeWanted } from '../../browser/welcome.ts';

/** A browser whose administrators have set something. @param managed what its managed storage does */
function browserWith(managed: () => Promise<Record<string, unknown>>) {
  const create = vi.fn(async (_: { url: string }) => ({}));
  vi.stubGlobal('chrome', {
    runtime: { id: 'backbrief', getURL: (path: string) => `chrome-extension://backbrief/${path}` },
    storage: { managed: { get: managed } },
    tabs: { create },
  });
  return create;
}

afterEach(() => vi.unstubAllGlobals());

const nothing = async () => ({});

test('the welcome opens after an installation', async () => {
  const create = browserWith(nothing);
  await welcome({ reason: 'install' });
  expect(create.mock.calls).toEqual([[{ url: 'chrome-extension://backbrief/welcome.html' }]]);
});

test.each(['update', 'browser_update', 'chrome_update', 'shared_module_update'] as const)(
  'not after: %s',
  async (reason) => {
    const create = browserWith(nothing);
    await welcome({ reason: reason as 'update' });
    expect(create).not.toHaveBeenCalled();
  },
);

test('an organisation can switch it off', async () => {
  const create = browserWith(async () => ({ welcome: false }));
  await welcome({ reason: 'install' });
  expect(create).not.toHaveBeenCalled();
});

test.each([
  ['nothing is set', nothing],
  ['it is left on', async () => ({ welcome: true })],
  ['the value makes no sense', async () => ({ welcome: 'no' })],
  ['the browser refuses', () => Promise.reject(new Error('Managed storage manifest not found'))],
])('it is wanted where %s', async (_, managed) => {
  browserWith(managed);
  expect(await welcomeWanted()).toBe(true);
});
