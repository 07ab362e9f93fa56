import type { PageWords } from '../../browser/card-door.ts';
import { Card } from '../../components/card.tsx';
import { CardActions } from '../../components/card-actions.tsx';
import { Icon } from '../../components/icons.tsx';
import { Scroller } from '../../components/scroller.tsx';
import { CARD } from '../../components/strings.ts';
import type { CardView, CopyForm } from '../../data/card-view.ts';
import type { Reader } from '../../data/schema.ts';

interface Props {
  /** Null where the background does not answer any more. */
  view: CardView | null;
  /** Words of the page that the card quotes; null for a relayed card. */
  words: PageWords | null;
  notice: string | null;
  /** True where there is little height: the foot scrolls with the rest. */
  short: boolean;
  /** True where no pointer is there to leave the card: keyboard and touch get a button. */
  closable: boolean;
  /** What was done comes with the event that did it. */
  onReader: (reader: Reader, event: Event) => void;
  onCopy: (form: CopyForm, event: Event) => void;
  onOpenPanel: (event: Event) => void;
  /** Another concept was chosen: its entry in the panel. */
  onPage: (event: Event) => void;
  onMute: ((event: Event) => void) | undefined;
  onClose: (event: Event) => void;
}

/** What stands in the frame of the card: the words, the foot, and a button to close it. */
export function Sheet({
  view,
  words,
  notice,
  short,
  closable,
  onReader,
  onCopy,
  onOpenPanel,
  onPage,
  onMute,
  onClose,
}: Props) {
  const foot = view && (
    <CardActions
      reader={view.reader}
      notice={notice}
      onReader={onReader}
      onCopy={onCopy}
      onOpenPanel={onOpenPanel}
      onMute={onMute}
    />
  );
  return (
    <>
      {view ? (
        <Scroller top={view.concept}>
          <Card view={view} words={words} onPage={onPage} />
          {short && foot}
        </Scroller>
      ) : (
        <p class="message" role="status" tabIndex={-1}>
          {CARD.gone}
        </p>
      )}
      {!short && foot}
      {closable && (
        <button type="button" class="close" aria-label={CARD.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      )}
    </>
  );
}
