// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULTS } from '../../browser/settings.ts';
import { patternProblem } from '../../browser/settings-pattern.ts';
import { MOST_PATTERNS } from '../../browser/settings-schema.ts';
import { HELP } from '../../components/help-strings.ts';
import { BROKEN, FILE, KEYS, MARKING, OPTIONS, PATTERNS, WHERE } from '../../components/options-strings.ts';
import { POLICY } from '../../components/policy-words.ts';
import { say } from '../../components/words.ts';
import { Options } from '../../entrypoints/options/options.tsx';
import { differing } from '../../entrypoints/options/store.ts';

type Items = Record<string, unknown>;

/** A browser's storage, commands and tabs, as far as the page uses them. */
function fakeBrowser(firefox = false) {
  const listeners = new Set<(changes: Items, area: string) => void>();
  const area = (name: string) => {
    const items: Items = {};
    return {
      items,
      get: async (keys: string[]) =>
        Object.fromEntries(keys.flatMap((key) => (key in items ? [[key, items[key]]] : []))),
      set: vi.fn(async (change: Items) => {
        Object.assign(items, structuredClone(change));
        for (const listen of listeners) listen(change, name);
      }),
      remove: async (keys: string | string[]) => {
        for (const key of [keys].flat()) delete items[key];
      },
    };
  };
  return {
    runtime: {
      id: 'backbrief',
      getURL: (path: string) => `${firefox ? 'moz' : 'chrome'}-extension://backbrief/${path}`,
      getManifest: () => ({ version: '1.2.3' }),
    },
    storage: {
      sync: area('sync'),
      local: area('local'),
      onChanged: {
        addListener: (listen: () => void) => listeners.add(listen),
        removeListener: (listen: () => void) => listeners.delete(listen),
      },
    },
    commands: {
      getAll: async () => [
        { name: '_execute_action', description: '', shortcut: '' },
        { name: 'open-card', description: 'Open the card', shortcut: 'Alt+Shift+C' },
      ],
      ...(firefox ? { openShortcutSettings: vi.fn(async () => {}) } : {}),
    },
    tabs: { create: vi.fn(async (_: unknown) => {}) },
  };
}

let chrome: ReturnType<typeof fakeBrowser>;
let root: HTMLElement;

/** Lets what is under way come to its end. */
const settle = (ms = 60) => act(() => new Promise<void>((go) => setTimeout(go, ms)));

/** Waits until something holds: a busy machine takes its time. */
const eventually = (check: () => void) =>
  vi.waitFor(
    async () => {
      await settle(20);
      check();
    },
    { timeout: 10_000 },
  );

async function open(): Promise<void> {
  vi.stubGlobal('chrome', chrome);
  act(() => render(<Options />, root));
  await settle();
}

