/** What is to be known of an open document: what cannot be marked in it, and why. */
import { Icon } from '../../components/icons.tsx';
import { say, sayCounted } from '../../components/words.ts';
import type { PdfState } from './pdf-view.ts';
import { pagesInWords } from './window.ts';

interface Props {
  pdf: PdfState | null;
  /** True where the reader has marking paused everywhere. */
  paused: boolean;
  onResume: () => void;
}

/** What of a PDF cannot be marked; null where all of it can, or is still to be read. */
function pdfInWords({ pages, read, isReading, wordless }: PdfState): string | null {
  if (read < pages) return isReading ? null : say('reader_stopped', read, pages);
  if (wordless.length === 0) return null;
  if (wordless.length === pages) return say('reader_scanned_all');
  return sayCounted('reader_scanned', wordless.length, pagesInWords(wordless));
}

export function Notices({ pdf, paused, onResume }: Props) {
  const words = pdf && pdfInWords(pdf);
  return (
    <div class="notices" role="status">
      {paused && (
        <p>
          <Icon name="caution" />
          <span>
            {say('reader_paused')}{' '}
            <button type="button" class="inline" onClick={onResume}>
              {say('reader_resume')}
            </button>
          </span>
        </p>
      )}
      {words && (
        <p>
          <Icon name="caution" />
          <span>{words}</span>
        </p>
      )}
    </div>
  );
}
