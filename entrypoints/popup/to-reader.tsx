/** The way from the popup to the page that reads files and text; for a tab with a PDF, with that PDF. */
import { useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { openReader } from '../../browser/reader-open.ts';
import { showsPdf } from '../../browser/reader-tab.ts';
import type { ReadFinds } from '../../browser/readings.ts';
import { Icon } from '../../components/icons.tsx';
import { say } from '../../components/words.ts';

/** Opens the reader's page, and closes the popup. @param tabId the tab with the PDF that it is to show; null: it is empty */
async function go(tabId: number | null): Promise<void> {
  await openReader(tabId === null ? null : await browser.tabs.get(tabId));
  window.close();
}

/** Where Backbrief cannot look: the PDF of the tab, where it shows one. Firefox does not hand it over: there the page says how to. */
export function PdfHere({ finds }: { finds: Pick<ReadFinds, 'tabId' | 'url'> }) {
  const { tabId, url } = finds;
  const [isPdf, setPdf] = useState(false);
  useEffect(() => {
    let isOver = false;
    if (tabId !== null) showsPdf(tabId, url).then((shows) => !isOver && setPdf(shows));
    return () => {
      isOver = true;
    };
  }, [tabId, url]);
  return isPdf ? (
    <button type="button" class="mark-here read-pdf" onClick={() => go(tabId)}>
      {say(import.meta.env.FIREFOX ? 'reader_open_pdf_saved' : 'reader_open_pdf')}
    </button>
  ) : null;
}

/** Any file, or text. */
export function ToReader() {
  return (
    <button type="button" class="plain-button to-reader" onClick={() => go(null)}>
      <Icon name="file" />
      {say('reader_open')}
    </button>
  );
}
