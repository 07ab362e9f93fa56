/** Where the keyboard was before the card took it. */

/** The focused element, looked up through open shadow roots. */
export function focusedElement(): HTMLElement | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element === document.body ? null : (element as HTMLElement | null);
}

/** Gives the keyboard back, without scrolling the page. */
export function focusAgain(element: HTMLElement | null): void {
  if (element?.isConnected) element.focus({ preventScroll: true });
}
