import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { patternProblem, proposals } from '../../browser/settings-pattern.ts';
import { MOST_PATTERNS } from '../../browser/settings-schema.ts';
import { Held } from '../../components/held.tsx';
import { PATTERNS } from '../../components/options-strings.ts';

interface Props {
  mode: 'all-but' | 'only';
  patterns: readonly string[];
  /** True where an organisation has set the list. */
  held: boolean;
  onAdd: (pattern: string) => void;
  onRemove: (pattern: string) => void;
}

/** How long nothing is typed before a pattern that is not finished is called wrong, ms. */
const TYPING = 700;

/** A list of match patterns. What is not valid stays in the field, with the reason, and is not saved. */
export function Patterns({ mode, patterns: stored, held, onAdd, onRemove }: Props) {
  const id = useId();
  // A list may have come with a pattern twice.
  const patterns = useMemo(() => [...new Set(stored)], [stored]);
  const [text, setText] = useState('');
  const [checked, setChecked] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  /** Position whose row has to get the focus, since the one before it is gone. */
  const goTo = useRef<number | null>(null);

  const typed = text.trim();
  const problem = problemOf(typed, patterns);
  const shown = checked ? problem : null;
  // What is in the list already, or no longer has room in it, is not offered.
  const offered = shown
    ? proposals(typed).filter(({ pattern }) => problemOf(pattern, patterns) === null)
    : [];

  useEffect(() => {
    if (!typed) return;
    const timer = setTimeout(() => setChecked(true), TYPING);
    return () => clearTimeout(timer);
  }, [typed]);

  useEffect(() => {
    if (goTo.current === null) return;
    const buttons = list.current?.querySelectorAll('button') ?? [];
    (buttons[Math.min(goTo.current, buttons.length - 1)] ?? field.current)?.focus();
    goTo.current = null;
  }, [patterns]);

  const write = (next: string) => {
    setText(next);
    if (next.trim() === '') setChecked(false);
  };
  const add = (pattern: string) => {
    field.current?.focus();
    if (pattern === '') return;
    if (problemOf(pattern, patterns)) {
      setChecked(true);
      return;
    }
    write('');
    onAdd(pattern);
  };
  const remove = (pattern: string, at: number) => {
    goTo.current = at;
    onRemove(pattern);
  };

  if (held) {
    return (
      <div class="setting patterns">
        <h3 id={`${id}-title`}>{PATTERNS.titles[mode]}</h3>
        <Held />
        {patterns.length === 0 && <p class="quiet">{PATTERNS.empty[mode]}</p>}
        <ul class="rows" aria-labelledby={`${id}-title`}>
          {patterns.map((pattern) => (
            <li key={pattern}>
              <code>{pattern}</code>
            </li>
          ))}
        </ul>
      </div>
    );
  }
  return (
    <div class="setting patterns">
      <h3 id={`${id}-title`}>{PATTERNS.titles[mode]}</h3>
      {patterns.length === 0 ? (
        <p class="quiet">{PATTERNS.empty[mode]}</p>
      ) : (
        <ul class="rows" ref={list} aria-labelledby={`${id}-title`}>
          {patterns.map((pattern, at) => (
            <li key={pattern}>
              <code>{pattern}</code>
              <button type="button" onClick={() => remove(pattern, at)}>
                {PATTERNS.remove}
                <span class="unseen">{PATTERNS.removeWhich(pattern)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          add(typed);
        }}
      >
        <label for={`${id}-field`}>{PATTERNS.field}</label>
        <div class="line">
          <input
            ref={field}
            id={`${id}-field`}
            type="text"
            name="pattern"
            inputMode="url"
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            dir="ltr"
            value={text}
            aria-invalid={shown !== null}
            aria-describedby={`${id}-problem ${id}-help`}
            onInput={(event) => write(event.currentTarget.value)}
          />
          <button type="submit">{PATTERNS.add}</button>
        </div>
        <p class="problem" id={`${id}-problem`} aria-live="polite">
          {shown}
        </p>
        {offered.map(({ pattern, wide }) => (
          <button key={pattern} type="button" onClick={() => add(pattern)}>
            {wide ? PATTERNS.useWide(pattern) : PATTERNS.use(pattern)}
          </button>
        ))}
      </form>
      <div class="hint" id={`${id}-help`}>
        <p>{PATTERNS.help}</p>
        <dl>
          {PATTERNS.examples.map(({ pattern, meaning }) => (
            <div key={pattern}>
              <dt>
                <code>{pattern}</code>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}

/** Why a pattern cannot be added, in a sentence; null where it can, or where nothing is typed. */
function problemOf(pattern: string, patterns: readonly string[]): string | null {
  if (pattern === '') return null;
  if (patterns.includes(pattern)) return PATTERNS.there;
  return patternProblem(pattern) ?? (patterns.length >= MOST_PATTERNS ? PATTERNS.full(MOST_PATTERNS) : null);
}
