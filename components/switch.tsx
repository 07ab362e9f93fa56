interface Props {
  label: string;
  on: boolean;
  disabled?: boolean;
  onSwitch: (on: boolean) => void;
}

/** Something that is on or off, with its name before it. */
export function Switch({ label, on, disabled = false, onSwitch }: Props) {
  return (
    <label class="switch">
      <span>{label}</span>
      <input
        type="checkbox"
        role="switch"
        checked={on}
        aria-checked={on}
        disabled={disabled}
        onChange={(event) => onSwitch(event.currentTarget.checked)}
      />
    </label>
  );
}
