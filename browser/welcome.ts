/** The tab that opens once, when the extension has been installed. */
import type { Runtime } from 'webextension-polyfill';
import { answered, api } from './api.ts';

/** Where the build puts its page. */
const WELCOME_PAGE = 'welcome.html';

/**
 * False where an organisation has switched the welcome off (`"welcome": false` in what its administrators set). Asked of the
 * browser itself: right after the installation nothing of it has been kept yet. Never rejects.
 */
export async function welcomeWanted(): Promise<boolean> {
  try {
    const { welcome } = await answered('managed', () => api().storage.managed.get('welcome'));
    return welcome !== false;
  } catch {
    // Nothing is set, or the browser has no such storage.
    return true;
  }
}

/** Opens the welcome after an installation; not after an update, of the extension or of the browser. */
export async function welcome({ reason }: Pick<Runtime.OnInstalledDetailsType, 'reason'>): Promise<void> {
  if (reason !== 'install' || !(await welcomeWanted())) return;
  await api().tabs.create({ url: api().runtime.getURL(WELCOME_PAGE) });
}
