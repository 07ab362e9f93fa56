/** What the reader has chosen, kept in this browser only. Works in pages and in extension pages. */
import type { Reader } from '../data/schema.ts';
import { api } from './api.ts';

export interface Settings {
  /** Whom the words are for. */
  reader: Reader;
  /** True: nothing is marked anywhere. */
  paused: boolean;
  /** Hostnames on which nothing is marked. */
  mutedSites: string[];
}

const READERS: readonly string[] = ['patient', 'student', 'clinician'] satisfies Reader[];

/** Settings out of whatever the storage holds: what is missing or spoilt falls back to the default. */
export function toSettings(stored: Record<string, unknown>): Settings {
  const { reader, paused, mutedSites } = stored;
  return {
    reader: READERS.includes(reader as string) ? (reader as Reader) : 'patient',
    paused: paused === true,
    mutedSites: Array.isArray(mutedSites) ? mutedSites.filter((site) => typeof site === 'string') : [],
  };
}

/** The settings now; the defaults where the storage cannot be read. */
export async function readSettings(): Promise<Settings> {
  try {
    return toSettings(await api().storage.local.get(['reader', 'paused', 'mutedSites']));
  } catch {
    return toSettings({});
  }
}

/** Changes some settings. Rejects where the storage refuses. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  await api().storage.local.set(change);
}

/** Mutes a site, or lets it be marked again. */
export async function muteSite(hostname: string, muted: boolean): Promise<void> {
  const { mutedSites } = await readSettings();
  const others = mutedSites.filter((site) => site !== hostname);
  await changeSettings({ mutedSites: muted ? [...others, hostname] : others });
}

/** Calls back with the settings at each change, until the signal aborts. */
export function watchSettings(callback: (settings: Settings) => void, signal?: AbortSignal): void {
  const { onChanged } = api().storage.local;
  const listen = () => {
    readSettings().then((settings) => {
      if (!signal?.aborted) callback(settings);
    });
  };
  onChanged.addListener(listen);
  signal?.addEventListener('abort', () => {
    try {
      onChanged.removeListener(listen);
    } catch {
      // The extension is gone, and its listeners with it.
    }
  });
}

/** True where nothing is to be marked on a site. */
export function isOff(settings: Settings, hostname: string): boolean {
  return settings.paused || settings.mutedSites.includes(hostname);
}
