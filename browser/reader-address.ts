/** Addresses that the page for files has to do with: its own, and those of PDFs. Pure. */

/** The page, as the build names it. */
const PAGE = 'reader.html';

/** What stands behind "#" where the PDF of a tab is to be opened, before the tab's number. */
const FROM_TAB = '#tab=';

/** The page's file in the package. @param tabId the tab whose PDF it is to show; null: none */
export function pageFor(tabId: number | null): string {
  return tabId === null ? PAGE : `${PAGE}${FROM_TAB}${tabId}`;
}

/** The tab whose PDF an address of the page asks for, by what stands behind its "#"; null where it asks for none. */
export function tabAsked(hash: string): number | null {
  const id = hash.startsWith(FROM_TAB) ? hash.slice(FROM_TAB.length) : '';
  return /^\d{1,15}$/.test(id) ? Number(id) : null;
}

/** What the last part of an address calls a file; empty where it has none. */
export function fileNameOf(url: string): string {
  const { pathname } = URL.canParse(url) ? new URL(url) : { pathname: '' };
  const last = pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** True for an address that ends as those of PDFs do. */
export function looksLikePdf(url: string): boolean {
  return /^[^?#]+\.pdf(?:[?#]|$)/i.test(url);
}
