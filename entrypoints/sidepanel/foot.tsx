import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { copyPlainText } from '../../browser/clipboard.ts';
import { ContentNote } from '../../components/content.tsx';
import { FOOT } from '../../components/panel-strings.ts';
import { ReaderSwitch } from '../../components/reader-switch.tsx';
import { CARD } from '../../components/strings.ts';
import type { Reader } from '../../data/schema.ts';

interface Props {
  reader: Reader;
  onReader: (reader: Reader) => void;
  /** Writes plain text for a clinical note; absent where there is nothing to copy. */
  note?: (() => string) | undefined;
  /** Writes Markdown with citations; absent where there is nothing to copy. */
  cited?: (() => string) | undefined;
  /** Lines of the view's own, above the buttons. */
  children?: ComponentChildren;
}

/** How long "Copied" stands, milliseconds. */
const SAID = 4000;

/** The bar at the foot of a view: what can be copied or printed, and whom the words are for. */
export function Foot({ reader, onReader, note, cited, children }: Props) {
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), SAID);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async (text: string, what: string) => {
    setSaid((await copyPlainText(text, document.body)) ? what : CARD.copyFailedHere);
  };
  return (
    <footer class="actions">
      {children}
      <p class="notice" role="status">
        {said}
      </p>
      {(note || cited) && (
        <div class="buttons">
          {note && (
            <button type="button" class="copy-note" onClick={() => copy(note(), FOOT.noteCopied)}>
              {FOOT.note}
            </button>
          )}
          {cited && (
            <button type="button" class="copy-cited" onClick={() => copy(cited(), FOOT.citedCopied)}>
              {FOOT.cited}
            </button>
          )}
        </div>
      )}
      <div class="last">
        <ReaderSwitch reader={reader} name="bb-reader" onReader={onReader} />
        <button type="button" class="print" onClick={() => window.print()}>
          {FOOT.print}
        </button>
      </div>
      <ContentNote />
    </footer>
  );
}
