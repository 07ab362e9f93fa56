/**
 * Where settings lie: under one key in the storage that the browser syncs, or in that of this browser where
 * sync refuses (full, too many changes, switched off, not there). What lies in this browser is then the newer and
 * wins, as far as it can be read, until sync takes a change again.
 */
import { answered, api } from './api.ts';
import { force, ownAfter, policyIn } from './policy.ts';
import {
  fits,
  isRecord,
  MOST_SITES,
  NAMES,
  readStored,
  type Settings,
  VERSION,
  versionOf,
} from './settings-schema.ts';

/** The key of the settings, in both storages. */
const KEY = 'settings';
/** Keys of version 1, in this browser's storage. */
const FLAT = ['reader', 'paused', 'mutedSites'];
/** The key of what is kept of a policy, in this browser's storage. */
const POLICY = 'policy';
/** Where values are kept that could not be read, in this browser's storage. */
const BROKEN = 'settings-broken';

/**
 * What the storages hold, each undefined where it has no settings. Reading writes nothing: it is done in each frame of
 * each page.
 */
interface Held {
  /** Version 1, which an update has not brought over yet. */
  flat: unknown;
  sync: unknown;
  local: unknown;
  /** What an organisation has set, which stands before all of them and is never part of them. */
  policy: unknown;
  /** True for a storage that could not be read: what it holds is not known, and must not be written over. */
  unread: { sync: boolean; local: boolean };
}

/** Storages that were too slow once and have answered since, which is told once. */
const slow = new Set<string>();
/** Those who follow what is stored. */
const followers = new Set<() => void>();

/** What a storage holds under some keys; null where it refuses, or takes too long. Followers hear when it has woken. */
async function get(area: 'sync' | 'local', keys: string[]): Promise<Record<string, unknown> | null> {
  let asked: Promise<Record<string, unknown>> | undefined;
  try {
    return (await answered(area, () => (asked = api().storage[area].get(keys)))) ?? {};
  } catch {
    asked?.then(
      () => {
        if (slow.has(area)) return;
        slow.add(area);
        for (const follower of followers) follower();
      },
      () => {},
    );
    return null;
  }
}

async function hold(): Promise<Held> {
  const [here, synced] = await Promise.all([get('local', [KEY, POLICY, ...FLAT]), get('sync', [KEY])]);
  const { [KEY]: local, [POLICY]: policy, ...flat } = here ?? {};
  return {
    flat: Object.keys(flat).length > 0 ? { version: 1, ...flat } : undefined,
    sync: synced?.[KEY],
    local,
    policy,
    unread: { local: !here, sync: !synced },
  };
}

/**
 * The reader's own settings. What one storage does not say, or says so that it cannot be read, is looked for in the next;
 * of version 1 on a device that sync has reached before its update, pause and muted sites stay beside what is synced.
 */
function settingsOf({ flat, sync, local }: Held): Settings {
  const old = readStored(flat).settings;
  const now = readStored(local, readStored(sync, old).settings).settings;
  const mutedSites = [...new Set([...now.mutedSites, ...old.mutedSites])].slice(0, MOST_SITES);
  return { ...now, paused: now.paused || old.paused, mutedSites };
}

/** The settings that count now: what is stored, or the default where it cannot be read, under the policy. Never rejects. */
export async function readSettings(): Promise<Settings> {
  const held = await hold();
  return force(held.policy, settingsOf(held));
}

/** What is kept of a policy, unchecked. Rejects where the storage refuses. */
export async function keptPolicy(): Promise<unknown> {
  return (await answered('local', () => api().storage.local.get([POLICY])))?.[POLICY];
}

/** Keeps what could be read of a policy, or nothing. Rejects where the storage refuses. */
export async function keepPolicy(kept: object | null): Promise<void> {
  // Nobody is told of a change that is none.
  if (lineOf(await keptPolicy()) === lineOf(kept ?? undefined)) return;
  const { local } = api().storage;
  await answered('local', () => (kept ? local.set({ [POLICY]: kept }) : local.remove(POLICY)));
}

/** Values that could not be read, each as one line of JSON. */
interface Kept {
  /** Not yet discarded by the reader. */
  kept: readonly string[];
  /** Discarded, but one that still stands in a storage is met at each reading. */
  discarded: readonly string[];
}

async function getKept(): Promise<Kept> {
  const here = await get('local', [BROKEN]);
  if (!here) throw new Error('What was kept cannot be read.');
  const { [BROKEN]: value } = here;
  const { kept, discarded } = isRecord(value) ? value : {};
  const strings = (list: unknown) =>
    (Array.isArray(list) ? list : []).filter((line) => typeof line === 'string');
  return { kept: strings(kept), discarded: strings(discarded) };
}

/** What cannot be read, one line each; without what a later Backbrief syncs where this browser has its own. */
function brokenIn({ flat, sync, local }: Held): string[] {
  const own = isLater(sync) && local !== undefined && !readStored(local).broken;
  return [flat, own ? undefined : sync, local].filter((stored) => readStored(stored).broken).map(lineOf);
}

/**
 * Keeps stored values that cannot be read, as they stand: beside what is kept already, for nothing takes the place of an
 * earlier one. Done before each change, which writes over them, and whenever somebody asks for them.
 */
async function keepBroken(held: Held): Promise<Kept> {
  const { kept, discarded } = await getKept();
  const met = new Set([...kept, ...discarded]);
  const lines = brokenIn(held).filter((line) => !met.has(line));
  if (lines.length === 0) return { kept, discarded };
  const now = { kept: [...kept, ...new Set(lines)], discarded };
  await answered('local', () => api().storage.local.set({ [BROKEN]: now }));
  return now;
}

function lineOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}

/** True for what a later Backbrief has written, on another device. */
function isLater(value: unknown): boolean {
  return isRecord(value) && (versionOf(value) ?? 0) > VERSION;
}

/** Stores settings. Rejects where one is not valid, neither storage takes them, or what is there could not be read. */
async function save(settings: Settings, held: Held): Promise<void> {
  const { flat, sync, local, unread } = held;
  const wrong = NAMES.find((name) => !fits(name, settings[name]));
  if (wrong) throw new TypeError(`"${wrong}" cannot have this value.`);
  const value = Object.fromEntries(NAMES.map((name) => [name, settings[name]]));
  const stored = { version: VERSION, ...value };
  const { storage } = api();
  if (unread.sync) {
    // What is synced counts again when it can be read: only what is changed now stands before it.
    const before = settingsOf(held);
    const changed = NAMES.filter((name) => JSON.stringify(settings[name]) !== JSON.stringify(before[name]));
    const now = Object.fromEntries(changed.map((name) => [name, settings[name]]));
    const kept = isRecord(local) ? local : {};
    return answered('local', () => storage.local.set({ [KEY]: { ...kept, version: VERSION, ...now } }));
  }
  // What a later Backbrief has synced is not ours to write over: this browser has its own meanwhile.
  const synced = !isLater(sync) && (await write('sync', stored));
  if (!synced) await answered('local', () => storage.local.set({ [KEY]: stored }));
  const old = answered('local', () => storage.local.remove(synced ? [KEY, ...FLAT] : FLAT));
  // What would be left is read beside what was saved now, or wins over it; nothing left does no harm.
  await (flat === undefined && (!synced || local === undefined) ? old.catch(() => {}) : old);
}

async function write(area: 'sync' | 'local', stored: unknown): Promise<boolean> {
  try {
    await answered(area, () => api().storage[area].set({ [KEY]: stored }));
    return true;
  } catch {
    return false;
  }
}

let queue: Promise<unknown> = Promise.resolve();

/**
 * One change after the other. In this script they wait for each other; all pages of the extension and its
 * background share a lock beside that. A script inside a page has no part in that lock (its locks are the page's own,
 * which could hold them for ever): its changes (mute, reader) read and write within some milliseconds.
 */
function inTurn<T>(task: () => Promise<T>): Promise<T> {
  const alone = () => (isOwnPage() ? (navigator.locks.request(KEY, task) as unknown as Promise<T>) : task());
  const done = queue.then(alone);
  queue = done.catch(() => {});
  return done;
}

/** True in the background and in the extension's own pages. */
function isOwnPage(): boolean {
  return /^(chrome|moz)-extension:$/.test(globalThis.location?.protocol ?? '');
}

/**
 * Changes the reader's own settings by what they are at that moment, so that what was changed elsewhere meanwhile stays. A
 * value that cannot be read is kept first; where that fails the change is not made. What a policy has is not changed.
 * @param whole also what a policy has, for when it is gone
 */
export function update(change: (settings: Settings) => Settings, whole = false): Promise<void> {
  return inTurn(async () => {
    const held = await hold();
    if (held.unread.local) throw new Error('The settings cannot be read, so none is changed.');
    await keepBroken(held);
    const own = settingsOf(held);
    const changed = change(own);
    await save(whole ? changed : ownAfter(policyIn(held.policy), own, changed), held);
  });
}

/**
 * Brings settings of version 1 to their new place, once Backbrief has been updated. Until then they are read where they
 * are, and the first change brings them over as well. Rejects where neither storage takes them.
 */
export function bringOver(): Promise<void> {
  return inTurn(async () => {
    const held = await hold();
    if (held.flat === undefined || held.unread.local || held.unread.sync) return;
    await keepBroken(held);
    await save(settingsOf(held), held);
  });
}

/**
 * The stored values that could not be read, as they stood, one line of JSON each; null where there are none. What a
 * later Backbrief has written counts as one. Never rejects.
 */
export function readBroken(): Promise<string | null> {
  return inTurn(async () => {
    const held = await hold();
    const { kept } = await keepBroken(held).catch(() => ({ kept: brokenIn(held) }));
    return kept.length > 0 ? kept.join('\n') : null;
  });
}

/** Forgets the values that could not be read. Rejects where the storage refuses. */
export function discardBroken(): Promise<void> {
  return inTurn(async () => {
    const { kept } = await getKept();
    if (kept.length > 0)
      await answered('local', () =>
        api().storage.local.set({ [BROKEN]: { kept: [], discarded: kept } satisfies Kept }),
      );
  });
}

/** Calls back whenever what is stored may have changed, until the signal aborts. */
export function watchStore(callback: () => void, signal?: AbortSignal): void {
  const listen = (changes: Record<string, unknown>) => {
    // Whichever storage tells: no other has these keys but what an organisation sets, of which a reading too many does no harm.
    if ([KEY, POLICY, ...FLAT].some((key) => key in changes)) callback();
  };
  followers.add(callback);
  signal?.addEventListener('abort', () => followers.delete(callback));
  try {
    const { onChanged } = api().storage;
    onChanged.addListener(listen);
    signal?.addEventListener('abort', () => {
      try {
        onChanged.removeListener(listen);
      } catch {
        // The extension is gone, and its listeners with it.
      }
    });
  } catch {
    // A browser that withholds the storage has no changes to tell of.
  }
}
