/** The page that reads files and pasted text. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { openPanel } from '../../browser/panel.ts';
import { tabAsked } from '../../browser/reader-address.ts';
import { type Finds, watchOwnFinds } from '../../browser/reader-finds.ts';
import { fileOfTab } from '../../browser/reader-tab.ts';
import { changeSettings, isHeld } from '../../browser/settings.ts';
import { usePolicy, useSettings } from '../../browser/use-settings.ts';
import { say } from '../../components/words.ts';
import { Bar } from './bar.tsx';
import { Notices, Refused } from './notices.tsx';
import type { Opened } from './opening.ts';
import { type Source, sourceOfBytes, sourceOfTransfer } from './sources.ts';
import { Start } from './start.tsx';
import { NotShown } from './trouble.ts';
import { useDocument } from './use-document.ts';
import { Opening, Password } from './wait.tsx';

/** The document itself, which is put in by hand. */
function Shown({ opened, onFilled }: { opened: Opened; onFilled: (filled: Opened | null) => void }) {
  const place = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    place.current?.replaceChildren(opened.element);
    scrollTo({ top: 0, behavior: 'instant' });
    place.current?.focus({ preventScroll: true });
    let isHere = true;
    opened.fill().then(
      () => isHere && onFilled(opened),
      () => {},
    );
    return () => {
      isHere = false;
      onFilled(null);
      place.current?.replaceChildren();
    };
  }, [opened]);
  return <main ref={place} class="document" tabIndex={-1} aria-label={opened.name} />;
}

/** The PDF that another tab shows. */
async function fromTab(tab: number, signal: AbortSignal): Promise<Source> {
  const file = await fileOfTab(tab, signal);
  if (!file) throw new NotShown('tab');
  return sourceOfBytes(file.name, file.bytes);
}

/** What a document has; null before that is known. @param isComing true while more of it comes: then none is no number yet */
function useFinds(opened: Opened | null, isComing: boolean): Finds | null {
  const [finds, setFinds] = useState<Finds | null>(null);
  useEffect(() => setFinds(null), [opened]);
  useEffect(() => {
    const end = new AbortController();
    const take = ({ count, isAll }: Finds) => {
      if (count > 0 || !isComing) setFinds({ count, isAll: isAll && !isComing });
    };
    if (opened) watchOwnFinds(take, end.signal);
    return () => end.abort();
  }, [opened, isComing]);
  return finds;
}

/** Has everything that is dropped on the page or pasted into it opened, but for what goes into a field. */
function useTransfers(onOpen: (source: Source | null) => void): boolean {
  const [isOver, setOver] = useState(false);
  const open = useRef(onOpen);
  open.current = onOpen;
  // With the page itself, so that nothing that comes early is lost.
  useLayoutEffect(() => {
    const end = new AbortController();
    const { signal } = end;
    /** True while something of the page itself is dragged, such as words that are selected: a slip of the hand opens nothing. */
    let isOwn = false;
    addEventListener('dragstart', () => (isOwn = true), { signal });
    // What was dragged out of a card that has closed ends unheard; while something is dragged no pointer moves.
    for (const over of ['dragend', 'pointermove']) addEventListener(over, () => (isOwn = false), { signal });
    const drag = (event: DragEvent) => {
      // Where it is not taken here nothing is dropped either.
      if (isOwn) return;
      event.preventDefault();
      setOver(true);
    };
    addEventListener('dragover', drag, { signal });
    addEventListener('dragleave', ({ relatedTarget }) => relatedTarget ?? setOver(false), { signal });
    const take = (event: DragEvent | ClipboardEvent, data: DataTransfer | null) => {
      const isInField =
        event.target instanceof HTMLElement && event.target.closest('input, textarea') !== null;
      // Text goes into a field as anywhere else; a file is opened.
      if (isInField && (data?.files.length ?? 0) === 0) return;
      event.preventDefault();
      open.current(sourceOfTransfer(data));
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      take(event, event.dataTransfer);
    };
    addEventListener('drop', drop, { signal });
    addEventListener('paste', (event) => take(event, event.clipboardData), { signal });
    return () => end.abort();
  }, []);
  return isOver;
}

export function Reader() {
  const settings = useSettings();
  const policy = usePolicy();
  const { showing, opened, pdf, show, hide, close } = useDocument();
  const [filled, setFilled] = useState<Opened | null>(null);
  const isFilling = opened !== filled;
  const paused = settings?.paused ?? false;
  const finds = useFinds(opened, isFilling || pdf?.isReading === true);
  const windowId = useRef<number | undefined>(undefined);
  /** Where the document was scrolled to when something was to take its place. */
  const left = useRef<{ of: Opened | null; top: number }>({ of: null, top: 0 });
  const isOver = useTransfers((source) => {
    if (showing.kind === 'open') left.current = { of: opened, top: scrollY };
    show(source);
  });

  const toDocument = () => opened?.element.closest('main')?.focus({ preventScroll: true });
  const isInFront = showing.kind === 'open';
  useLayoutEffect(() => {
    if (!isInFront || !opened || left.current.of !== opened) return;
    scrollTo({ top: left.current.top, behavior: 'instant' });
    toDocument();
  }, [isInFront, opened]);

  useEffect(() => {
    browser.tabs.getCurrent().then((own) => {
      windowId.current = own?.windowId;
    });
    const tab = tabAsked(location.hash);
    // Loaded again it is empty: the tab may show something else by then.
    history.replaceState(null, '', location.pathname);
    if (tab !== null) show((signal) => fromTab(tab, signal));
  }, []);

  const name = opened?.name ?? '';
  useEffect(() => {
    document.title = name ? say('reader_window', name) : say('reader_title');
  }, [name]);

  // Nothing is awaited before the panel opens: the browser wants the reader's own click.
  const toFinds = () =>
    openPanel('#/page', windowId.current === undefined ? {} : { windowId: windowId.current });
  return (
    <div class={isOver ? 'reader over' : 'reader'}>
      {showing.kind === 'start' && (
        <Start isBack={showing.isBack} trouble={showing.trouble} name={showing.name} onOpen={show} />
      )}
      {showing.kind === 'opening' && <Opening name={showing.name} onCancel={close} />}
      {showing.kind === 'password' && (
        <Password
          key={String(showing.wrong)}
          name={showing.name}
          wrong={showing.wrong}
          onGive={showing.give}
          onCancel={close}
        />
      )}
      {opened && (
        <div hidden={!isInFront}>
          <Bar
            name={name}
            view={opened.pdf}
            pdf={pdf}
            isFilling={isFilling && !opened.pdf}
            finds={paused ? null : finds}
            onFound={toFinds}
            onClose={close}
          />
          <Notices
            pdf={pdf}
            besides={opened.besides}
            paused={paused}
            pausedHeld={isHeld(policy, 'paused')}
            onResume={() => changeSettings({ paused: false }).catch(() => {})}
          />
          <Shown opened={opened} onFilled={setFilled} />
          {showing.kind === 'open' && showing.trouble && (
            <Refused
              trouble={showing.trouble}
              name={showing.name}
              onHide={() => {
                hide();
                toDocument();
              }}
            />
          )}
        </div>
      )}
    </div>
  );
}
