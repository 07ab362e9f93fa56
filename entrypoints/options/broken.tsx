import { discardBroken } from '../../browser/settings.ts';
import { BROKEN } from '../../components/options-strings.ts';
import { saveAsFile } from './files.ts';

interface Props {
  /** The stored value that could not be read, as text. */
  value: string;
  /** Called with what has come of discarding it. */
  onDiscard: (told: string, gone: boolean) => void;
}

/** Tells that the stored settings could not be read, and gives them out. */
export function Broken({ value, onDiscard }: Props) {
  return (
    <section class="broken" aria-labelledby="broken-title">
      <h2 id="broken-title">{BROKEN.title}</h2>
      <p>{BROKEN.text}</p>
      <div class="line">
        <button
          type="button"
          onClick={() => saveAsFile(value, 'backbrief-settings-unreadable.txt', 'text/plain')}
        >
          {BROKEN.save}
        </button>
        <button
          type="button"
          onClick={() =>
            discardBroken().then(
              () => onDiscard(BROKEN.discarded, true),
              () => onDiscard(BROKEN.discardFailed, false),
            )
          }
        >
          {BROKEN.discard}
        </button>
      </div>
    </section>
  );
}
