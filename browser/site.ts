/**
 * Name of the site in the address bar, as far as a frame can know; empty where there is none (files).
 * A frame of another site belongs to the page around it: both are muted together.
 */
export function siteHere(): string {
  const outermost = location.ancestorOrigins?.[location.ancestorOrigins.length - 1];
  return outermost && URL.canParse(outermost) ? new URL(outermost).hostname : location.hostname;
}
