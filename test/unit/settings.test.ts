import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  bringOver,
  changeSettings,
  DEFAULTS,
  discardBroken,
  listPattern,
  muteSite,
  readBroken,
  readSettings,
  resetSettings,
  type Settings,
  watchSettings,
} from '../../browser/settings.ts';
import {
  fits,
  isHostname,
  MIGRATIONS,
  MOST_SITES,
  migrate,
  NAMES,
  readStored,
  VERSION,
} from '../../browser/settings-schema.ts';
import { anySettings, FakeStorage } from './settings-support.ts';

const { local, sync, install, uninstall } = new FakeStorage();
beforeEach(install);
afterEach(uninstall);

const isWhole = (settings: Settings) =>
  NAMES.every((name) => fits(name, settings[name])) && Object.keys(settings).length === NAMES.length;

describe('what is stored', () => {
  test('nothing is the defaults, and not broken', () => {
    expect(readStored(undefined)).toEqual({ settings: DEFAULTS, broken: false });
    expect(isWhole(DEFAULTS)).toBe(true);
  });

  test('whatever it is, it never throws and gives whole settings', () => {
    const likely = fc.record(
      Object.fromEntries(
        ['version', ...NAMES].map((name) => [name, fc.oneof(fc.jsonValue(), fc.constantFrom(1, 2, 3))]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), likely), (stored) => isWhole(readStored(stored).settings)),
    );
  });

  test('valid settings are read as they are', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        expect(readStored({ version: VERSION, ...settings })).toEqual({ settings, broken: false });
      }),
    );
  });

  test('a field that it does not have gets its default and is no fault; an unknown one is left out', () => {
    const { settings, broken } = readStored({ version: 2, theme: 'dark', colour: 'pink' });
    expect(settings).toEqual({ ...DEFAULTS, theme: 'dark' });
    expect(broken).toBe(false);
  });

  test('valid fields and entries are kept beside spoilt ones', () => {
    const stored = {
      version: 2,
      reader: 'nobody',
      paused: true,
      mutedSites: ['a.org', 3, '', 'https://b.org/', 'B.org', '127.0.0.1'],
      hoverPause: 150.5,
      only: ['a.org'],
    };
    const { settings, broken } = readStored(stored);
    expect(settings).toEqual({ ...DEFAULTS, paused: true, mutedSites: ['a.org', '127.0.0.1'] });
    expect(broken).toBe(true);
  });

  test('a name of a site is what a browser makes of it', () => {
    const text = fc.oneof(
      fc.string(),
      fc.domain(),
      fc.stringMatching(/^[a-z\d.-]{0,12}$/),
      fc.stringMatching(/^(xn--)?[a-z\d-]{1,6}\.[a-z]{1,3}$/),
      fc.stringMatching(/^[\w:@/%[\]*.-]{0,9}$/),
    );
    fc.assert(
      fc.property(text, (text) => {
        const made = URL.canParse(`http://${text}`) ? new URL(`http://${text}`).hostname : null;
        expect(isHostname(text)).toBe(made === text);
      }),
      { numRuns: 2000 },
    );
    for (const name of ['a.org', 'localhost', '127.0.0.1', '[::1]', 'xn--bcher-kva.example'])
      expect(isHostname(name), name).toBe(true);
    for (const name of ['A.org', 'https://a.org', 'a.org/', 'a.org:80', '127.1', 'bücher.example', ''])
      expect(isHostname(name), name).toBe(false);
  });

  test('the defaults are handed out as copies', () => {
    readStored(undefined).settings.mutedSites.push('a.org');
    readStored({ version: 2 }).settings.only.push('*://a.org/*');
    expect(DEFAULTS).toMatchObject({ mutedSites: [], only: [] });
  });

  test.each([3, 99, 0, -1, 1.5, '2', null])('version %j cannot be read', (version) => {
    expect(readStored({ version, reader: 'student' })).toEqual({ settings: DEFAULTS, broken: true });
  });
});

