/** A search field with its results: a combobox that opens a list of options, in groups. */

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { pieces } from '../data/search.ts';
import type { SearchEntry } from '../data/search-entries.ts';
import { contentLang } from './content.tsx';
import { Scoped } from './found.tsx';
import { Icon } from './icons.tsx';
import type { ResultGroup, ResultRow } from './search-rows.ts';
import { SEARCH } from './search-strings.ts';
import { Chip } from './verdicts.tsx';

/** Id of the field, which the keyboard comes back to. */
export const SEARCH_ID = 'bb-search';
const LIST_ID = 'bb-results';

interface Props {
  query: string;
  groups: readonly ResultGroup[];
  onQuery: (query: string) => void;
  onOpen: (entry: SearchEntry) => void;
  onPanel: (entry: SearchEntry) => void;
  /** Asked for by Esc in an empty field. */
  onClose: () => void;
}

/** Text with the words that were searched for marked; never read as HTML. */
function Marked({ text, found }: { text: string; found: ReadonlySet<string> }) {
  return (
    <>{pieces(text, found).map(({ text: part, hit }, at) => (hit ? <mark key={at}>{part}</mark> : part))}</>
  );
}

function Option({ row, at, active, open }: { row: ResultRow; at: number; active: boolean; open: Open }) {
  const { title, via, line, found, word, label, scoped } = row;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus
    <div
      role="option"
      id={`${LIST_ID}-${at}`}
      class="result"
      tabIndex={-1}
      aria-selected={active}
      data-entry={`${row.entry.kind} ${row.entry.id}`}
      // The field keeps the keyboard.
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => open(row.entry, event.ctrlKey || event.metaKey)}
    >
      <span class="result-head">
        <span
          class="result-title"
          // That of a caution is half ours.
          lang={row.entry.kind === 'caution' ? undefined : contentLang()}
        >
          <Marked text={title} found={found} />
        </span>
        {word && <Chip word={word} label={label} />}
      </span>
      {scoped.length > 0 && <Scoped verdicts={scoped} />}
      <span class="result-line" lang={contentLang()}>
        {via && (
          <span class="via">
            <Marked text={via} found={found} />
          </span>
        )}
        <Marked text={line} found={found} />
      </span>
    </div>
  );
}

type Open = (entry: SearchEntry, inPanel: boolean) => void;

/** True on Apple's systems, where the command key does what Ctrl does elsewhere. */
const APPLE = /mac|iphone|ipad/i.test(navigator.platform);

/** The keys, for who sees them; the field's role tells a screen reader. */
function Keys() {
  const keys = [
    ['↑ ↓', SEARCH.move],
    ['Enter', SEARCH.open],
    [APPLE ? '⌘ Enter' : 'Ctrl Enter', SEARCH.inPanel],
  ];
  return (
    <p class="keys" aria-hidden="true">
      {keys.map(([key, does]) => (
        <span key={key}>
          <kbd>{key}</kbd> {does}
        </span>
      ))}
    </p>
  );
}

/**
 * The field and what it found. Arrow keys choose, Enter opens, Ctrl or Cmd with Enter opens in the
 * panel, Esc clears and, where there is nothing to clear, closes.
 */
export function Search({ query, groups, onQuery, onOpen, onPanel, onClose }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const entries = groups.flatMap(({ rows }) => rows.map(({ entry }) => entry));
  const chosen = Math.min(active, entries.length - 1);
  const asked = query.trim() !== '';
  const open: Open = (entry, inPanel) => (inPanel ? onPanel : onOpen)(entry);

  // Before it is drawn, and so before a surface that comes back to its list moves the focus on.
  useLayoutEffect(() => field.current?.focus(), []);
  useLayoutEffect(() => {
    const box = list.current;
    if (!box) return;
    // The heading of the first group comes into view with its first row.
    if (chosen <= 0) box.scrollTop = 0;
    else document.getElementById(`${LIST_ID}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen, query]);

  const write = (text: string) => {
    setActive(0);
    onQuery(text);
  };
  const press = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const entry = entries[chosen];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && entries.length > 0) setActive((chosen + step + entries.length) % entries.length);
    else if (event.key === 'Enter' && entry) open(entry, event.ctrlKey || event.metaKey);
    else if (event.key === 'Escape' && query) write('');
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
  };

  let at = -1;
  return (
    <search class="search">
      <div class="field">
        <Icon name="search" />
        <input
          ref={field}
          id={SEARCH_ID}
          type="text"
          role="combobox"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          enterkeyhint="search"
          aria-label={SEARCH.label}
          aria-autocomplete="list"
          aria-expanded={entries.length > 0}
          aria-controls={LIST_ID}
          aria-activedescendant={entries.length > 0 ? `${LIST_ID}-${chosen}` : undefined}
          placeholder={SEARCH.placeholder}
          value={query}
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={press}
        />
        {query && (
          <button
            type="button"
            class="clear"
            aria-label={SEARCH.clear}
            onClick={() => {
              write('');
              field.current?.focus();
            }}
          >
            <Icon name="close" />
          </button>
        )}
      </div>
      <p class="unseen" role="status">
        {asked && (entries.length > 0 ? SEARCH.count(entries.length) : SEARCH.none)}
      </p>
      {asked && entries.length === 0 && (
        <p class="message" aria-hidden="true">
          {SEARCH.none}
        </p>
      )}
      <div
        class="results"
        id={LIST_ID}
        ref={list}
        role="listbox"
        aria-label={SEARCH.results}
        hidden={!entries.length}
      >
        {groups.map(({ kind, name, rows }) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no child of a listbox
          <div key={kind} role="group" aria-labelledby={`${LIST_ID}-${kind}`}>
            <div class="group-name" id={`${LIST_ID}-${kind}`} role="presentation">
              {name}
            </div>
            {rows.map((row) => {
              at++;
              return <Option key={at} row={row} at={at} active={at === chosen} open={open} />;
            })}
          </div>
        ))}
      </div>
      {entries.length > 0 && <Keys />}
    </search>
  );
}
