/** What is to be known of an open document: what cannot be marked in it, and why. */
import { Held } from '../../components/held.tsx';
import { Icon } from '../../components/icons.tsx';
import { type CountedKey, say, sayCounted } from '../../components/words.ts';
import type { PdfState } from './pdf-view.ts';
import { type Trouble, troubleInWords } from './trouble.ts';
import { pagesInWords } from './window.ts';

interface Props {
  pdf: PdfState | null;
  /** How many files came with this one and were passed over. */
  besides: number;
  /** True where marking is paused everywhere. */
  paused: boolean;
  /** True where an organisation has it so, and the reader cannot change it. */
  pausedHeld: boolean;
  onResume: () => void;
}

/** What of a PDF cannot be marked, a sentence or two for each cause; none where all of it can, or is still to be read. */
export function pdfInWords({ pages, read, isReading, wordless, unread, undrawn }: PdfState): string[] {
  if (read < pages) return isReading ? [] : [say('reader_stopped', read, pages)];
  const said: string[] = [];
  const told = (key: CountedKey, of: readonly number[]) => {
    if (of.length > 0) said.push(sayCounted(key, of.length, pagesInWords(of)));
  };
  if (wordless.length === pages) said.push(say('reader_scanned_all'));
  else told('reader_scanned', wordless);
  if (unread.length === pages) said.push(say('reader_broken_all'));
  else told('reader_broken', unread);
  // A page that could not even be read is not expected to be seen.
  const alone = undrawn.filter((page) => !unread.includes(page));
  told('reader_undrawn', alone);
  return said;
}

export function Notices({ pdf, besides, paused, pausedHeld, onResume }: Props) {
  const said = pdf ? pdfInWords(pdf) : [];
  if (besides > 0) said.push(sayCounted('reader_besides', besides));
  return (
    <div class="notices" role="status">
      {paused && (
        <div>
          <Icon name="caution" />
          <span>
            {say('reader_paused')}{' '}
            {pausedHeld ? (
              <Held />
            ) : (
              <button type="button" class="inline" onClick={onResume}>
                {say('reader_resume')}
              </button>
            )}
          </span>
        </div>
      )}
      {said.map((words) => (
        <p key={words}>
          <Icon name="caution" />
          <span>{words}</span>
        </p>
      ))}
    </div>
  );
}

interface RefusedProps {
  trouble: Trouble;
  /** Of the file. */
  name: string;
  onHide: () => void;
}

/** Why something was not opened in the place of the document. It lies over it: wherever that is scrolled to, it is seen, and moves nothing. */
export function Refused({ trouble, name, onHide }: RefusedProps) {
  return (
    <div class="refused" role="alert">
      <Icon name="caution" />
      <span>{troubleInWords(trouble, name)}</span>
      <button type="button" class="plain-button" onClick={onHide}>
        {say('reader_hide')}
      </button>
    </div>
  );
}
