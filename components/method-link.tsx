import { methodAddress } from '../browser/pages.ts';
import { LINKS } from './help-strings.ts';

/** The way from what is said of a treatment to how it was made, in a tab of its own. For pages of ours only. */
export function MethodLink() {
  return (
    <a href={methodAddress()} target="_blank" rel="noreferrer">
      {LINKS.method}
    </a>
  );
}
