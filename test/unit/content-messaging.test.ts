import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ask } from '../../browser/content-messaging.ts';

const sendMessage = vi.fn<(message: unknown) => Promise<unknown>>();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('chrome', { runtime: { id: 'ours', sendMessage } });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  sendMessage.mockReset();
});

const never = () => new Promise<unknown>(() => {});

test('a question that is answered is asked once', async () => {
  sendMessage.mockResolvedValueOnce(true);
  expect(await ask('load-spotter', {})).toBe(true);
  expect(sendMessage.mock.calls).toEqual([[{ type: 'load-spotter' }]]);
  expect(vi.getTimerCount()).toBe(0);
});

test('one that the background was ended over is asked once more', async () => {
  sendMessage.mockRejectedValueOnce(new Error('The message port closed.')).mockResolvedValueOnce(true);
  expect(await ask('load-spotter', {})).toBe(true);
});

test('one that is left open is asked once more, and given up in the end', async () => {
  sendMessage.mockImplementationOnce(never).mockResolvedValueOnce(true);
  const second = ask('load-spotter', {});
  await vi.runAllTimersAsync();
  expect(await second).toBe(true);
  sendMessage.mockImplementation(never);
  const none = ask('load-spotter', {});
  await vi.runAllTimersAsync();
  expect(await none).toBe(null);
  expect(sendMessage).toHaveBeenCalledTimes(4);
});
