// @vitest-environment happy-dom
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Entry } from '../../../components/entry.tsx';
import { Search } from '../../../components/search.tsx';
import { resultGroups } from '../../../components/search-rows.ts';
import { GROUP_NAMES, SEARCH } from '../../../components/search-strings.ts';
import type { Reader } from '../../../data/schema.ts';
import { searchBase } from '../../../data/search.ts';
import { searchEntries } from '../../../data/search-entries.ts';

const asked = { open: vi.fn(), panel: vi.fn(), close: vi.fn() };

function Field({ reader = 'patient' }: { reader?: Reader }) {
  const [query, setQuery] = useState('');
  const groups = query.trim() ? resultGroups(searchBase()(query), reader) : [];
  return (
    <Search
      query={query}
      groups={groups}
      onQuery={setQuery}
      onOpen={asked.open}
      onPanel={asked.panel}
      onClose={asked.close}
    />
  );
}

/** A drawn field, and what can be done with it. */
function draw(reader: Reader = 'patient') {
  const root = document.createElement('div');
  document.body.append(root);
  act(() => render(<Field reader={reader} />, root));
  const input = root.querySelector('input') as HTMLInputElement;
  const type = (text: string) =>
    act(() => {
      input.value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
  const press = (key: string, more: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
    act(() => void input.dispatchEvent(event));
    return event;
  };
  const options = () => [...root.querySelectorAll('[role=option]')];
  const chosen = () => options().findIndex((option) => option.getAttribute('aria-selected') === 'true');
  return { root, input, type, press, options, chosen };
}

afterEach(() => {
  document.body.replaceChildren();
  vi.clearAllMocks();
});

describe('the search field', () => {
  it('is a combobox that has the keyboard at once and points at what is chosen', () => {
    const { root, input, type, press, chosen } = draw();
    expect(document.activeElement).toBe(input);
    expect(input.getAttribute('role')).toBe('combobox');
    expect(input.getAttribute('aria-expanded')).toBe('false');
    type('tens');
    expect(input.getAttribute('aria-expanded')).toBe('true');
    expect(root.querySelector(`#${input.getAttribute('aria-controls')}`)?.getAttribute('role')).toBe(
      'listbox',
    );
    expect(chosen()).toBe(0);
    press('ArrowDown');
    expect(chosen()).toBe(1);
    const active = root.querySelector(`#${input.getAttribute('aria-activedescendant')}`);
    expect(active?.getAttribute('aria-selected')).toBe('true');
  });

  it('goes round at both ends, and begins anew with each letter', () => {
    const { type, press, options, chosen } = draw();
    type('flexeril');
    press('ArrowUp');
    expect(chosen()).toBe(options().length - 1);
    press('ArrowDown');
    expect(chosen()).toBe(0);
    press('ArrowDown');
    type('tens');
    expect(chosen()).toBe(0);
  });

  it('opens with Enter or a click, and in the panel with Ctrl or Cmd', () => {
    const { type, press, options } = draw();
    type('accupuncture');
    press('Enter');
    expect(asked.open.mock.lastCall?.[0]).toMatchObject({ kind: 'treatment', id: 'acupuncture' });
    for (const key of [{ ctrlKey: true }, { metaKey: true }]) {
      press('Enter', key);
      expect(asked.panel.mock.lastCall?.[0].address).toBe('#/treatment/acupuncture');
    }
    options()[0]?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(asked.open).toHaveBeenCalledTimes(2);
    expect(asked.panel).toHaveBeenCalledTimes(2);
  });

  it('leaves Enter alone while a word is being composed', () => {
    const { type, press } = draw();
    type('tens');
    expect(press('Enter', { isComposing: true }).defaultPrevented).toBe(false);
    expect(asked.open).not.toHaveBeenCalled();
  });

  it('clears with Esc, then closes', () => {
    const { input, type, press } = draw();
    type('tens');
    expect(press('Escape').defaultPrevented).toBe(true);
    expect(input.value).toBe('');
    expect(asked.close).not.toHaveBeenCalled();
    press('Escape');
    expect(asked.close).toHaveBeenCalledOnce();
  });

  it('shows every verdict with whom it is for, and no chip, where one verdict would mislead', () => {
    const { type, options } = draw();
    type('epidural steroid injection');
    expect(options()[0]?.querySelector('.chip')).toBeNull();
    expect(
      [...(options()[0]?.querySelectorAll('.scoped > span') ?? [])].map((row) => row.textContent),
    ).toEqual([
      'Advised against: Axial pain (stays in the back)',
      'Said to help, not rated: Sciatic pain from narrowed nerve passages',
    ]);
    type('tens');
    expect(options()[0]?.querySelector('.chip')?.textContent).toBe('No better than sham');
    expect(options()[0]?.querySelector('.scoped')).toBeNull();
  });

  it('says how many there are, and that nothing found means nothing', () => {
    const { root, type, options } = draw();
    type('tens');
    expect(root.querySelector('[role=status]')?.textContent).toBe(SEARCH.count(options().length));
    type('qwrtzxcv');
    expect(root.querySelector('[role=status]')?.textContent).toBe(SEARCH.none);
    expect(options()).toEqual([]);
  });

  it('groups, names each group, and shows verdicts in words', () => {
    const { root, type } = draw();
    type('is flexeril dangerous');
    const names = [...root.querySelectorAll('[role=group]')].map(
      (group) =>
        root.querySelector(`#${CSS.escape(group.getAttribute('aria-labelledby') ?? '')}`)?.textContent,
    );
    expect(names).toContain(GROUP_NAMES.treatment);
    expect(names).toContain(GROUP_NAMES.caution);
    const verdicts = [...root.querySelectorAll('.scoped [data-verdict]')].map((row) =>
      row.getAttribute('data-verdict'),
    );
    expect(verdicts.slice(0, 2)).toEqual(['avoid', 'short-term']);
  });

  it('marks what was found, as text', () => {
    const { root, type } = draw();
    type('<b>flexaril</b> heat');
    const marks = [...root.querySelectorAll('mark')].map((mark) => mark.textContent?.toLowerCase());
    expect(marks).toContain('heat');
    expect(root.querySelector('b')).toBeNull();
  });

  it('speaks to its reader', () => {
    for (const reader of ['patient', 'student', 'clinician'] as const) {
      const { root, type } = draw(reader);
      type('tens');
      const line = root.querySelector('.result-line')?.textContent;
      expect(line?.length).toBeGreaterThan(20);
      document.body.replaceChildren();
    }
    const { root, type } = draw('clinician');
    type('placebo');
    expect(root.textContent).toContain('Inert control');
  });
});

describe('what has no card', () => {
  const entryOf = (kind: string, id: string) => {
    const found = searchEntries().find((entry) => entry.kind === kind && entry.id === id);
    if (!found) throw new Error(`There is no ${kind} ${id}.`);
    return found;
  };
  const show = (kind: string, id: string, reader: Reader) => {
    const root = document.createElement('div');
    document.body.append(root);
    act(() => render(<Entry entry={entryOf(kind, id)} reader={reader} />, root));
    return root;
  };

  it('explains a term in the words of its reader', () => {
    expect(show('glossary', 'placebo', 'patient').textContent).toContain('no drug in it');
    expect(show('glossary', 'placebo', 'clinician').textContent).toContain('Inert control');
  });

  it('shows what a document is and where it ends', () => {
    const root = show('document', 'S1', 'patient');
    expect(root.querySelector('h2')?.textContent).toBe('Spine institute page');
    expect(root.querySelectorAll('.limits li').length).toBeGreaterThan(0);
    expect(root.querySelectorAll('dt').length).toBeGreaterThan(0);
  });
});
