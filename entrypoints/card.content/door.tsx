/** Opens and closes the card: who asked for it, how long it stays, and what its buttons do. */
import { render } from 'preact';
import type { CardDoor, CardRequest } from '../../browser/card-door.ts';
import { copyPlainText } from '../../browser/clipboard.ts';
import { ask } from '../../browser/content-messaging.ts';
import { changeSettings, muteSite, readSettings, type Settings } from '../../browser/settings.ts';
import { siteHere } from '../../browser/site.ts';
import { CARD_NAME_ID } from '../../components/card.tsx';
import { CARD, COPY } from '../../components/strings.ts';
import type { CardView, CopyForm } from '../../data/card-view.ts';
import type { Reader } from '../../data/schema.ts';
import { focusAgain, focusedElement } from './focus.ts';
import { showMuted } from './muted.tsx';
import { follow } from './place.ts';
import { Sheet } from './sheet.tsx';
import { isCovered, makeSurface, parentFor, type Surface } from './surface.ts';

/** From the pointer's leaving to the closing, milliseconds. */
const GRACE = 300;
/** How long the background may take, milliseconds. */
const PATIENCE = 4000;
/** How long a notice such as "Copied" stays, milliseconds. */
const NOTICE_TIME = 4000;

/** The card that is shown now. */
interface Shown {
  request: CardRequest;
  surface: Surface;
  view: CardView | null;
  notice: string | null;
  /** True where there is little height: the foot scrolls with the rest. */
  short: boolean;
  /** Ends all listening for this card. */
  end: AbortController;
  stopFollowing: () => void;
  /** Where the keyboard was before. */
  before: HTMLElement | null;
}

function getCard({ concept, here }: CardRequest, reader: Reader): Promise<CardView | null> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE, null));
  return Promise.race([ask('get-card', { concept, reader, here }), late]);
}

