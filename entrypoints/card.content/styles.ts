/** The styles of our surfaces on a page. */
import cardStyles from '../../components/card.css?inline';
import tokens from '../../components/tokens.css?inline';
import frameStyles from './frame.css?inline';

/**
 * The styles, with names for their custom properties that no page knows. A page can register a property by its name
 * (`CSS.registerProperty`), for shadow trees too: one with the name of a colour of ours would blot out words.
 */
const styles = () => {
  const [salt] = crypto.getRandomValues(new Uint32Array(1));
  return `${tokens}\n${cardStyles}\n${frameStyles}`.replace(/(?<![\w-])--(?=[a-z])/g, `--x${salt}-`);
};

/** Made once in a frame. */
let sheet: CSSStyleSheet | null = null;

/**
 * Puts the styles in force in a document or shadow root.
 * @param fallback makes an element for them, where the browser takes no constructed sheet from us
 */
export function applyStyles(root: Document | ShadowRoot, fallback: () => HTMLStyleElement): void {
  try {
    if (!sheet) {
      // Constructed sheets are not subject to the page's content security policy.
      const made = new CSSStyleSheet();
      made.replaceSync(styles());
      sheet = made;
    }
    root.adoptedStyleSheets = [sheet];
  } catch {
    fallback().textContent = styles();
  }
}