const get = <T extends Element = HTMLElement>(selector: string): T => {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`No ${selector} in ${root.innerHTML}`);
  return found;
};
const radio = (name: string, value: string) => get<HTMLInputElement>(`input[name=${name}][value="${value}"]`);
const button = (text: string) => {
  const found = [...root.querySelectorAll('button')].find(({ textContent }) => textContent === text);
  if (!found) throw new Error(`No button ${text}`);
  return found;
};
const click = async (element: HTMLElement) => {
  act(() => element.click());
  await settle();
};
const type = (field: HTMLInputElement, value: string) =>
  act(() => {
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
const kept = () => chrome.storage.sync.items.settings;

beforeEach(() => {
  chrome = fakeBrowser();
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  act(() => render(null, root));
  root.remove();
  document.documentElement.removeAttribute('data-theme');
  vi.unstubAllGlobals();
});

describe('saving', () => {
  it('says quietly that a change is saved, and shows a theme at once', async () => {
    await open();
    await click(radio('theme', 'dark'));
    expect(kept()).toMatchObject({ ...DEFAULTS, theme: 'dark' });
    expect(document.documentElement.dataset.theme).toBe('dark');
    expect(get('[role=status].saved').textContent).toBe(OPTIONS.saved);
  });

  it('puts the control back where neither storage takes a change, and says so until the next one', async () => {
    await open();
    const refuse = async () => Promise.reject(new Error('full'));
    chrome.storage.sync.set.mockImplementationOnce(refuse);
    chrome.storage.local.set.mockImplementationOnce(refuse);
    await click(radio('underline', 'thin'));
    expect(radio('underline', 'standard').checked).toBe(true);
    expect(radio('underline', 'thin').checked).toBe(false);
    expect(get('.saved').textContent).toBe(OPTIONS.saveFailed);
    await click(radio('underline', 'tinted'));
    expect(get('.saved').textContent).toBe(OPTIONS.saved);
    expect(kept()).toMatchObject({ underline: 'tinted' });
  });

  it('keeps all of several changes made at once', async () => {
    await open();
    act(() => {
      radio('reader', 'student').click();
      radio('marks', 'first').click();
      get('input[name=badge]').click();
    });
    await eventually(() => expect(kept()).toMatchObject({ reader: 'student', marks: 'first', badge: false }));
    expect(radio('reader', 'student').checked && radio('marks', 'first').checked).toBe(true);
  });

  it('shows what another page has changed', async () => {
    await open();
    await act(() => chrome.storage.sync.set({ settings: { version: 2, ...DEFAULTS, reader: 'clinician' } }));
    await settle();
    expect(radio('reader', 'clinician').checked).toBe(true);
  });

  it('takes a slider that is moved as one change, when it has come to rest', async () => {
    await open();
    const slider = get<HTMLInputElement>('input[type=range]');
    for (const value of ['500', '600', '700']) type(slider, value);
    expect(get('output').textContent).toBe(MARKING.seconds(700));
    expect(chrome.storage.sync.set).not.toHaveBeenCalled();
    await settle(400);
    expect(chrome.storage.sync.set).toHaveBeenCalledTimes(1);
    expect(kept()).toMatchObject({ hoverPause: 700 });
    expect(slider.getAttribute('aria-valuetext')).toBe('0.7 seconds');
  });

  it('saves a slider on leaving the page', async () => {
    await open();
    type(get<HTMLInputElement>('input[type=range]'), '1500');
    act(() => {
      window.dispatchEvent(new Event('pagehide'));
    });
    await settle();
    expect(kept()).toMatchObject({ hoverPause: 1500 });
  });
});

describe('patterns', () => {
  it('are saved when they are valid; others stay in the field with the reason', async () => {
    chrome.storage.sync.items.settings = { version: 2, ...DEFAULTS, where: 'all-but' };
    await open();
    expect(root.textContent).toContain(PATTERNS.empty['all-but']);
    const field = get<HTMLInputElement>('input[name=pattern]');
    type(field, 'htp://example.org/*');
    expect(field.getAttribute('aria-invalid')).toBe('false');
    await click(button(PATTERNS.add));
    expect(field.value).toBe('htp://example.org/*');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const [problem = ''] = field.getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(document.getElementById(problem)?.textContent).toBe(patternProblem('htp://example.org/*'));
    expect(kept()).toMatchObject({ allBut: [] });
    type(field, ' https://example.org/* ');
    await click(button(PATTERNS.add));
    expect(kept()).toMatchObject({ allBut: ['https://example.org/*'] });
    expect(field.value).toBe('');
  });

  it('each list belongs to its mode, and is kept while another mode is chosen', async () => {
    const lists = { allBut: ['*://a.example/*'], only: ['*://b.example/*'] };
    chrome.storage.sync.items.settings = { version: 2, ...DEFAULTS, ...lists, where: 'only' };
    await open();
    expect(get('.patterns .rows').textContent).toContain('b.example');
    await click(radio('where', 'all-but'));
    expect(get('.patterns .rows').textContent).toContain('a.example');
    await click(radio('where', 'click'));
    expect(root.querySelector('.patterns')).toBeNull();
    expect(kept()).toMatchObject(lists);
  });

  it('what may have been meant is offered, with the sites under it and for the site alone', async () => {
    chrome.storage.sync.items.settings = { version: 2, ...DEFAULTS, where: 'only' };
    await open();
    const field = get<HTMLInputElement>('input[name=pattern]');
    const offered = () =>
      [...root.querySelectorAll('form button[type=button]')].map(({ textContent }) => textContent);
    type(field, 'example.org');
    await click(button(PATTERNS.add));
    expect(offered()).toEqual([PATTERNS.useWide('*://*.example.org/*'), PATTERNS.use('*://example.org/*')]);
    await click(button(PATTERNS.useWide('*://*.example.org/*')));
    expect(kept()).toMatchObject({ only: ['*://*.example.org/*'] });
    // What would be too long, or is there already, is no way out.
    type(field, `example.org/${'x'.repeat(1000)}`);
    await click(button(PATTERNS.add));
    expect(get('.problem').textContent).toContain('too long');
    expect(offered()).toEqual([]);
    type(field, 'example.org');
    expect(offered()).toEqual([PATTERNS.use('*://example.org/*')]);
  });

  it('what another window has added in the same moment stays', async () => {
    const stored = { version: 2, ...DEFAULTS, where: 'only', only: ['*://a.example/*'] };
    chrome.storage.sync.items.settings = stored;
    await open();
    // Written, but this page has not been told yet.
    chrome.storage.sync.items.settings = { ...stored, only: ['*://a.example/*', '*://b.example/*'] };
    type(get<HTMLInputElement>('input[name=pattern]'), '*://c.example/*');
    await click(button(PATTERNS.add));
    expect(kept()).toMatchObject({ only: ['*://a.example/*', '*://b.example/*', '*://c.example/*'] });
    chrome.storage.sync.items.settings = {
      ...stored,
      only: ['*://a.example/*', '*://c.example/*', '*://d.example/*'],
    };
    await click(button(`${PATTERNS.remove}${PATTERNS.removeWhich('*://a.example/*')}`));
    expect(kept()).toMatchObject({ only: ['*://c.example/*', '*://d.example/*'] });
  });

  it('one that is stored twice is listed once; a full list says so', async () => {
    const twice = ['*://a.example/*', '*://a.example/*'];
    chrome.storage.sync.items.settings = { version: 2, ...DEFAULTS, where: 'only', only: twice };
    await open();
    expect(root.querySelectorAll('.patterns .rows li')).toHaveLength(1);
    const many = Array.from({ length: MOST_PATTERNS }, (_, i) => `*://a.example/${i}`);
    await act(() =>
      chrome.storage.sync.set({ settings: { version: 2, ...DEFAULTS, where: 'only', only: many } }),
    );
    await settle();
    type(get<HTMLInputElement>('input[name=pattern]'), '*://b.example/*');
    await click(button(PATTERNS.add));
    expect(get('.problem').textContent).toBe(PATTERNS.full(MOST_PATTERNS));
    expect(chrome.storage.sync.set).toHaveBeenCalledTimes(1);
  });
});

describe('sites that were switched off', () => {
  it('can be marked again, and the keyboard goes to the next', async () => {
    chrome.storage.sync.items.settings = { version: 2, ...DEFAULTS, mutedSites: ['a.example', 'b.example'] };
    await open();
    await click(button(`${WHERE.markAgain}${WHERE.onSite('a.example')}`));
    expect(kept()).toMatchObject({ mutedSites: ['b.example'] });
    expect(document.activeElement?.textContent).toBe(`${WHERE.markAgain}${WHERE.onSite('b.example')}`);
    await click(button(`${WHERE.markAgain}${WHERE.onSite('b.example')}`));
    expect(kept()).toMatchObject({ mutedSites: [] });
    expect(root.textContent).toContain(WHERE.mutedNone);
    expect(document.activeElement?.textContent).toBe(WHERE.muted);
  });
});

describe('red flags', () => {
  it('have no switch, and it is said why', async () => {
    await open();
    expect(root.textContent).toContain(MARKING.redFlags);
    const names = [...root.querySelectorAll('input')].map((input) => input.name);
    expect([...new Set(names)].filter((name) => /flag/i.test(name))).toEqual([]);
    expect(Object.keys(DEFAULTS).filter((name) => /flag/i.test(name))).toEqual([]);
  });
});

describe('shortcuts', () => {
  const rowOf = (name: string) =>
    [...get(`[data-command="${name}"]`).children].map((cell) => cell.textContent);

  it('show the keys that are set, and say which are not', async () => {
    await open();
    expect(rowOf('open-card')).toEqual(['Alt Shift C', 'Open the card']);
    expect(rowOf('_execute_action')).toEqual([KEYS.notSet, KEYS.names._execute_action]);
    await click(button(KEYS.change));
    expect(chrome.tabs.create).toHaveBeenCalledWith({ url: 'chrome://extensions/shortcuts' });
  });

  it('in Firefox lead to its own page of shortcuts', async () => {
    chrome = fakeBrowser(true);
    await open();
    expect(root.textContent).toContain(KEYS.byHand.firefox);
    await click(button(KEYS.change));
    expect(chrome.commands.openShortcutSettings).toHaveBeenCalled();
    expect(chrome.tabs.create).not.toHaveBeenCalled();
  });

  it('where the browser does not open it, it says so', async () => {
    await open();
    chrome.tabs.create.mockRejectedValueOnce(new Error('no'));
    await click(button(KEYS.change));
    expect(root.textContent).toContain(KEYS.changeFailed);
  });
});

describe('what an organisation has set', () => {
  const policy = {
    version: 2,
    reader: 'clinician',
    badge: false,
    where: 'only',
    only: ['*://clinic.example/*'],
    mutedSites: ['shop.example'],
    search: false,
    unread: [{ name: 'hoverPause', why: 'value' }],
  };

  it('stands still, and says by whom it was set', async () => {
    Object.assign(chrome.storage.local.items, { policy });
    chrome.storage.sync.items.settings = {
      version: 2,
      ...DEFAULTS,
      reader: 'student',
      mutedSites: ['news.example'],
    };
    await open();
    expect(radio('reader', 'clinician').checked).toBe(true);
    for (const name of ['reader', 'where'])
      expect(get(`input[name=${name}]`).closest('fieldset')?.disabled).toBe(true);
    expect(get<HTMLInputElement>('input[name=badge]').disabled).toBe(true);
    expect(
      get(`#${get('input[name=badge]').getAttribute('aria-describedby')?.split(' ')[1]}`).textContent,
    ).toBe(POLICY.by);
    expect(radio('theme', 'dark').closest('fieldset')?.disabled).toBe(false);
    expect(get('.patterns').textContent).toContain(POLICY.by);
    expect(root.querySelector('.patterns button, .patterns input')).toBeNull();
    const rows = [...root.querySelectorAll('[aria-labelledby=muted-title] li')];
    expect(
      rows.map((row) => [row.querySelector('span')?.textContent, row.querySelector('button') !== null]),
    ).toEqual([
      ['shop.example', false],
      ['news.example', true],
    ]);
    const told = get('.organisation').textContent;
    expect(told).toContain(POLICY.off(POLICY.parts.search));
    expect(told).toContain(POLICY.unread.value('hoverPause'));
    // Nor does the help explain what is not there, nor do the keys.
    expect(root.querySelector('#help-search')).toBeNull();
    expect(get('#help-panel').textContent).toContain(HELP.panel());
    const keys = get('[aria-labelledby=keys-inside]').textContent;
    expect(keys).not.toContain(say('options_keys_does_choose'));
    expect(keys).toContain(say('options_keys_does_close'));
    expect(keys).toContain(say('options_keys_does_answer'));
  });

  it('leaves the care pathway out of the help and of the keys where it is switched off', async () => {
    await open();
    expect(get('#help-search').textContent).toContain(HELP.searchNone);
    expect(get('footer').textContent).toContain(OPTIONS.kept);
    await act(() => chrome.storage.local.set({ policy: { version: 2, pathway: false } }));
    await settle();
    expect(get('#help-panel').textContent).toContain(HELP.panelAlone());
    // Nor does the foot tell what becomes of its steps.
    expect(get('footer').textContent).toContain(OPTIONS.keptAlone);
    const keys = get('[aria-labelledby=keys-inside]').textContent;
    for (const key of ['answer', 'back', 'map_go', 'map_ends', 'map_size'] as const)
      expect(keys).not.toContain(say(`options_keys_does_${key}`));
    expect(keys).toContain(say('options_keys_does_choose'));
  });

  it('leaves claims and what a page says out where reading in context is switched off', async () => {
    await open();
    expect(root.querySelector('input[name=claims]')).not.toBeNull();
    expect(get('#help-cards').textContent).toContain(say('help_cards_read'));
    expect(get('#help-marks').textContent).toContain(HELP.claims);
    await act(() => chrome.storage.local.set({ policy: { version: 2, pageReading: false } }));
    await settle();
    expect(root.querySelector('input[name=claims]')).toBeNull();
    expect(get('#help-cards').textContent).not.toContain(say('help_cards_read'));
    expect(get('#help-marks').textContent).not.toContain(HELP.claims);
  });

  it('says nothing where there is none, and follows one that comes', async () => {
    await open();
    expect(root.querySelector('.organisation, .held')).toBeNull();
    await act(() => chrome.storage.local.set({ policy }));
    await settle();
    expect(radio('reader', 'clinician').checked).toBe(true);
    expect(get('.organisation').textContent).toContain(POLICY.some);
  });
});

describe('settings that could not be read', () => {
  it('are told of until they are discarded', async () => {
    chrome.storage.sync.items.settings = 'garbage';
    await open();
    expect(root.textContent).toContain(BROKEN.title);
    await click(button(BROKEN.discard));
    await settle();
    expect(root.textContent).not.toContain(BROKEN.title);
    expect(root.textContent).toContain(BROKEN.discarded);
  });

  it('stay, where they cannot be discarded', async () => {
    chrome.storage.sync.items.settings = 'garbage';
    await open();
    chrome.storage.local.set.mockRejectedValueOnce(new Error('full'));
    await click(button(BROKEN.discard));
    expect(root.textContent).toContain(BROKEN.title);
    expect(root.textContent).toContain(BROKEN.discardFailed);
  });
});

describe('an import', () => {
  const take = async (fields: object) => {
    const input = get<HTMLInputElement>('input[name=import]');
    const file = new File([JSON.stringify({ app: 'backbrief', version: 2, ...fields })], 'mine.json');
    Object.defineProperty(input, 'files', { value: [file], configurable: true });
    act(() => {
      input.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await eventually(() => expect(root.querySelector('.told')?.textContent).toBeTruthy());
  };

  it('tells a few of many unknown names, and of entries that are no sites', async () => {
    await open();
    const unknown = Array.from({ length: 2000 }, (_, i) => [`key ${i} ${'x'.repeat(300)}`, 1]);
    await take({ ...Object.fromEntries(unknown), mutedSites: ['a.example', 'https://b.example/'] });
    expect(kept()).toMatchObject({ mutedSites: ['a.example'] });
    const told = [...root.querySelectorAll('.told p')].map(({ textContent }) => textContent ?? '');
    expect(told).toHaveLength(3);
    expect(told[1]).toContain(`key 0 ${'x'.repeat(54)}…, key 1`);
    expect(told[1]).toContain(' and 1995 more.');
    expect(told[1]?.length).toBeLessThan(500);
    expect(told[2]).toBe(FILE.noSites(['https://b.example/']));
  });
});

it('names the settings that differ', () => {
  expect(differing(DEFAULTS, structuredClone(DEFAULTS))).toEqual([]);
  expect(differing(DEFAULTS, { ...DEFAULTS, only: ['*://a.example/*'], theme: 'dark' })).toEqual([
    'only',
    'theme',
  ]);
});

it('says where settings live, and which version this is', async () => {
  await open();
  expect(get('footer').textContent).toContain(OPTIONS.kept);
  expect(get('footer').textContent).toContain('1.2.3');
});
