/** What one of our surfaces shows, as plain data that may go to another frame, and what the reader may do there. */
import { render } from 'preact';
import type { PageWords } from '../../browser/card-door.ts';
import { CARD_NAME_ID } from '../../components/card.tsx';
import { ReaderHeld } from '../../components/held.tsx';
import { CARD } from '../../components/strings.ts';
import { say } from '../../components/words.ts';
import type { CardView, CopyForm } from '../../data/card-view.ts';
import type { Reader } from '../../data/schema.ts';
import { Sheet } from './sheet.tsx';

/** A card. */
interface CardFace {
  kind: 'card';
  /** Null where the background does not answer any more. */
  view: CardView | null;
  /** Words of the page that it quotes; null for a relayed card. */
  words: PageWords | null;
  /** Said after something was done. */
  notice: string | null;
  /** True where there is little height: the foot scrolls with the rest. */
  short: boolean;
  /** True where no pointer is there to leave it: keyboard and touch get a button. */
  closable: boolean;
  /** True where there is a site to mute. */
  mutable: boolean;
  /** True where an organisation has chosen the reader. */
  readerHeld: boolean;
}

/** A few words with a way back. */
interface NoteFace {
  kind: 'note';
  words: string;
}

export type Face = CardFace | NoteFace;

/** What the reader has done in a face. */
export type Act =
  | { kind: 'reader'; reader: Reader }
  | { kind: 'copy'; form: CopyForm }
  | { kind: 'panel' | 'page' | 'mute' | 'undo' | 'close' };

/** Draws a face, anew at each call. `act` is told what is done in it, with the event that did it. */
export function drawFace(face: Face, frame: HTMLElement, act: (act: Act, event: Event) => void): void {
  const tell = (kind: 'panel' | 'page' | 'mute' | 'undo' | 'close') => (event: Event) => act({ kind }, event);
  if (face.kind === 'note') {
    render(
      <>
        <p role="status">{face.words}</p>
        <button type="button" onClick={tell('undo')}>
          {CARD.undo}
        </button>
      </>,
      frame,
    );
    return;
  }
  frame.setAttribute('role', 'dialog');
  if (face.view) frame.setAttribute('aria-labelledby', CARD_NAME_ID);
  else frame.setAttribute('aria-label', say('extension_name'));
  render(
    <ReaderHeld.Provider value={face.readerHeld}>
      <Sheet
        view={face.view}
        words={face.words}
        notice={face.notice}
        short={face.short}
        closable={face.closable}
        onReader={(reader, event) => act({ kind: 'reader', reader }, event)}
        onCopy={(form, event) => act({ kind: 'copy', form }, event)}
        onOpenPanel={tell('panel')}
        onPage={tell('page')}
        onMute={face.mutable ? tell('mute') : undefined}
        onClose={tell('close')}
      />
    </ReaderHeld.Provider>,
    frame,
  );
}

/** Takes away what was drawn. */
export function eraseFace(frame: HTMLElement): void {
  render(null, frame);
}

/** Where the keyboard goes in a face. */
export function startOf(frame: HTMLElement): HTMLElement | null {
  return frame.querySelector(`#${CARD_NAME_ID}, .message`) ?? frame.querySelector('button');
}

/** What a face is called. */
export function nameOf(frame: HTMLElement): string {
  return frame.querySelector(`#${CARD_NAME_ID}`)?.textContent || say('extension_name');
}