/** Makes the door of this frame; nothing is in the page before it opens. */
export function makeDoor(): CardDoor {
  let shown: Shown | null = null;
  /** Rises with each opening and closing, so that an answer that comes too late is dropped. */
  let turn = 0;
  let graceTimer = 0;
  let noticeTimer = 0;

  function close(): void {
    turn += 1;
    clearTimeout(graceTimer);
    clearTimeout(noticeTimer);
    if (!shown) return;
    const { surface, end, stopFollowing, before } = shown;
    const hadFocus = surface.root.activeElement !== null;
    shown = null;
    end.abort();
    stopFollowing();
    render(null, surface.frame);
    surface.remove();
    if (hadFocus) focusAgain(before);
  }

  function hold(): void {
    clearTimeout(graceTimer);
  }

  function release(): void {
    clearTimeout(graceTimer);
    if (shown && shown.request.via !== 'pointer') return;
    graceTimer = window.setTimeout(() => {
      if (!shown?.surface.frame.matches(':hover, :active')) close();
    }, GRACE);
  }

  function draw(): void {
    if (!shown) return;
    const { surface, view, notice, short, request } = shown;
    const site = siteHere();
    render(
      <Sheet
        view={view}
        words={request.words}
        notice={notice}
        short={short}
        closable={request.via !== 'pointer'}
        onReader={changeReader}
        onCopy={copy}
        onOpenPanel={() => openPanel(`#/treatment/${request.concept}`)}
        onPage={() => openPanel('#/page')}
        onMute={site ? () => mute(site) : undefined}
        onClose={close}
      />,
      surface.frame,
    );
  }

  function onShort(short: boolean): void {
    if (!shown || shown.short === short) return;
    shown.short = short;
    draw();
  }

  function say(notice: string): void {
    if (!shown) return;
    shown.notice = notice;
    draw();
    clearTimeout(noticeTimer);
    noticeTimer = window.setTimeout(() => {
      if (!shown) return;
      shown.notice = null;
      draw();
    }, NOTICE_TIME);
  }

  /** Shows the same concept in another reader's words, and remembers the reader. */
  async function changeReader(reader: Reader): Promise<void> {
    const of = shown;
    if (!of?.view) return;
    changeSettings({ reader }).catch(() => {});
    const view = await getCard(of.request, reader);
    if (shown !== of) return;
    of.view = view;
    draw();
  }

  async function copy(form: CopyForm): Promise<void> {
    const of = shown;
    if (!of?.view) return;
    const copied = await copyPlainText(of.view[form], of.surface.root);
    if (shown === of) say(copied ? COPY[form].done : CARD.copyFailed);
  }

  async function openPanel(address: string): Promise<void> {
    const of = shown;
    if (!of?.view) return;
    const opened = await ask('open-panel', { address });
    if (shown === of && !opened) say(CARD.panelFailed);
  }

  async function mute(site: string): Promise<void> {
    const of = shown;
    if (!of) return;
    try {
      await muteSite(site, true);
    } catch {
      if (shown === of) say(CARD.muteFailed);
      return;
    }
    const byKeyboard = of.request.via === 'keyboard';
    if (shown === of) close();
    const { theme } = await readSettings();
    showMuted(site, byKeyboard, theme);
  }

  /** What the page may do while a card is shown. */
  function listen({ surface, end, request }: Shown): void {
    const { signal } = end;
    const { frame, host } = surface;
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape' || event.isComposing || !event.isTrusted) return;
        // One Escape, one thing closed: not also the page's dialog under the card.
        event.preventDefault();
        event.stopImmediatePropagation();
        close();
      },
      { signal, capture: true },
    );
    window.addEventListener(
      'pointerdown',
      (event) => {
        if (event.isTrusted && !event.composedPath().includes(host)) close();
      },
      { signal, capture: true },
    );
    window.addEventListener('pagehide', close, { signal });
    document.addEventListener('fullscreenchange', showAgain, { signal });
    // A page's dialog that opens lies above the card and makes it inert; one that closes takes it along.
    const dialogs = new MutationObserver((records) => {
      const of = records.some(({ target }) => target instanceof HTMLDialogElement);
      if (of) showAgain();
    });
    dialogs.observe(document, { subtree: true, attributeFilter: ['open'] });
    signal.addEventListener('abort', () => dialogs.disconnect());
    frame.addEventListener('pointerenter', hold, { signal });
    frame.addEventListener('pointerleave', (event) => event.pointerType === 'mouse' && release(), { signal });
    frame.addEventListener(
      'focusout',
      (event) => {
        const to = event.relatedTarget as Node | null;
        if (request.via !== 'keyboard' || !to || frame.contains(to)) return;
        // A dialog that opens takes the keyboard by itself: no wish to leave the card.
        if (parentFor(request.near) === host.parentElement) close();
      },
      { signal },
    );
  }

  /** Where the card stands now it cannot be seen or clicked any more: puts it where it can, or closes it. */
  function showAgain(): void {
    if (!shown) return;
    const { surface, request } = shown;
    const { host, frame } = surface;
    if (parentFor(request.near) === host.parentElement) return;
    if (isCovered(request)) {
      close();
      return;
    }
    shown.stopFollowing();
    const parent = surface.show(request.near);
    shown.stopFollowing = follow(frame, parent, request, { onLost: close, onShort });
  }

  function show(request: CardRequest, view: CardView | null, theme: Settings['theme']): void {
    const before = shown?.before ?? focusedElement();
    const surface = makeSurface('sheet', theme);
    const { frame } = surface;
    frame.setAttribute('role', 'dialog');
    if (view) frame.setAttribute('aria-labelledby', CARD_NAME_ID);
    else frame.setAttribute('aria-label', 'Backbrief');
    shown = {
      request,
      surface,
      view,
      notice: null,
      short: false,
      end: new AbortController(),
      stopFollowing: () => {},
      before,
    };
    draw();
    const parent = surface.show(request.near);
    shown.stopFollowing = follow(frame, parent, request, { onLost: close, onShort });
    listen(shown);
    if (request.via === 'keyboard') {
      const start = frame.querySelector<HTMLElement>(`#${CARD_NAME_ID}, .message`);
      start?.focus({ preventScroll: true });
    }
  }

  return {
    async open(request) {
      hold();
      turn += 1;
      const mine = turn;
      const { reader, theme } = await readSettings();
      const view = await getCard(request, reader);
      if (turn !== mine) return;
      close();
      show(request, view, theme);
    },
    hold,
    release,
    close,
    get isOpen() {
      return shown !== null;
    },
    get concept() {
      return shown?.request.concept ?? null;
    },
  };
}
