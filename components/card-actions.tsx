import type { CopyForm } from '../data/card-view.ts';
import type { Reader } from '../data/schema.ts';
import { ReaderSwitch } from './reader-switch.tsx';
import { CARD, COPY } from './strings.ts';

interface Props {
  reader: Reader;
  /** Said after something was done, e.g. "Copied"; read out where a screen reader listens. */
  notice: string | null;
  onReader: (reader: Reader) => void;
  onCopy: (form: CopyForm) => void;
  /** Absent where the panel itself is the surface. */
  onOpenPanel?: (() => void) | undefined;
  /** Absent where there is no site to mute. */
  onMute?: (() => void) | undefined;
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
          <button type="button" class="copy-note" onClick={() => onCopy('note')}>
            {COPY.note.button}
          </button>
          <button
            type="button"
            class="copy-cited"
            aria-label={COPY.cited.button}
            onClick={() => onCopy('cited')}
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
