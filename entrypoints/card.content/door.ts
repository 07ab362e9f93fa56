/** Opens and closes the card: who asked for it, how long it stays, and what its buttons do. */
import type { CardDoor } from '../../browser/card-door.ts';
import { ask } from '../../browser/content-messaging.ts';
import { listenFirst } from '../../browser/first-ear.ts';
import { changeSettings, isHeld, isSiteHeld, muteSite, readSettings } from '../../browser/settings.ts';
import { siteHere } from '../../browser/site.ts';
import { CARD, COPY } from '../../components/strings.ts';
import type { CopyForm } from '../../data/card-view.ts';
import type { Reader } from '../../data/schema.ts';
import type { Act } from './face.tsx';
import { focusAgain, focusedElement } from './focus.ts';
import { showMuted } from './muted.ts';
import { follow, spotFor } from './place.ts';
import { type Drawn, discard, getCard, Ready } from './ready.ts';
import { Steady } from './steady.ts';
import { isCovered, parentFor, type Told } from './surface.ts';

/** From the pointer's leaving to the closing, milliseconds. */
const GRACE = 300;
/** How long a notice such as "Copied" stays, milliseconds. */
const NOTICE_TIME = 4000;

/** True where a page around this frame may lay something over it, and the browser does not tell. */
const mayBeUnderOthers = () => import.meta.env.FIREFOX && window !== top;

