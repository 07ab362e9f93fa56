/** Menus, keyword and panel against a browser that notes what it is asked, and in which order. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { DEFAULTS, NO_POLICY, type Policy, type Settings } from '../../browser/settings.ts';

const asked: [string, ...unknown[]][] = [];
/** Whether the browser opens its panel. */
let opens = true;
const note =
  (name: string) =>
  (...what: unknown[]) => {
    asked.push([name, ...what]);
    return Promise.resolve();
  };
const open = (name: string) => (where?: unknown) => {
  asked.push([name, where]);
  return opens ? Promise.resolve() : Promise.reject(new Error('no gesture'));
};
const sidePanel = { open: open('sidePanel') };
const fake: Record<string, Record<string, unknown>> = {
  contextMenus: { create: note('create'), removeAll: note('removeAll'), update: note('update') },
  omnibox: { setDefaultSuggestion: note('default') },
  runtime: { getURL: (path: string) => `ours/${path}` },
  storage: { session: { set: note('set'), remove: note('remove') } },
  tabs: { create: note('tab'), sendMessage: note('message') },
};
vi.mock('webextension-polyfill', () => ({ default: fake }));
let settings: Settings = DEFAULTS;
let policy: Policy = NO_POLICY;
vi.mock('../../browser/settings.ts', async (original) => ({
  ...(await original<object>()),
  readSettings: async () => settings,
  readPolicy: async () => policy,
}));
const { fitMenus, makeMenus, onMenu } = await import('../../entrypoints/background/menus.ts');
const { onInputChanged, onInputEntered, onInputStarted } = await import(
  '../../entrypoints/background/omnibox.ts'
);

const names = () => asked.map(([name]) => name);
const callsOf = (name: string) => asked.filter(([its]) => its === name).map(([, ...what]) => what);
const tab = { id: 5, windowId: 2 } as Parameters<typeof onMenu>[1];
const select = (selectionText: string) =>
  ({ menuItemId: 'look-up', selectionText }) as Parameters<typeof onMenu>[0];

beforeEach(() => {
  asked.length = 0;
  opens = true;
  settings = DEFAULTS;
  delete fake.sidebarAction;
  vi.stubGlobal('chrome', { sidePanel });
});

describe('menus', () => {
  test('are made anew: the one for a selection always, the one for a page where pages are marked by hand', async () => {
    await makeMenus();
    expect(names()[0]).toBe('removeAll');
    expect(callsOf('create').map(([menu]) => menu)).toMatchObject([
      { id: 'look-up', contexts: ['selection'], title: expect.stringContaining('%s') },
      { id: 'switch-on', contexts: ['page', 'action'], visible: false },
      {
        id: 'read-pdf',
        contexts: ['page', 'frame'],
        documentUrlPatterns: expect.arrayContaining(['file:///*.pdf']),
      },
      { id: 'read', contexts: ['action'] },
    ]);
    settings = { ...DEFAULTS, where: 'click' };
    await makeMenus();
    expect(callsOf('create').at(5)?.[0]).toMatchObject({ id: 'switch-on', visible: true });
  });

  test('follow the settings', async () => {
    await fitMenus({ ...DEFAULTS, where: 'click' });
    await fitMenus({ ...DEFAULTS, where: 'click', paused: true });
    expect(callsOf('update').filter(([id]) => id === 'switch-on')).toEqual([
      ['switch-on', { visible: true }],
      ['switch-on', { visible: false }],
    ]);
  });

  test('open the panel in the very call of the click, and keep the address alone', async () => {
    const done = onMenu(select('Mr Quillfeather has a TENS unit'), tab);
    // Before anything is awaited.
    expect(callsOf('sidePanel')).toEqual([[{ windowId: 2 }]]);
    await done;
    expect(callsOf('set')).toEqual([
      [{ 'panel-address': { address: '#/treatment/tens', at: expect.any(Number) } }],
    ]);
    expect(JSON.stringify(asked)).not.toMatch(/Quillfeather/);
  });

  test('open the panel of the window in front for a selection in the panel itself', async () => {
    await onMenu(select('yoga'));
    expect(callsOf('sidePanel')).toEqual([[{ windowId: -2 }]]);
  });

  test('say in the panel where nothing matches, without the text', async () => {
    await onMenu(select('kubernetes deployment'), tab);
    expect(callsOf('set')).toEqual([[{ 'panel-address': { address: '#/none', at: expect.any(Number) } }]]);
    expect(JSON.stringify(asked)).not.toMatch(/kubernetes/);
  });

  test('lead to no care pathway where an organisation has that off', async () => {
    const leads = async () => {
      await fitMenus(DEFAULTS);
      await onMenu(select('no scan as a routine'), tab);
      return JSON.stringify(callsOf('set').at(-1));
    };
    expect(await leads()).toContain('#/pathway/');
    policy = { ...NO_POLICY, off: ['pathway'] };
    expect(await leads()).not.toContain('#/pathway/');
    policy = NO_POLICY;
    expect(await leads()).toContain('#/pathway/');
  });

  test('open the page that reads files, beside the tab with the PDF and with that PDF, or empty', async () => {
    const pdf = { id: 5, index: 3, windowId: 2 } as Parameters<typeof onMenu>[1];
    await onMenu({ menuItemId: 'read-pdf' } as Parameters<typeof onMenu>[0], pdf);
    await onMenu({ menuItemId: 'read' } as Parameters<typeof onMenu>[0], pdf);
    expect(callsOf('tab')).toEqual([
      [{ url: 'ours/reader.html#tab=5', index: 4, windowId: 2 }],
      [{ url: 'ours/reader.html' }],
    ]);
  });

  test('have a page marked in all its frames', async () => {
    await onMenu({ menuItemId: 'switch-on' } as Parameters<typeof onMenu>[0], tab);
    expect(callsOf('message')).toEqual([[5, { type: 'switch-on' }, {}]]);
    expect(names()).not.toContain('sidePanel');
  });
});