describe('migrations', () => {
  test('there is one for each step', () => {
    expect(MIGRATIONS).toHaveLength(VERSION - 1);
  });

  test('version 1 becomes version 2 with nothing lost, and is not changed itself', () => {
    const one = Object.freeze({ version: 1, reader: 'clinician', paused: true, mutedSites: ['a.org'] });
    expect(migrate(one)).toEqual({ ...one, version: 2 });
    const { settings, broken } = readStored(one);
    expect(settings).toEqual({ ...DEFAULTS, reader: 'clinician', paused: true, mutedSites: ['a.org'] });
    expect(broken).toBe(false);
  });
});

describe('reading and changing', () => {
  test('a change goes to the synced storage, under one key with its version', async () => {
    await changeSettings({ reader: 'student' });
    expect(sync.items).toEqual({ settings: { ...DEFAULTS, version: 2, reader: 'student' } });
    expect(local.items).toEqual({});
    expect(await readSettings()).toEqual({ ...DEFAULTS, reader: 'student' });
  });

  test('version 1 is read where it lies, and the first change brings it over', async () => {
    local.items = { reader: 'clinician', mutedSites: ['a.org'] };
    expect(await readSettings()).toEqual({ ...DEFAULTS, reader: 'clinician', mutedSites: ['a.org'] });
    expect(sync.items).toEqual({});
    await changeSettings({ paused: true });
    expect(local.items).toEqual({});
    expect(await readSettings()).toMatchObject({ reader: 'clinician', mutedSites: ['a.org'], paused: true });
  });

  test('after an update it is brought over without a change; what is there already stays', async () => {
    local.items = { reader: 'clinician' };
    await bringOver();
    expect(local.items).toEqual({});
    expect(sync.items.settings).toMatchObject({ version: 2, reader: 'clinician' });
    local.items = { reader: 'student' };
    await bringOver();
    expect(local.items).toEqual({});
    expect(await readSettings()).toMatchObject({ reader: 'clinician' });
  });

  describe('version 1 on a device that sync has reached first', () => {
    const synced = { version: 2, ...DEFAULTS, reader: 'clinician', mutedSites: ['synced.org', 'both.org'] };
    const merged = {
      ...DEFAULTS,
      reader: 'clinician',
      paused: true,
      mutedSites: ['synced.org', 'both.org', 'old.org'],
    };
    beforeEach(() => {
      sync.items = { settings: synced };
      local.items = { reader: 'student', paused: true, mutedSites: ['old.org', 'both.org'] };
    });

    test('its pause and its sites count beside what is synced, before the update', async () => {
      expect(await readSettings()).toEqual(merged);
      expect(sync.items).toEqual({ settings: synced });
    });

    test('the update brings them over, once', async () => {
      await bringOver();
      expect(local.items).toEqual({});
      expect(sync.items).toEqual({ settings: { version: 2, ...merged } });
      await changeSettings({ paused: false });
      await muteSite('old.org', false);
      await bringOver();
      expect(await readSettings()).toEqual({
        ...merged,
        paused: false,
        mutedSites: ['synced.org', 'both.org'],
      });
    });

    test('so does the first change, also where sync refuses it', async () => {
      sync.refuses = true;
      await changeSettings({ theme: 'dark' });
      expect(local.items).toEqual({ settings: { version: 2, ...merged, theme: 'dark' } });
      expect(await readSettings()).toEqual({ ...merged, theme: 'dark' });
    });

    test('what of it cannot be read is kept', async () => {
      local.items = { reader: 'student', paused: 'yes', mutedSites: ['old.org', 'https://old.org/'] };
      const flat = { version: 1, ...local.items };
      await bringOver();
      expect(await readSettings()).toEqual({ ...merged, paused: false });
      expect(JSON.parse((await readBroken()) ?? '')).toEqual(flat);
    });

    test('what cannot be taken away there is no success: it would count again', async () => {
      local.refuses = true;
      await expect(changeSettings({ paused: false })).rejects.toThrow();
    });
  });

  test('where sync refuses, this browser keeps the change, and what it keeps wins until sync takes one', async () => {
    await changeSettings({ theme: 'light' });
    sync.refuses = true;
    await changeSettings({ theme: 'dark' });
    sync.refuses = false;
    expect(sync.items.settings).toMatchObject({ theme: 'light' });
    expect(local.items.settings).toMatchObject({ version: 2, theme: 'dark' });
    expect(await readSettings()).toMatchObject({ theme: 'dark' });
    await changeSettings({ badge: false });
    expect(local.items).toEqual({});
    expect(sync.items.settings).toMatchObject({ theme: 'dark', badge: false });
  });

  test('where both refuse, reading gives the defaults and changing rejects', async () => {
    sync.refuses = true;
    local.refuses = true;
    await expect(changeSettings({ theme: 'dark' })).rejects.toThrow();
    uninstall();
    expect(await readSettings()).toEqual(DEFAULTS);
    expect(await readBroken()).toBe(null);
    await expect(muteSite('a.org', true)).rejects.toThrow();
  });

  test('what sync holds is not written over while it cannot be read, and counts again after', async () => {
    await changeSettings({ theme: 'light', mutedSites: ['a.org'] });
    sync.reads = 'not';
    expect(await readSettings()).toEqual(DEFAULTS);
    await changeSettings({ reader: 'clinician' });
    expect(await readSettings()).toMatchObject({ reader: 'clinician' });
    expect(sync.items.settings).toMatchObject({ theme: 'light', mutedSites: ['a.org'] });
    sync.reads = 'well';
    const both = { reader: 'clinician', theme: 'light', mutedSites: ['a.org'] };
    expect(await readSettings()).toMatchObject(both);
    await changeSettings({ badge: false });
    expect(sync.items.settings).toMatchObject({ ...both, badge: false });
  });

  test('where what this browser holds cannot be read no change is made', async () => {
    sync.refuses = true;
    await changeSettings({ theme: 'dark' });
    local.reads = 'not';
    sync.refuses = false;
    await expect(changeSettings({ badge: false })).rejects.toThrow();
    local.reads = 'well';
    expect(await readSettings()).toMatchObject({ theme: 'dark', badge: true });
  });

  test('a storage that never answers is not waited for; when it answers after all, followers hear', async () => {
    await changeSettings({ theme: 'dark' });
    vi.useFakeTimers();
    const end = new AbortController();
    try {
      let answer: (items: Record<string, unknown>) => void = () => {};
      const told: Settings[] = [];
      watchSettings((settings) => told.push(settings), end.signal);
      const get = vi.spyOn(sync, 'get').mockImplementation(() => new Promise((go) => (answer = go)));
      const reading = readSettings();
      await vi.advanceTimersByTimeAsync(3100);
      expect(await reading).toEqual(DEFAULTS);
      get.mockRestore();
      answer({});
      await vi.advanceTimersByTimeAsync(10);
      expect(told).toMatchObject([{ theme: 'dark' }]);
      sync.reads = 'never';
      local.reads = 'never';
      const change = changeSettings({ badge: false }).catch((error: Error) => error);
      await vi.advanceTimersByTimeAsync(3100);
      expect(await change).toBeInstanceOf(Error);
    } finally {
      end.abort();
      vi.useRealTimers();
    }
  });

  test('a change that is not valid is not made', async () => {
    for (const change of [
      { hoverPause: 99 },
      { only: ['a.org'] },
      { reader: 'nobody' },
      { badge: undefined },
    ])
      await expect(changeSettings(change as Partial<Settings>)).rejects.toThrow(Object.keys(change)[0]);
    expect(sync.items).toEqual({});
  });

  test('changes made at once do not lose each other', async () => {
    await Promise.all([
      changeSettings({ theme: 'dark' }),
      muteSite('a.org', true),
      changeSettings({ marks: 'first' }),
      muteSite('b.org', true),
      muteSite('a.org', false),
    ]);
    expect(await readSettings()).toEqual({
      ...DEFAULTS,
      theme: 'dark',
      marks: 'first',
      mutedSites: ['b.org'],
    });
  });

  test('patterns that two windows add at once are both there', async () => {
    await Promise.all([
      listPattern('only', '*://a.org/*', true),
      listPattern('only', '*://b.org/*', true),
      listPattern('allBut', '*://c.org/*', true),
      listPattern('only', '*://b.org/*', true),
    ]);
    await listPattern('only', '*://a.org/*', false);
    expect(await readSettings()).toEqual({ ...DEFAULTS, only: ['*://b.org/*'], allBut: ['*://c.org/*'] });
  });

  test('there is room for many muted sites; more than sync takes lie in this browser', async () => {
    const many = Array.from({ length: MOST_SITES - 1 }, (_, i) => `site-${i}.example`);
    local.items = { settings: { version: 2, ...DEFAULTS, mutedSites: many } };
    sync.refuses = true;
    await muteSite('one-more.example', true);
    expect((await readSettings()).mutedSites).toHaveLength(10_000);
    await expect(muteSite('too-many.example', true)).rejects.toThrow('mutedSites');
    expect((await readSettings()).mutedSites.at(-1)).toBe('one-more.example');
  });

  test('a change that fails does not stop the next', async () => {
    const bad = changeSettings({ hoverPause: 1 });
    const good = changeSettings({ hoverPause: 800 });
    await expect(bad).rejects.toThrow();
    await good;
    expect(await readSettings()).toMatchObject({ hoverPause: 800 });
  });

  test('a reset brings all back', async () => {
    await changeSettings({ theme: 'dark', where: 'only', only: ['*://a.org/*'], mutedSites: ['a.org'] });
    await resetSettings();
    expect(await readSettings()).toEqual(DEFAULTS);
  });

  test('watching tells of changes in either storage until it ends, and of nothing else', async () => {
    const end = new AbortController();
    const told: Settings['theme'][] = [];
    watchSettings(({ theme }) => told.push(theme), end.signal);
    await changeSettings({ theme: 'dark' });
    await new Promise((go) => setTimeout(go));
    expect(told).toEqual(['dark']);
    await local.set({ other: 1 });
    sync.refuses = true;
    await changeSettings({ theme: 'light' });
    await new Promise((go) => setTimeout(go));
    expect(told).toEqual(['dark', 'light']);
    end.abort();
    await changeSettings({ theme: 'system' });
    await new Promise((go) => setTimeout(go));
    expect(told).toEqual(['dark', 'light']);
  });
});

