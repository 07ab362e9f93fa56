/** What the reader has chosen. Works in pages and in extension pages; nothing of it leaves the browser but by its own sync. */
import { DEFAULTS, type Settings } from './settings-schema.ts';
import { readSettings, update, watchStore } from './settings-store.ts';

export { has, isHeld, isSiteHeld, NO_POLICY, type Policy } from './policy.ts';
export { readPolicy, watchPolicy } from './policy-store.ts';
export { DEFAULTS, type Settings } from './settings-schema.ts';
export { bringOver, discardBroken, readBroken, readSettings } from './settings-store.ts';
export { isOn } from './settings-where.ts';

/**
 * Changes some settings; what a policy has stays as it is. Rejects where neither storage takes them, or the change is
 * not valid.
 */
export function changeSettings(change: Partial<Settings>): Promise<void> {
  return update((settings) => ({ ...settings, ...change }));
}

/** Brings all settings back to what they were before anything was chosen. Rejects like `changeSettings`. */
export function resetSettings(): Promise<void> {
  return update(() => DEFAULTS, true);
}

/** Mutes a site, or lets it be marked again. Rejects like `changeSettings`. */
export function muteSite(hostname: string, muted: boolean): Promise<void> {
  return update((settings) => {
    const others = settings.mutedSites.filter((site) => site !== hostname);
    return { ...settings, mutedSites: muted ? [...others, hostname] : others };
  });
}

/** Puts a match pattern on a list, or takes it off; what else is on it stays. Rejects like `changeSettings`. */
export function listPattern(list: 'allBut' | 'only', pattern: string, listed: boolean): Promise<void> {
  return update((settings) => {
    const others = settings[list].filter((other) => other !== pattern);
    return { ...settings, [list]: listed ? [...others, pattern] : others };
  });
}

/** Calls back with the settings at each change, until the signal aborts. */
export function watchSettings(callback: (settings: Settings) => void, signal?: AbortSignal): void {
  let turn = 0;
  watchStore(async () => {
    const mine = ++turn;
    const settings = await readSettings();
    // Of several changes at once only the last reading is told, for an earlier one may come later.
    if (mine === turn && !signal?.aborted) callback(settings);
  }, signal);
}