describe('the panel', () => {
  test('is Firefox’s sidebar where there is one, in the very call', async () => {
    vi.stubGlobal('chrome', {});
    fake.sidebarAction = { open: open('sidebar') };
    const done = onMenu(select('TENS'), tab);
    expect(names()).toContain('sidebar');
    await done;
    expect(names()).not.toContain('tab');
  });

  test('is a tab where the browser opens none', async () => {
    opens = false;
    await onMenu(select('TENS'), tab);
    expect(callsOf('tab')).toEqual([[{ url: 'ours/sidepanel.html#/treatment/tens', active: true }]]);
  });

  test('is told the address before it opens, for a popup is gone then; again where it was told it before', () => {
    onMenu(select('TENS'), tab);
    // All in the very call.
    expect(names()).toEqual(['set', 'sidePanel']);
  });
});

describe('the keyword', () => {
  // The first here: its background has not yet heard of the keyword.
  test('is off where an organisation has it off, in a background that was ended in between, too', async () => {
    policy = { ...NO_POLICY, off: ['search'] };
    const suggest = vi.fn();
    onInputChanged('numb legs', suggest);
    await onInputEntered('flexaril', 'currentTab');
    expect(suggest).not.toHaveBeenCalled();
    expect([...callsOf('sidePanel'), ...callsOf('tab')]).toEqual([]);
    policy = NO_POLICY;
    onInputStarted();
    await new Promise((go) => setTimeout(go));
  });

  test('says what can be asked, then what is found', async () => {
    onInputStarted();
    const suggest = vi.fn();
    onInputChanged('numb legs', suggest);
    await vi.waitFor(() => expect(suggest).toHaveBeenCalled());
    const [begin, first] = callsOf('default').map(([one]) => (one as { description: string }).description);
    expect(begin).toMatch(/treatment/);
    expect(first).toMatch(/Cauda equina.*Red flag/);
    const [list] = suggest.mock.calls[0] ?? [];
    expect(list.length).toBeGreaterThan(0);
    for (const one of list) expect(Object.keys(one).sort()).toEqual(['content', 'description']);
  });

  test('leads to no care pathway where an organisation has that off', async () => {
    const ask = async (): Promise<string> => {
      onInputStarted();
      await new Promise((go) => setTimeout(go));
      const suggest = vi.fn();
      onInputChanged('no scan as a routine', suggest);
      return JSON.stringify([asked.splice(0), suggest.mock.calls]);
    };
    expect(await ask()).toContain('Care pathway');
    policy = { ...NO_POLICY, off: ['pathway'] };
    expect(await ask()).not.toContain('Care pathway');
    policy = NO_POLICY;
    expect(await ask()).toContain('Care pathway');
  });

  test('says so where nothing matches, and takes that back', () => {
    const suggest = vi.fn();
    onInputChanged('zzzz', suggest);
    onInputChanged('', suggest);
    const said = callsOf('default').map(([one]) => (one as { description: string }).description);
    expect(said[0]).toMatch(/Nothing/);
    expect(said[1]).not.toMatch(/Nothing/);
    expect(suggest.mock.calls).toEqual([[[]], [[]]]);
  });

  test('opens the panel, or its page in the tab that was asked for; the words are kept nowhere', async () => {
    const done = onInputEntered('flexaril', 'currentTab');
    expect(callsOf('sidePanel')).toEqual([[{ windowId: -2 }]]);
    await done;
    await onInputEntered('flexaril', 'newForegroundTab');
    await onInputEntered('flexaril', 'newBackgroundTab');
    const url = 'ours/sidepanel.html#/treatment/cyclobenzaprine';
    expect(callsOf('tab')).toEqual([[{ url, active: true }], [{ url, active: false }]]);
    expect(JSON.stringify(asked)).not.toMatch(/flexaril/);
  });
});