describe('a store that cannot be read', () => {
  const spoilt = { version: 2, reader: 'nobody', theme: 'dark' };

  test('is kept as it stood when a change writes over it, until it is discarded', async () => {
    sync.items = { settings: spoilt };
    expect(await readSettings()).toEqual({ ...DEFAULTS, theme: 'dark' });
    await changeSettings({ badge: false });
    expect(await readSettings()).toEqual({ ...DEFAULTS, theme: 'dark', badge: false });
    expect(JSON.parse((await readBroken()) ?? '')).toEqual(spoilt);
    await discardBroken();
    expect(await readBroken()).toBe(null);
  });

  test('is told of without a change, stays where it is, and once discarded is not told of again', async () => {
    sync.items = { settings: spoilt };
    expect(JSON.parse((await readBroken()) ?? '')).toEqual(spoilt);
    expect(sync.items).toEqual({ settings: spoilt });
    await discardBroken();
    expect(await readBroken()).toBe(null);
    await changeSettings({ paused: true });
    expect(await readBroken()).toBe(null);
  });

  test('does not take the place of one that is kept already', async () => {
    sync.items = { settings: spoilt };
    await changeSettings({ badge: false });
    sync.items = { settings: 'garbage' };
    await changeSettings({ badge: true });
    await readBroken();
    const lines = (await readBroken())?.split('\n').map((line) => JSON.parse(line));
    expect(lines).toEqual([spoilt, 'garbage']);
  });

  test('in this browser hides nothing of what is synced, and takes nothing of it away', async () => {
    const good = { ...DEFAULTS, mutedSites: ['127.0.0.1'], reader: 'clinician', theme: 'dark' };
    for (const bad of ['bad', 7, [], { version: 'x', theme: 'light' }, { theme: 'light' }, { version: 3 }]) {
      sync.items = { settings: { version: 2, ...good } };
      local.items = { settings: bad };
      expect(await readSettings()).toEqual(good);
      await changeSettings({ badge: false });
      expect(sync.items).toEqual({ settings: { version: 2, ...good, badge: false } });
      expect(await readSettings()).toEqual({ ...good, badge: false });
      expect(JSON.parse((await readBroken()) ?? '')).toEqual(bad);
    }
  });

  test('only in part in this browser gives what is synced for that part', async () => {
    sync.items = { settings: { version: 2, theme: 'dark', reader: 'clinician', mutedSites: ['a.org'] } };
    local.items = { settings: { ...spoilt, mutedSites: null, theme: 'light' } };
    const expected = { ...DEFAULTS, theme: 'light', reader: 'clinician', mutedSites: ['a.org'] };
    expect(await readSettings()).toEqual(expected);
    await changeSettings({ badge: false });
    expect(await readSettings()).toEqual({ ...expected, badge: false });
  });

  test('in both storages is kept of both', async () => {
    sync.items = { settings: 'synced' };
    local.items = { settings: 'local', reader: 'student' };
    expect(await readSettings()).toEqual({ ...DEFAULTS, reader: 'student' });
    await changeSettings({ badge: false });
    expect((await readBroken())?.split('\n').sort()).toEqual(['"local"', '"synced"']);
  });

  test('is kept by a change that nobody has asked about it before', async () => {
    sync.items = { settings: spoilt };
    await muteSite('a.org', true);
    expect(local.items['settings-broken']).toEqual({ kept: [JSON.stringify(spoilt)], discarded: [] });
    expect(sync.items.settings).toMatchObject({ reader: 'patient', mutedSites: ['a.org'] });
  });

  test('of version 1 is kept too', async () => {
    local.items = { reader: 'nobody', paused: true };
    await bringOver();
    expect(await readSettings()).toEqual({ ...DEFAULTS, paused: true });
    expect(JSON.parse((await readBroken()) ?? '')).toEqual({ version: 1, reader: 'nobody', paused: true });
  });

  test('of a later Backbrief is kept, told of, and not written over where it is synced', async () => {
    const later = { version: 3, reader: { of: 'tomorrow' } };
    sync.items = { settings: later };
    expect(await readSettings()).toEqual(DEFAULTS);
    await changeSettings({ theme: 'dark' });
    expect(sync.items).toEqual({ settings: later });
    expect(await readSettings()).toEqual({ ...DEFAULTS, theme: 'dark' });
    expect(JSON.parse((await readBroken()) ?? '')).toEqual(later);
  });

  test('is not written over where it cannot be kept', async () => {
    sync.items = { settings: spoilt };
    local.refuses = true;
    await expect(changeSettings({ badge: false })).rejects.toThrow();
    expect(sync.items).toEqual({ settings: spoilt });
    expect(JSON.parse((await readBroken()) ?? '')).toEqual(spoilt);
  });

  test('whatever lies in either storage, reading never rejects and a change can be made', async () => {
    const things = fc.dictionary(
      fc.constantFrom('settings', 'settings-broken', 'reader', 'paused', 'mutedSites'),
      fc.jsonValue(),
    );
    await fc.assert(
      fc.asyncProperty(
        things,
        fc.dictionary(fc.constant('settings'), fc.jsonValue()),
        async (here, there) => {
          local.items = here;
          sync.items = there;
          expect(isWhole(await readSettings())).toBe(true);
          await readBroken();
          await changeSettings({ theme: 'dark' });
          expect((await readSettings()).theme).toBe('dark');
        },
      ),
      { numRuns: 60 },
    );
  });
});
