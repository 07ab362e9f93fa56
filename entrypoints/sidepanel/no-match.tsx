import { useEffect } from 'preact/hooks';
import { CARD_NAME_ID } from '../../components/card.tsx';
import { PANEL } from '../../components/strings.ts';

/** Says that no entry matches what was selected in a page or typed in the address bar. The text itself never comes here. */
export function NoMatch() {
  useEffect(() => document.getElementById(CARD_NAME_ID)?.focus({ preventScroll: true }), []);
  return (
    <article class="entry">
      <h2 id={CARD_NAME_ID} tabIndex={-1}>
        {PANEL.noMatch}
      </h2>
      <p>{PANEL.noMatchText}</p>
      <p>
        <a href="#/evidence">{PANEL.browse}</a>
      </p>
    </article>
  );
}
