import { useId } from 'preact/hooks';
import { Held } from './held.tsx';

interface Props {
  label: string;
  on: boolean;
  disabled?: boolean;
  /** True where an organisation has set it. */
  held?: boolean;
  onSwitch: (on: boolean) => void;
}

/** Something that is on or off, with its name before it. */
export function Switch({ label, on, disabled = false, held = false, onSwitch }: Props) {
  const id = useId();
  const line = (
    <label class="switch">
      <span>{label}</span>
      <input
        type="checkbox"
        role="switch"
        checked={on}
        aria-checked={on}
        disabled={disabled || held}
        aria-describedby={held ? id : undefined}
        onChange={(event) => onSwitch(event.currentTarget.checked)}
      />
    </label>
  );
  if (!held) return line;
  return (
    <div class="is-held">
      {line}
      <Held id={id} />
    </div>
  );
}
