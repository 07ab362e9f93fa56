/** From a source to what is shown: by what it is, whatever it is called. */

import { startMarking } from '../../browser/page-marking.ts';
import { say } from '../../components/words.ts';
import { emptyArticle, fillArticle, hasText } from './build.ts';
import { decode } from './decode.ts';
import { grouped } from './groups.ts';
import { kindOf, LARGEST, refusedBySize } from './kinds.ts';
import type { AskPassword } from './pdf.ts';
import type { PdfState, PdfView } from './pdf-view.ts';
import { plainText } from './plain.ts';
import type { Source } from './sources.ts';
import { watchTables } from './tables.ts';
import { NotShown } from './trouble.ts';

/** A document that can be put into the page. */
export interface Opened {
  /** What to call it. */
  name: string;
  element: HTMLElement;
  /** Fills the element, when it is in the page. Resolves when all of a text is there, or a PDF has begun to be read. */
  fill: () => Promise<void>;
  /** Null for text and HTML. */
  pdf: PdfView | null;
  /** How many files came with it and were passed over: one document is shown at a time. */
  besides: number;
}

/** What is needed on the way. */
export interface Ways {
  askPassword: AskPassword;
  onPdf: (state: PdfState) => void;
  /** Ends it, now and later: all that was opened is let go. */
  signal: AbortSignal;
}

/**
 * Opens a source. What comes back is empty, and not in the page yet.
 * @throws NotShown with what is wrong; the signal's reason where it was ended; what `askPassword` rejects with
 */
export async function open(source: Source, ways: Ways): Promise<Opened> {
  // Meanwhile, and to look at what will be there.
  startMarking();
  if (source.kind === 'text') return openText(source.text, source.isHtml, '', ways);
  const { name, size, besides } = source;
  // Only the size is known before it is read: what no tab could hold is not even begun.
  const refused = refusedBySize(size);
  if (refused) throw new NotShown(refused);
  const bytes = new Uint8Array(await source.read());
  ways.signal.throwIfAborted();
  const kind = kindOf(bytes, size, name);
  if (kind === 'html' || kind === 'text')
    return { ...(await openText(decode(bytes, kind === 'html'), kind === 'html', name, ways)), besides };
  if (kind === 'pdf') return { ...(await openPdfView(bytes, name, ways)), besides };
  throw new NotShown(kind);
}

async function openText(text: string, isHtml: boolean, name: string, { signal }: Ways): Promise<Opened> {
  if (text.length > LARGEST.text) throw new NotShown('large');
  // The parser comes with the first HTML.
  const document = isHtml ? await (await import('./sanitise.ts')).sanitise(text, signal) : plainText(text);
  signal.throwIfAborted();
  const { title, children } = document;
  if (!hasText(children)) throw new NotShown('empty');
  const element = emptyArticle(document);
  const rows = grouped(children);
  const fill = async () => {
    await fillArticle(element, rows, signal);
    watchTables(element, signal);
  };
  return { name: name || title || say('reader_pasted'), element, fill, pdf: null, besides: 0 };
}

async function openPdfView(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  { askPassword, onPdf, signal }: Ways,
): Promise<Opened> {
  const [{ openPdf }, { PdfView }] = await Promise.all([import('./pdf.ts'), import('./pdf-view.ts')]);
  signal.throwIfAborted();
  const pdf = await openPdf(bytes, askPassword, signal);
  // One without any page opens as well, and there would be nothing to see and nothing said.
  await pdf.getPage(1).catch((error: unknown) => {
    throw new NotShown('broken', error);
  });
  signal.throwIfAborted();
  const view = new PdfView(pdf, (page) => say('reader_page', page), onPdf, signal);
  const { element } = view;
  return { name: name || say('reader_pasted'), element, fill: () => view.start(), pdf: view, besides: 0 };
}
