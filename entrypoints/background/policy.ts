/** Takes over what the browser has been given by an organisation, so that pages and settings go by it. */
import { answered, api } from '../../browser/api.ts';
import { checkPolicy } from '../../browser/policy-check.ts';
import { keepPolicy } from '../../browser/settings-store.ts';

let queue: Promise<void> = Promise.resolve();

/** What the managed storage holds. Firefox refuses where nothing is set; a browser without such a storage has nothing, too. */
async function managed(): Promise<unknown> {
  try {
    return await api().storage.managed.get(null as never);
  } catch {
    return {};
  }
}

/**
 * Reads the managed storage, and keeps what can be read of it where pages look. A storage that does not answer is waited for a
 * while only, and meanwhile what was kept counts; when it does answer, that is taken over all the same. Never rejects.
 */
export function takePolicy(): Promise<void> {
  // One after another: what was read last is kept last.
  const taken = queue.then(async () => keepPolicy(checkPolicy(await managed()))).catch(() => {});
  queue = answered('managed', () => taken).catch(() => {});
  return queue;
}

/** Follows changes while the browser runs, where it tells of them: Chromium does, Firefox reads policies when it starts. */
export function watchManaged(): void {
  api().storage.onChanged.addListener((_, area) => {
    if (area === 'managed') takePolicy();
  });
}
