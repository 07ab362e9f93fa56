/** Tables that are wider than their page scroll in a box of their own, which has to be reached from the keyboard. */

/**
 * Has the tables of an article that scroll sideways take the focus, and those that fit pass it by.
 * @param signal ends it
 */
export function watchTables(article: Element, signal: AbortSignal): void {
  const watch = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.setAttribute('tabindex', '0');
      else target.removeAttribute('tabindex');
    }
  });
  for (const table of article.querySelectorAll('table')) watch.observe(table);
  signal.addEventListener('abort', () => watch.disconnect());
}
