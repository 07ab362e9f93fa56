import { useContext, useId } from 'preact/hooks';
import type { Reader } from '../data/schema.ts';
import { Held, ReaderHeld } from './held.tsx';
import { CARD, READERS } from './strings.ts';

interface Props {
  reader: Reader;
  /** Name of the radio group, unique on its surface. */
  name: string;
  /** Told with the event of the choice: only a person's counts. */
  onReader: (reader: Reader, event: Event) => void;
}

/** Patient, student or clinician: one of three, with the arrow keys or a click. */
export function ReaderSwitch({ reader, name, onReader }: Props) {
  const held = useContext(ReaderHeld);
  const id = useId();
  const keys = (
    <fieldset class="readers" disabled={held} aria-describedby={held ? id : undefined}>
      <legend class="unseen">{CARD.reader}</legend>
      {READERS.map((option) => (
        <label key={option.reader}>
          <input
            type="radio"
            name={name}
            value={option.reader}
            checked={option.reader === reader}
            onChange={(event) => onReader(option.reader, event)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
  if (!held) return keys;
  return (
    <div class="is-held">
      {keys}
      <Held id={id} />
    </div>
  );
}
