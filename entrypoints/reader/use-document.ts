/** The document of the page, one at a time: opening, password, cancelling, closing. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Opened, open } from './opening.ts';
import type { PdfState } from './pdf-view.ts';
import type { Source } from './sources.ts';
import { NotShown, type Trouble } from './trouble.ts';

/** What the page shows. */
export type Showing =
  | { kind: 'start'; trouble: Trouble | null; name: string; isBack: boolean }
  | { kind: 'opening'; name: string }
  | { kind: 'password'; name: string; wrong: boolean; give: (password: string) => void }
  | { kind: 'open'; opened: Opened };

/** The ways of the page to its document. */
export interface DocumentHere {
  showing: Showing;
  /** How far a PDF is; null for anything else. */
  pdf: PdfState | null;
  /** Opens something in the place of what is there. `null`: there was nothing in it. */
  show: (source: Source | null | ((signal: AbortSignal) => Promise<Source>), name?: string) => Promise<void>;
  /** Cancels what is being opened, or closes what is open: all of it is let go. */
  close: () => void;
}

export function useDocument(): DocumentHere {
  const [showing, setShowing] = useState<Showing>({
    kind: 'start',
    trouble: null,
    name: '',
    isBack: false,
  });
  const [pdf, setPdf] = useState<PdfState | null>(null);
  const current = useRef<AbortController | null>(null);
  useEffect(() => () => current.current?.abort(), []);

  const close = () => {
    current.current?.abort();
    current.current = null;
    setPdf(null);
    setShowing({ kind: 'start', trouble: null, name: '', isBack: true });
  };

  const show: DocumentHere['show'] = async (from, given = '') => {
    current.current?.abort();
    const end = new AbortController();
    current.current = end;
    const { signal } = end;
    let name = given;
    setPdf(null);
    setShowing({ kind: 'opening', name });
    try {
      const source = typeof from === 'function' ? await from(signal) : from;
      if (!source) throw new NotShown('nothing');
      name ||= source.kind === 'file' ? source.name : '';
      signal.throwIfAborted();
      setShowing({ kind: 'opening', name });
      const askPassword = (wrong: boolean) =>
        new Promise<string>((give, refuse) => {
          signal.throwIfAborted();
          signal.addEventListener('abort', refuse);
          const given = (password: string) => {
            setShowing({ kind: 'opening', name });
            give(password);
          };
          setShowing({ kind: 'password', name, wrong, give: given });
        });
      const opened = await open(source, { askPassword, onPdf: setPdf, signal });
      setShowing({ kind: 'open', opened });
    } catch (error) {
      if (signal.aborted) return;
      end.abort();
      current.current = null;
      const trouble = error instanceof NotShown ? error.trouble : 'failed';
      setShowing({ kind: 'start', trouble, name, isBack: true });
    }
  };

  return { showing, pdf, show, close };
}