/** Makes the door of this frame; nothing is in the page before it opens. */
export function makeDoor(): CardDoor {
  let shown: Drawn | null = null;
  const ready = new Ready(draw, tellOf);
  /** Rises with each opening and closing, so that an answer that comes too late is dropped. */
  let turn = 0;
  let graceTimer = 0;
  let noticeTimer = 0;

  function close(): void {
    turn += 1;
    clearTimeout(graceTimer);
    clearTimeout(noticeTimer);
    if (!shown) return;
    const { surface, before } = shown;
    const hadFocus = surface.root.activeElement !== null;
    const of = shown;
    shown = null;
    discard(of);
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

  function draw(of: Drawn): void {
    const { surface, view, policy, notice, short, request, steady } = of;
    steady?.settle();
    surface.draw({
      kind: 'card',
      view,
      words: request.words,
      notice,
      short,
      closable: request.via !== 'pointer',
      mutable: Boolean(siteHere()) && !isSiteHeld(policy, siteHere()),
      readerHeld: isHeld(policy, 'reader'),
    });
  }

  /** What becomes of a card that is shown. */
  function tellOf(of: Drawn): Told {
    return {
      onAct(act) {
        if (shown !== of) return;
        if (act.kind === 'close') close();
        else ifSeen(of, () => doIt(of, act));
      },
      onPress: () => of.steady?.press(),
      onLost: () => shown === of && close(),
    };
  }

  function doIt(of: Drawn, act: Act): void {
    if (act.kind === 'reader') changeReader(of, act.reader);
    if (act.kind === 'copy') copy(of, act.form);
    if (act.kind === 'panel') openPanel(of, `#/treatment/${of.request.concept}`);
    if (act.kind === 'page') openPanel(of, '#/page');
    const site = siteHere();
    if (act.kind === 'mute' && site) mute(of, site);
  }

  function onShort(short: boolean): void {
    if (!shown || shown.short === short) return;
    shown.short = short;
    draw(shown);
  }

  function say(of: Drawn, notice: string): void {
    if (shown !== of) return;
    of.notice = notice;
    draw(of);
    clearTimeout(noticeTimer);
    noticeTimer = window.setTimeout(() => {
      if (shown !== of) return;
      of.notice = null;
      draw(of);
    }, NOTICE_TIME);
  }

  /** Does what was clicked if the reader could see it. A card that the page has covered comes to the top, to be seen. */
  async function ifSeen(of: Drawn, act: () => void): Promise<void> {
    const sight = await of.steady?.sight();
    if (shown !== of) return;
    if (sight === 'seen') {
      act();
      return;
    }
    if (sight === 'covered') of.surface.show(parentFor(of.request.near));
    say(of, CARD.notSeen);
  }

  /** Shows the same concept in another reader's words, and remembers the reader. */
  async function changeReader(of: Drawn, reader: Reader): Promise<void> {
    if (!of.view) return;
    changeSettings({ reader }).catch(() => say(of, CARD.saveFailed));
    const view = await getCard(of.request, reader);
    if (shown !== of) return;
    of.view = view;
    draw(of);
  }

  async function copy(of: Drawn, form: CopyForm): Promise<void> {
    if (!of.view) return;
    const copied = await of.surface.copy(of.view[form]);
    say(of, copied ? COPY[form].done : CARD.copyFailed);
  }

  async function openPanel(of: Drawn, address: string): Promise<void> {
    if (!of.view) return;
    const opened = await ask('open-panel', { address });
    if (!opened) say(of, CARD.panelFailed);
  }

  async function mute(of: Drawn, site: string): Promise<void> {
    try {
      await muteSite(site, true);
    } catch {
      say(of, CARD.saveFailed);
      return;
    }
    const byKeyboard = of.request.via === 'keyboard';
    if (shown === of) close();
    const { theme } = await readSettings();
    showMuted(site, byKeyboard, theme);
  }

  /** A card is in its place: from now on it may be seen, and what is clicked in it may act. */
  function onPlaced(of: Drawn): void {
    const { surface, end, request } = of;
    const { frame, root } = surface;
    of.steady = new Steady(
      {
        root,
        frame,
        at: request.at,
        asked: request.via !== 'touch' && !request.isRelayed && !mayBeUnderOthers(),
        isUnder: (inFull) => surface.isUnder(inFull),
        onPointer: (over) => (over ? hold() : release()),
        onLost: close,
      },
      end.signal,
    );
    if (request.via === 'keyboard') surface.focus();
  }

  /** What the reader and the page may do while a card is shown. */
  function listen(of: Drawn): void {
    const { surface, end, request } = of;
    const { signal } = end;
    const { frame, host } = surface;
    listenFirst((event) => {
      if (event.type === 'pointerdown' && !event.composedPath().includes(host)) close();
      if (!(event instanceof KeyboardEvent) || event.key !== 'Escape' || event.isComposing) return;
      // One Escape, one thing closed: not also the page's dialog under the card.
      event.preventDefault();
      event.stopImmediatePropagation();
      close();
    }, signal);
    window.addEventListener('pagehide', ({ isTrusted }) => isTrusted && close(), { signal });
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
    const onFocus = (to: EventTarget | null) => {
      if (request.via !== 'keyboard' || !to || frame.contains(to as Node)) return;
      // A dialog that opens takes the keyboard by itself: no wish to leave the card.
      if (parentFor(request.near) === host.parentElement) close();
    };
    // A frame is not told that the keyboard has left it.
    if (import.meta.env.FIREFOX)
      addEventListener('focusin', ({ target }) => target === host || onFocus(target), {
        capture: true,
        signal,
      });
    else frame.addEventListener('focusout', ({ relatedTarget }) => onFocus(relatedTarget), { signal });
  }

  /** Where the card stands now it cannot be seen or clicked any more: puts it where it can, or closes it. */
  function showAgain(): void {
    if (!shown) return;
    const { surface, request } = shown;
    const { host, frame } = surface;
    const parent = parentFor(request.near);
    if (parent === host.parentElement) return;
    if (isCovered(request)) {
      close();
      return;
    }
    shown.stopFollowing();
    const spot = spotFor(request);
    surface.show(parent);
    shown.stopFollowing = follow(frame, parent, spot, { onLost: close, onShort });
  }

  /** Puts a card that is drawn into the page. The browser's next frame shows it in its place. */
  function show(of: Drawn): void {
    const { surface, request } = of;
    const { frame } = surface;
    of.before = shown?.before ?? focusedElement();
    // Asked before the card comes in: then the page has not to be laid out for it.
    const spot = spotFor(request);
    close();
    shown = of;
    const parent = parentFor(request.near);
    const place = () => {
      if (shown !== of) return;
      of.stopFollowing = follow(frame, parent, spot, {
        onLost: close,
        onShort,
        onPlaced: () => onPlaced(of),
      });
    };
    if (surface.sized) surface.sized.then(place);
    else place();
    surface.show(parent);
    listen(of);
  }

  return {
    prepare: (request, signal) => ready.prepare(request, signal),
    async open(request) {
      hold();
      turn += 1;
      const mine = turn;
      const of = await ready.take(request);
      if (turn === mine) show(of);
      else discard(of);
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
