/** From a source to what is shown: by what it is, whatever it is called. */

import { startMarking } from '../../browser/page-marking.ts';
import { say } from '../../components/words.ts';
import { buildArticle, hasText } from './build.ts';
import { decode } from './decode.ts';
import { kindOf, refusedBySize } from './kinds.ts';
import type { AskPassword } from './pdf.ts';
import type { PdfState, PdfView } from './pdf-view.ts';
import { plainText } from './plain.ts';
import type { Source } from './sources.ts';
import { NotShown } from './trouble.ts';

/** A document that can be put into the page. */
export interface Opened {
  /** What to call it. */
  name: string;
  element: HTMLElement;
  /** Null for text and HTML. */
  pdf: PdfView | null;
}

/** What is needed on the way. */
export interface Ways {
  askPassword: AskPassword;
  onPdf: (state: PdfState) => void;
  /** Ends it, now and later: all that was opened is let go. */
  signal: AbortSignal;
}

/**
 * Opens a source. What comes back is not in the page yet.
 * @throws NotShown with what is wrong; the signal's reason where it was ended; what `askPassword` rejects with
 */
export async function open(source: Source, ways: Ways): Promise<Opened> {
  // Meanwhile, and to look at what will be there.
  startMarking();
  if (source.kind === 'text') return openText(source.text, source.isHtml, '', ways);
  const { name, size } = source;
  // Only the size is known before it is read: what no tab could hold is not even begun.
  const refused = refusedBySize(size);
  if (refused) throw new NotShown(refused);
  const bytes = new Uint8Array(await source.read());
  ways.signal.throwIfAborted();
  const kind = kindOf(bytes, size, name);
  if (kind === 'html' || kind === 'text')
    return openText(decode(bytes, kind === 'html'), kind === 'html', name, ways);
  if (kind === 'pdf') return openPdfView(bytes, name, ways);
  throw new NotShown(kind);
}

async function openText(text: string, isHtml: boolean, name: string, { signal }: Ways): Promise<Opened> {
  // The parser comes with the first HTML.
  const document = isHtml ? (await import('./sanitise.ts')).sanitise(text) : plainText(text);
  if (!hasText(document.children)) throw new NotShown('empty');
  const element = await buildArticle(document, signal);
  signal.throwIfAborted();
  return { name: name || document.title || say('reader_pasted'), element, pdf: null };
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
  return { name: name || say('reader_pasted'), element: view.element, pdf: view };
}
