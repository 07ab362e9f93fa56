/** Controls of the options page, each with its name and one line of explanation. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Held } from '../../components/held.tsx';

interface Choice<Value extends string> {
  value: Value;
  label: string;
  /** What choosing it means; may be empty. */
  hint: string;
  /** Drawn under the hint; for the eye only. */
  sample?: ComponentChildren;
}

interface ChoicesProps<Value extends string> {
  legend: string;
  /** Name of the group, unique on the page. */
  name: string;
  value: Value;
  choices: readonly Choice<Value>[];
  /** True where an organisation has set it. */
  held?: boolean;
  onChoose: (value: Value) => void;
  children?: ComponentChildren;
}

/** One of several: radio buttons, each with a line that explains it. */
export function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const { legend, name, value, choices, held = false, onChoose, children } = props;
  const id = useId();
  return (
    <fieldset class="setting one-of" disabled={held} aria-describedby={held ? `${id}-held` : undefined}>
      <legend>{legend}</legend>
      {held && <Held id={`${id}-held`} />}
      {choices.map((choice) => (
        <label key={choice.value} class="choice">
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            aria-labelledby={`${id}-${choice.value}`}
            aria-describedby={choice.hint ? `${id}-${choice.value}-hint` : undefined}
            onChange={() => onChoose(choice.value)}
          />
          <span class="label" id={`${id}-${choice.value}`}>
            {choice.label}
          </span>
          {choice.hint && (
            <span class="hint" id={`${id}-${choice.value}-hint`}>
              {choice.hint}
            </span>
          )}
          {choice.sample}
        </label>
      ))}
      {children}
    </fieldset>
  );
}

interface TickProps {
  label: string;
  hint: string;
  name: string;
  on: boolean;
  /** True where an organisation has set it. */
  held?: boolean;
  onTick: (on: boolean) => void;
}

/** Something that is on or off. */
export function Tick({ label, hint, name, on, held = false, onTick }: TickProps) {
  const id = useId();
  return (
    <div class="setting">
      <label class="choice">
        <input
          type="checkbox"
          class="prints"
          name={name}
          checked={on}
          disabled={held}
          aria-labelledby={id}
          aria-describedby={held ? `${id}-hint ${id}-held` : `${id}-hint`}
          onChange={(event) => onTick(event.currentTarget.checked)}
        />
        <span class="label" id={id}>
          {label}
        </span>
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      </label>
      {held && <Held id={`${id}-held`} />}
    </div>
  );
}

/** A part of the page with its heading, which the list of sections links to. */
export function Section({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}
