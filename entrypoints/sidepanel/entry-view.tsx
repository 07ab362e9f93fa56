import { useEffect } from 'preact/hooks';
import { methodAddress } from '../../browser/pages.ts';
import { CARD_NAME_ID, Card } from '../../components/card.tsx';
import { MethodLink } from '../../components/method-link.tsx';
import { cardView } from '../../data/card.ts';
import { Foot } from './foot.tsx';
import { NoEntry } from './no-match.tsx';
import type { ViewProps } from './panel.tsx';

/** One treatment or red flag with everything open. */
export function EntryView({ concept, reader, onReader }: ViewProps & { concept: string }) {
  const view = cardView(concept, reader, new Date());
  useEffect(() => {
    document.getElementById(CARD_NAME_ID)?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [concept]);
  if (!view) return <NoEntry />;
  return (
    <>
      <Card view={view} expanded more={<MethodLink to={methodAddress()} />} />
      <Foot reader={reader} onReader={onReader} note={() => view.note} cited={() => view.cited} />
    </>
  );
}
