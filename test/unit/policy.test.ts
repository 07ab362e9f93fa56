import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { checkPolicy, FIELDS } from '../../browser/policy-check.ts';
import {
  changeSettings,
  DEFAULTS,
  has,
  isHeld,
  isSiteHeld,
  muteSite,
  NO_POLICY,
  readPolicy,
  readSettings,
  resetSettings,
  type Settings,
  watchPolicy,
  watchSettings,
} from '../../browser/settings.ts';
import { NAMES } from '../../browser/settings-schema.ts';
import { isSiteFixed, isSiteOn, siteChange } from '../../browser/site-switch.ts';
import { takePolicy, watchManaged } from '../../entrypoints/background/policy.ts';
import { anySettings, FakeStorage } from './settings-support.ts';

const storage = new FakeStorage();
const { local, sync, managed, install, uninstall } = storage;
beforeEach(install);
afterEach(() => {
  vi.useRealTimers();
  uninstall();
});

/** Has a policy take hold. */
async function set(policy: Record<string, unknown>): Promise<void> {
  managed.items = policy;
  await takePolicy();
}

describe('a policy', () => {
  test('stands before what the reader has chosen, field by field, and before the defaults', async () => {
    await changeSettings({ reader: 'student', theme: 'dark' });
    await set({ reader: 'clinician', badge: false });
    expect(await readSettings()).toEqual({ ...DEFAULTS, reader: 'clinician', theme: 'dark', badge: false });
    await set({});
    expect(await readSettings()).toEqual({ ...DEFAULTS, reader: 'student', theme: 'dark' });
  });

  test('whatever it is made of, each field comes from it or from the reader', () =>
    fc.assert(
      fc.asyncProperty(anySettings, anySettings, fc.subarray([...NAMES]), async (own, forced, names) => {
        install();
        await changeSettings(own);
        await set(Object.fromEntries(names.map((name) => [name, forced[name]])));
        const now = await readSettings();
        for (const name of NAMES)
          if (name !== 'mutedSites')
            expect(new Set([now[name]].flat())).toEqual(
              new Set([(names.includes(name) ? forced : own)[name]].flat()),
            );
        const muted = names.includes('mutedSites')
          ? [...forced.mutedSites, ...own.mutedSites]
          : own.mutedSites;
        expect(new Set(now.mutedSites)).toEqual(new Set(muted));
      }),
      { numRuns: 40 },
    ));

  test('adds to the muted sites, and keeps others from being muted', async () => {
    await muteSite('news.example', true);
    await muteSite('records.example', true);
    await set({ mutedSites: ['shop.example'], allowedSites: ['records.example'] });
    expect((await readSettings()).mutedSites).toEqual(['shop.example', 'news.example']);
    const policy = await readPolicy();
    expect(isSiteHeld(policy, 'shop.example')).toBe(true);
    expect(isSiteHeld(policy, 'records.example')).toBe(true);
    expect(isSiteHeld(policy, 'news.example')).toBe(false);
    await muteSite('shop.example', false);
    await muteSite('more.example', true);
    expect((await readSettings()).mutedSites).toEqual(['shop.example', 'news.example', 'more.example']);
    // And the reader's own are what they were once it has gone.
    await set({});
    expect(new Set((await readSettings()).mutedSites)).toEqual(
      new Set(['records.example', 'news.example', 'more.example']),
    );
  });

  test('is not written into the settings, and cannot be changed by them', async () => {
    await changeSettings({ reader: 'student' });
    await set({ reader: 'clinician' });
    await changeSettings({ ...(await readSettings()), theme: 'dark' });
    await changeSettings({ reader: 'patient' });
    expect(sync.items.settings).toMatchObject({ reader: 'student', theme: 'dark' });
    expect((await readSettings()).reader).toBe('clinician');
    await resetSettings();
    expect((await readSettings()).reader).toBe('clinician');
    expect(sync.items.settings).toMatchObject({ reader: 'patient', theme: 'system' });
  });

  test('switches parts off', async () => {
    expect(has(await readPolicy(), 'search')).toBe(true);
    await set({ search: false, pathway: true });
    const policy = await readPolicy();
    expect([has(policy, 'search'), has(policy, 'pathway'), has(policy, 'welcome')]).toEqual([
      false,
      true,
      true,
    ]);
    expect(isHeld(policy, 'reader')).toBe(false);
  });
});

