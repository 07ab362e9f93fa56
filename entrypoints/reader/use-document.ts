/** The document of the page, one at a time: opening, password, cancelling, closing. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Opened, open } from './opening.ts';
import type { PdfState } from './pdf-view.ts';
import type { Source } from './sources.ts';
import { NotShown, type Trouble } from './trouble.ts';

/** What stands in front. Behind all but the start there may be a document that is open. */
export type Showing =
  | { kind: 'start'; trouble: Trouble | null; name: string; isBack: boolean }
  | { kind: 'opening'; name: string }
  | { kind: 'password'; name: string; wrong: boolean; give: (password: string) => void }
  /** `trouble`: of what was to take its place, and could not be shown; `name` is that file's. */
  | { kind: 'open'; trouble: Trouble | null; name: string };

/** The ways of the page to its document. */
export interface DocumentHere {
  showing: Showing;
  /** The document that is open; it stays so until another one can be shown. */
  opened: Opened | null;
  /** How far a PDF is; null for anything else. */
  pdf: PdfState | null;
  /** Opens something, which takes the place of what is there once it can be shown. `null`: there was nothing in it. */
  show: (source: Source | null | ((signal: AbortSignal) => Promise<Source>), name?: string) => Promise<void>;
  /** Takes away what is said of something that could not be opened. */
  hide: () => void;
  /** Cancels what is being opened, else closes what is open: all of it is let go. */
  close: () => void;
}

const START = { kind: 'start', trouble: null, name: '', isBack: false } as const satisfies Showing;

export function useDocument(): DocumentHere {
  const [showing, setShowing] = useState<Showing>(START);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [pdf, setPdf] = useState<PdfState | null>(null);
  /** What ends the document that is open, and what ends the one that is on its way. */
  const here = useRef<AbortController | null>(null);
  const coming = useRef<AbortController | null>(null);
  const end = (which: typeof here) => {
    which.current?.abort();
    which.current = null;
  };
  useEffect(
    () => () => {
      end(coming);
      end(here);
    },
    [],
  );

  /** Goes back to where something was to be opened from. */
  const goBack = (trouble: Trouble | null, name: string) =>
    setShowing(here.current ? { kind: 'open', trouble, name } : { ...START, trouble, name, isBack: true });

  const hide = () => setShowing({ kind: 'open', trouble: null, name: '' });

  const close = () => {
    if (!coming.current) {
      end(here);
      setOpened(null);
      setPdf(null);
    }
    end(coming);
    goBack(null, '');
  };

  const show: DocumentHere['show'] = async (from, given = '') => {
    end(coming);
    const own = new AbortController();
    coming.current = own;
    const { signal } = own;
    let name = given;
    try {
      if (!from) throw new NotShown('nothing');
      setShowing({ kind: 'opening', name });
      const source = typeof from === 'function' ? await from(signal) : from;
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
      /** Until it is shown the page tells of the one before. */
      let latest: PdfState | null = null;
      const onPdf = (state: PdfState) => {
        latest = state;
        if (here.current === own) setPdf(state);
      };
      const next = await open(source, { askPassword, onPdf, signal });
      signal.throwIfAborted();
      end(here);
      here.current = own;
      coming.current = null;
      setPdf(latest);
      setOpened(next);
      setShowing({ kind: 'open', trouble: null, name: '' });
    } catch (error) {
      if (signal.aborted) return;
      end(coming);
      goBack(error instanceof NotShown ? error.trouble : 'failed', name);
    }
  };

  return { showing, opened, pdf, show, hide, close };
}
