/** The words of one page over its picture: each line where it is drawn, set together to paragraphs. */
import { hasWords, linesOf, type Paragraph, type Piece, paragraphsIn } from './lines.ts';
import { type PdfPage, pdfjs } from './pdf.ts';

/** What was read of one page. */
export interface PageText {
  /** Not in the page yet. */
  layer: HTMLElement;
  hasWords: boolean;
}

/** Reads the text of a page and lays it out. Rejects where the PDF is broken there. */
export async function readText(page: PdfPage): Promise<PageText> {
  const content = await page.getTextContent();
  const pieces = content.items.filter((item) => 'str' in item) as unknown as Piece[];
  const lines = linesOf(pieces);
  const paragraphs = paragraphsIn(lines);
  const layer = document.createElement('div');
  layer.className = 'text-layer';
  const text = new pdfjs.TextLayer({
    textContentSource: { ...content, items: lines as never },
    container: layer,
    viewport: page.getViewport({ scale: 1 }),
  });
  await text.render();
  setTogether(layer, paragraphs, text.textDivs);
  return { layer, hasWords: hasWords(pieces) };
}

/** Puts the lines into paragraphs, headings and lists, in the order in which they are read. */
function setTogether(
  layer: HTMLElement,
  paragraphs: readonly Paragraph[],
  lines: readonly HTMLElement[],
): void {
  let list: HTMLElement | null = null;
  for (const { kind, placed } of paragraphs) {
    const block = document.createElement(kind === 'heading' ? 'h2' : kind === 'item' ? 'li' : 'p');
    for (const { at, joint, isRaised } of placed) {
      const line = lines[at];
      if (!line) continue;
      if (joint) block.append(joint);
      if (isRaised) {
        const raised = document.createElement('sup');
        raised.append(line);
        block.append(raised);
      } else block.append(line);
    }
    if (kind === 'item') {
      if (!list) {
        list = document.createElement('ul');
        layer.append(list);
      }
      list.append(block);
    } else {
      list = null;
      layer.append(block);
    }
  }
}
