import type { CopyForm } from '../data/card-view.ts';
import type { Reader } from '../data/schema.ts';
import { ReaderSwitch } from './reader-switch.tsx';
import { CARD, COPY } from './strings.ts';

interface Props {
  reader: Reader;
  /** Said after something was done, e.g. "Copied"; read out where a screen reader listens. */
  notice: string | null;
  /** What was done comes with the event that did it: on a page only a person's counts. */
  onReader: (reader: Reader, event: Event) => void;
  onCopy: (form: CopyForm, event: Event) => void;
  /** Absent where the panel itself is the surface. */
  onOpenPanel?: ((event: Event) => void) | undefined;
  /** Absent where there is no site to mute. */
  onMute?: ((event: Event) => void) | undefined;
}

/** The foot of a card: what one can do with it, and whom its words are for. */
export function CardActions({ reader, notice, onReader, onCopy, onOpenPanel, onMute }: Props) {
  return (
    <footer class="actions">
      <p class="notice" role="status">
        {notice}
      </p>
      <div class="buttons">
        {onOpenPanel && (
          <button type="button" onClick={onOpenPanel}>
            {CARD.openInPanel}
          </button>
        )}
        <span class="copies">
          <button type="button" class="copy-note" onClick={(event) => onCopy('note', event)}>
            {COPY.note.button}
          </button>
          <button
            type="button"
            class="copy-cited"
            aria-label={COPY.cited.button}
            onClick={(event) => onCopy('cited', event)}
          >
            {CARD.orCited}
          </button>
        </span>
      </div>
      <div class="last">
        <ReaderSwitch reader={reader} name="bb-reader" onReader={onReader} />
        {onMute && (
          <button type="button" class="mute" onClick={onMute}>
            {CARD.mute}
          </button>
        )}
      </div>
    </footer>
  );
}
