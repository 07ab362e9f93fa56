/** Copying plain text, from a page's card as well as from an extension page. */

/**
 * The old way: a copy command, whose event is given the text. Needs the reader's gesture. Nothing is ever selected but a
 * blank: a page hears of the event before we do, and could read what is selected.
 */
function copyByCommand(text: string, root: ShadowRoot | HTMLElement): boolean {
  const field = document.createElementNS('http://www.w3.org/1999/xhtml', 'textarea') as HTMLTextAreaElement;
  const focused = root instanceof ShadowRoot ? root.activeElement : document.activeElement;
  let given = false;
  field.value = ' ';
  field.setAttribute('readonly', '');
  field.setAttribute('aria-hidden', 'true');
  field.style.cssText = 'position:fixed;top:0;left:0;width:1px;height:1px;opacity:0;user-select:text';
  field.addEventListener('copy', (event) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    given = event.clipboardData !== null;
  });
  root.append(field);
  field.select();
  try {
    return document.execCommand('copy') && given;
  } catch {
    return false;
  } finally {
    field.remove();
    (focused as HTMLElement | null)?.focus?.({ preventScroll: true });
  }
}

/** False in a frame whose page withholds the clipboard: there even a try writes an error to the console. */
function mayWrite(): boolean {
  const { featurePolicy } = document as { featurePolicy?: { allowsFeature(feature: string): boolean } };
  return featurePolicy?.allowsFeature('clipboard-write') ?? true;
}

/**
 * Puts plain text on the clipboard.
 * @param root where a helper field may stand for a moment when the modern way is closed
 *   (plain http, a frame without the permission)
 * @returns false where the browser refused both ways
 */
export async function copyPlainText(text: string, root: ShadowRoot | HTMLElement): Promise<boolean> {
  if (!mayWrite()) return copyByCommand(text, root);
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text, root);
  }
}