describe('what cannot be read of a policy', () => {
  test('is left out by itself, and told', async () => {
    await set({
      reader: 'nurse',
      hoverPause: 50,
      theme: 'dark',
      search: 'off',
      colour: 'red',
      only: ['*://clinic.example/*', 'clinic'],
      mutedSites: ['Intranet.Example', 'https://shop.example/', 7],
      allBut: ['everywhere'],
    });
    expect(await readSettings()).toEqual({
      ...DEFAULTS,
      theme: 'dark',
      only: ['*://clinic.example/*'],
      mutedSites: ['intranet.example'],
    });
    const { unread, off } = await readPolicy();
    expect(off).toEqual([]);
    expect(Object.fromEntries(unread.map(({ name, why }) => [name, why]))).toEqual({
      reader: 'value',
      hoverPause: 'value',
      search: 'value',
      colour: 'unknown',
      only: 'entries',
      mutedSites: 'entries',
      allBut: 'value',
    });
  });

  test('never breaks anything, whatever it is', () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.jsonValue(),
          fc.record(Object.fromEntries(FIELDS.map((name) => [name, fc.jsonValue()])), { requiredKeys: [] }),
        ),
        fc.boolean(),
        async (value, straight) => {
          install();
          if (straight) local.items.policy = value;
          else managed.items = value as never;
          await takePolicyUnless(straight);
          const settings = await readSettings();
          await changeSettings({ theme: 'dark' });
          expect(Object.keys(settings)).toEqual(NAMES);
          expect((await readPolicy()).unread.every(({ name }) => typeof name === 'string')).toBe(true);
        },
      ),
      { numRuns: 60 },
    ));

  test('is kept in one order, however it comes', () => {
    const one = checkPolicy({ theme: 'dark', badge: false });
    expect(JSON.stringify(checkPolicy({ badge: false, theme: 'dark' }))).toBe(JSON.stringify(one));
    expect(checkPolicy({})).toBeNull();
    expect(checkPolicy(undefined)).toBeNull();
  });
});

const takePolicyUnless = (not: boolean) => (not ? Promise.resolve() : takePolicy());

describe('the managed storage', () => {
  test('may change while the browser runs', async () => {
    const end = new AbortController();
    const told: Settings[] = [];
    const policies: string[][] = [];
    watchManaged();
    watchSettings((settings) => told.push(settings), end.signal);
    watchPolicy(({ held }) => policies.push(Object.keys(held)), end.signal);
    await managed.set({ theme: 'dark' });
    await vi.waitFor(() => expect(told.at(-1)?.theme).toBe('dark'));
    await vi.waitFor(() => expect(policies.at(-1)).toEqual(['theme']));
    end.abort();
  });

  test('may refuse, as Firefox does where nothing is set: then there is no policy', async () => {
    await set({ theme: 'dark' });
    managed.reads = 'not';
    await takePolicy();
    expect(await readPolicy()).toEqual(NO_POLICY);
    expect((await readSettings()).theme).toBe('system');
  });

  test('may say nothing: then what it said before counts', async () => {
    await set({ theme: 'dark' });
    vi.useFakeTimers();
    managed.reads = 'never';
    const taken = takePolicy();
    await vi.advanceTimersByTimeAsync(10_000);
    await taken;
    expect((await readSettings()).theme).toBe('dark');
  });

  test('need not be there', async () => {
    storage.withdraw('managed');
    await takePolicy();
    expect(await readPolicy()).toEqual(NO_POLICY);
  });
});

describe('the switch of a site', () => {
  const URL_HERE = 'https://clinic.example/back';
  const policyOf = async (policy: Record<string, unknown>) => {
    await set(policy);
    return { policy: await readPolicy(), settings: await readSettings() };
  };

  test.each([
    [{ mutedSites: ['clinic.example'] }, true],
    [{ allowedSites: ['clinic.example'] }, true],
    [{ mutedSites: ['other.example'], allowedSites: ['more.example'], reader: 'student' }, false],
    [{ where: 'only', only: ['*://*.example/*'] }, false],
    [{ where: 'only', only: ['*://other.example/*'] }, true],
    [{ where: 'all-but', allBut: ['*://*.example/*'] }, true],
    [{ where: 'all-but', allBut: ['*://other.example/*'] }, false],
    [{ where: 'all' }, false],
  ])('with %j', async (set, fixed) => {
    const { policy, settings } = await policyOf(set);
    expect(isSiteFixed(settings, URL_HERE, policy)).toBe(fixed);
    if (fixed) return;
    const on = isSiteOn(settings, URL_HERE);
    await changeSettings(siteChange(settings, URL_HERE, !on, policy));
    expect(isSiteOn(await readSettings(), URL_HERE)).toBe(!on);
  });

  test('says nothing of an organisation where the reader’s own pattern is in the way', async () => {
    await changeSettings({ where: 'all-but', allBut: ['*://*.example/*'] });
    const { policy, settings } = await policyOf({ reader: 'student' });
    expect(isSiteFixed(settings, URL_HERE, policy)).toBe(false);
  });
});
