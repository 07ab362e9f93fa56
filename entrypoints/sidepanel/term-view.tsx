import { useEffect } from 'preact/hooks';
import { CARD_NAME_ID } from '../../components/card.tsx';
import { Entry } from '../../components/entry.tsx';
import { PANEL } from '../../components/strings.ts';
import { searchEntries } from '../../data/search-entries.ts';
import { Foot } from './foot.tsx';
import type { ViewProps } from './panel.tsx';

/** One term explained, as search, menu and address bar open it. */
export function TermView({ term, reader, onReader }: ViewProps & { term: string }) {
  const entry = searchEntries().find(({ kind, id }) => kind === 'glossary' && id === term);
  useEffect(() => {
    document.getElementById(CARD_NAME_ID)?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [term]);
  if (!entry) return <p class="message">{PANEL.unknown}</p>;
  return (
    <>
      <Entry entry={entry} reader={reader} />
      <Foot reader={reader} onReader={onReader} />
    </>
  );
}
