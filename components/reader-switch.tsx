import type { Reader } from '../data/schema.ts';
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
  return (
    <fieldset class="readers">
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
}
