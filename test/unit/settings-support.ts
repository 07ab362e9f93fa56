/** Storage for tests of the settings, and settings of all kinds. */
import fc from 'fast-check';
import type { Settings } from '../../browser/settings.ts';

type Items = Record<string, unknown>;
type Listener = (changes: Items, area: string) => void;

/** One storage area in memory. */
class FakeArea {
  items: Items = {};
  /** True: it takes no change. */
  refuses = false;
  /** Whether it tells what it holds, refuses to, or never answers. */
  reads: 'well' | 'not' | 'never' = 'well';
  readonly #changed: (changes: Items) => void;

  constructor(changed: (changes: Items) => void) {
    this.#changed = changed;
  }

  async get(asked: string[] | null): Promise<Items> {
    if (this.reads === 'not') throw new Error('IO error');
    if (this.reads === 'never') return new Promise(() => {});
    const keys = asked ?? Object.keys(this.items ?? {});
    const found = keys.filter((key) => Object.hasOwn(this.items, key)).map((key) => [key, this.items[key]]);
    return structuredClone(Object.fromEntries(found));
  }

  async set(items: Items): Promise<void> {
    await null;
    if (this.refuses) throw new Error('QUOTA_BYTES quota exceeded');
    this.items = { ...this.items, ...structuredClone(items) };
    this.#changed(items);
  }

  async remove(keys: string | string[]): Promise<void> {
    if (this.refuses) throw new Error('refused');
    const gone = Object.keys(this.items).filter((key) => [keys].flat().includes(key));
    this.items = Object.fromEntries(Object.entries(this.items).filter(([key]) => !gone.includes(key)));
    if (gone.length > 0) this.#changed(Object.fromEntries(gone.map((key) => [key, {}])));
  }
}

/** Stands in for `browser.storage`, as far as the settings use it. */
export class FakeStorage {
  readonly #listeners = new Set<Listener>();
  readonly #area = (name: string) =>
    new FakeArea((changes) => {
      for (const listener of this.#listeners) listener(changes, name);
    });
  readonly local = this.#area('local');
  readonly sync = this.#area('sync');
  /** What an organisation has set. */
  readonly managed = this.#area('managed');

  /** Puts it where the product looks for it, empty. */
  readonly install = (): void => {
    for (const area of [this.local, this.sync, this.managed])
      Object.assign(area, { items: {}, refuses: false, reads: 'well' });
    this.#listeners.clear();
    const onChanged = {
      addListener: (listener: Listener) => this.#listeners.add(listener),
      removeListener: (listener: Listener) => this.#listeners.delete(listener),
    };
    const storage = { local: this.local, sync: this.sync, managed: this.managed, onChanged };
    Object.assign(globalThis, { browser: { runtime: { id: 'test' }, storage } });
  };

  /** Takes one area away, as in a browser that does not have it. */
  readonly withdraw = (area: 'managed'): void => {
    const { browser } = globalThis as unknown as { browser: { storage: Partial<Record<string, unknown>> } };
    delete browser.storage[area];
  };

  /** Takes it away, as when the extension is gone. */
  readonly uninstall = (): void => {
    delete (globalThis as { browser?: unknown }).browser;
  };
}

const site = fc.stringMatching(/^[a-z]{1,8}(\.[a-z]{2,5}){1,2}$/);
const pattern = fc
  .tuple(
    fc.constantFrom('*', 'http', 'https'),
    fc.constantFrom('', '*.'),
    site,
    fc.stringMatching(/^\/[\w*&+()-]{0,8}(\?[\w*=]{1,4})?$/),
  )
  .map(([scheme, star, host, path]) => `${scheme}://${star}${host}${path}`);

/** Valid match patterns. */
export const anyPattern = fc.oneof(fc.constantFrom('*://*/*', 'file:///*', 'http://[::1]:80/(['), pattern);

/** Valid settings. */
export const anySettings: fc.Arbitrary<Settings> = fc.record({
  reader: fc.constantFrom('patient', 'student', 'clinician'),
  paused: fc.boolean(),
  mutedSites: fc.array(site, { maxLength: 5 }),
  where: fc.constantFrom('all', 'all-but', 'only', 'click'),
  allBut: fc.array(anyPattern, { maxLength: 5 }),
  only: fc.array(anyPattern, { maxLength: 5 }),
  underline: fc.constantFrom('standard', 'thin', 'tinted'),
  marks: fc.constantFrom('each', 'first'),
  hoverPause: fc.integer({ min: 100, max: 2000 }),
  theme: fc.constantFrom('system', 'light', 'dark'),
  claims: fc.boolean(),
  badge: fc.boolean(),
});
