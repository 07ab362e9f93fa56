import { useEffect } from 'preact/hooks';
import { CARD_NAME_ID } from '../../components/card.tsx';
import { PANEL } from '../../components/strings.ts';

/** Says that there is nothing to show and why, with ways to what there is. */
function Nothing({ title, text, ways }: { title: string; text: string; ways: [string, string][] }) {
  useEffect(() => document.getElementById(CARD_NAME_ID)?.focus({ preventScroll: true }), [title]);
  return (
    <article class="entry">
      <h2 id={CARD_NAME_ID} tabIndex={-1}>
        {title}
      </h2>
      <p>{text}</p>
      {ways.map(([address, name]) => (
        <p key={address}>
          <a href={address}>{name}</a>
        </p>
      ))}
    </article>
  );
}

/** Says that no entry matches what was selected in a page or typed in the address bar. The text itself never comes here. */
export function NoMatch() {
  return <Nothing title={PANEL.noMatch} text={PANEL.noMatchText} ways={[['#/evidence', PANEL.browse]]} />;
}

/** Says that the address names no entry. */
export function NoEntry() {
  const ways: [string, string][] = [
    ['#/evidence', PANEL.browse],
    ['#/page', PANEL.toFound],
  ];
  return <Nothing title={PANEL.unknown} text={PANEL.unknownText} ways={ways} />;
}
