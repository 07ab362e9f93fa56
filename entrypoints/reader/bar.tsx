/** The bar over an open document: what it is, how far it is read, how large it is shown, what was found, the way out. */
import type { Finds } from '../../browser/reader-finds.ts';
import { Icon } from '../../components/icons.tsx';
import { say, sayCounted } from '../../components/words.ts';
import type { PdfState, PdfView } from './pdf-view.ts';
import { FileName } from './wait.tsx';

interface Props {
  name: string;
  view: PdfView | null;
  pdf: PdfState | null;
  /** True while a text is still put into the page; a PDF tells how far it is. */
  isFilling: boolean;
  /** Mentions in the document; null before that is known. */
  finds: Finds | null;
  onFound: () => void;
  onClose: () => void;
}

/** Page, zoom and reading of a PDF. */
function PdfTools({ view, pdf }: { view: PdfView; pdf: PdfState }) {
  const { pages, read, page, zoom, isReading } = pdf;
  const isDone = read >= pages;
  return (
    <>
      <span class="place">{say('reader_page_of', page, pages)}</span>
      <fieldset class="zoom" aria-label={say('reader_zoom')}>
        <button type="button" class="key" aria-label={say('reader_smaller')} onClick={() => view.zoom('out')}>
          <Icon name="minus" />
        </button>
        <span class="percent">{say('reader_percent', Math.round(zoom * 100))}</span>
        <button type="button" class="key" aria-label={say('reader_larger')} onClick={() => view.zoom('in')}>
          <Icon name="plus" />
        </button>
        <button type="button" class="key" aria-label={say('reader_fit')} onClick={() => view.zoom('fit')}>
          <Icon name="fit" />
        </button>
      </fieldset>
      {!isDone && (
        <span class="progress">
          <progress max={pages} value={read} aria-label={say('reader_reading')} />
          <span class="how-far">{say('reader_progress', read, pages)}</span>
          <button type="button" class="plain-button" onClick={() => (isReading ? view.stop() : view.goOn())}>
            {isReading ? say('reader_stop') : say('reader_go_on')}
          </button>
        </span>
      )}
    </>
  );
}

export function Bar({ name, view, pdf, isFilling, finds, onFound, onClose }: Props) {
  return (
    <header class="bar">
      <h1>
        <FileName name={name} />
      </h1>
      {view && pdf && <PdfTools view={view} pdf={pdf} />}
      {isFilling && <progress class="filling" aria-label={say('reader_opening')} />}
      <span class="ends">
        <button type="button" class="plain-button found" onClick={onFound}>
          <Icon name="panel" />
          {finds
            ? sayCounted(finds.isAll ? 'reader_found' : 'reader_found_so_far', finds.count)
            : say('reader_found_list')}
        </button>
        <button type="button" class="plain-button close" onClick={onClose}>
          <Icon name="close" />
          {say('reader_close')}
        </button>
      </span>
    </header>
  );
}
