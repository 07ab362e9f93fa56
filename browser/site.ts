/** The page in the address bar, as far as a frame can know. A frame of another site belongs to the page around it. */

/**
 * Address of the page in the address bar.
 * @returns `whole`: it is exactly that. A frame of another site knows only the page's origin; in a browser that
 *   does not tell even that (Firefox) the frame's own address stands in its place.
 */
export function addressHere(): { url: string; whole: boolean } {
  try {
    // Readable where the frame is of the page's own site.
    if (top) return { url: top.location.href, whole: true };
  } catch {
    // Of another site.
  }
  const origin = location.ancestorOrigins?.[location.ancestorOrigins.length - 1];
  return { url: (origin && URL.parse(origin)?.href) || location.href, whole: false };
}

/** Name of the site in the address bar; empty where there is none (files, our own pages). All frames of a page are muted together. */
export function siteHere(): string {
  const url = URL.parse(addressHere().url);
  return !url || url.protocol.endsWith('-extension:') ? '' : url.hostname;
}
