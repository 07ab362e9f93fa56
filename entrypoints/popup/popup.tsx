import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { copyPlainText } from '../../browser/clipboard.ts';
import { methodAddress } from '../../browser/pages.ts';
import { openPanel } from '../../browser/panel.ts';
import { type ReadFinds, watchReadFinds } from '../../browser/readings.ts';
import {
  changeSettings,
  has,
  isHeld,
  type Policy,
  readBroken,
  type Settings,
} from '../../browser/settings.ts';
import { switchOn } from '../../browser/switch-on.ts';
import { usePolicy, useSettings } from '../../browser/use-settings.ts';
import { warmUp } from '../../browser/warm.ts';
import { BrokenNotice } from '../../components/broken-notice.tsx';
import { CARD_NAME_ID, Card } from '../../components/card.tsx';
import { CardActions } from '../../components/card-actions.tsx';
import { ContentNote } from '../../components/content.tsx';
import { Entry } from '../../components/entry.tsx';
import { ReaderHeld } from '../../components/held.tsx';
import { Icon } from '../../components/icons.tsx';
import { MethodLink } from '../../components/method-link.tsx';
import { ReaderSwitch } from '../../components/reader-switch.tsx';
import { Scroller } from '../../components/scroller.tsx';
import { SEARCH_ID, Search } from '../../components/search.tsx';
import { resultGroups } from '../../components/search-rows.ts';
import { SEARCH } from '../../components/search-strings.ts';
import { CARD, COPY, POPUP } from '../../components/strings.ts';
import { cardView } from '../../data/card.ts';
import type { CopyForm } from '../../data/card-view.ts';
import type { Reader } from '../../data/schema.ts';
import { readySearch, searchBase } from '../../data/search.ts';
import type { SearchEntry } from '../../data/search-entries.ts';
import { Here } from './here.tsx';

/** What stands in the place of the list: a concept's card, or what a result without a card says. */
type Shown = { concept: string } | { entry: SearchEntry };

/** The popup, with what an organisation has set for it. */
export function Popup() {
  const policy = usePolicy();
  return (
    <ReaderHeld.Provider value={isHeld(policy, 'reader')}>
      <Views policy={policy} />
    </ReaderHeld.Provider>
  );
}

function Views({ policy }: { policy: Policy }) {
  const settings = useSettings();
  const [finds, setFinds] = useState<ReadFinds | null>(null);
  const [broken, setBroken] = useState(false);
  const [query, setQuery] = useState('');
  const [shown, setShown] = useState<Shown | null>(null);
  const [notice, setNotice] = useState<string | null>(null);
  /** Reads the page again. */
  const lookAgain = useRef(() => {});
  /** Id of the control that the keyboard goes back to. */
  const left = useRef<string | null>(null);

  useEffect(() => {
    const end = new AbortController();
    lookAgain.current = watchReadFinds(setFinds, end.signal);
    // Made before the first key is pressed, once the field can be typed in, and between keys.
    setTimeout(() => warmUp(readySearch(), end.signal), 50);
    return () => end.abort();
  }, []);

  const isRead = settings !== null;
  useEffect(() => {
    // Known once they have been read.
    if (isRead) readBroken().then((value) => setBroken(value !== null));
  }, [isRead]);

  // Before it is drawn: whoever sees the list can go on with the keyboard at once.
  useLayoutEffect(() => {
    const next = shown ? CARD_NAME_ID : left.current;
    if (next) document.getElementById(next)?.focus();
  }, [shown]);

  const reader = settings?.reader ?? 'patient';
  const withPathway = has(policy, 'pathway');
  const results = useMemo(
    () => (query.trim() ? resultGroups(searchBase(withPathway)(query), reader) : []),
    [query, reader, withPathway],
  );

  const save = (change: Partial<Settings>) => {
    changeSettings(change).then(
      () => setNotice(null),
      () => setNotice(POPUP.saveFailed),
    );
  };
  const onReader = (next: Reader) => save({ reader: next });
  const panel = (address: string) => {
    const windowId = finds?.windowId ?? null;
    openPanel(address, windowId === null ? {} : { windowId }).then(() => window.close());
  };
  const toSettings = () => {
    browser.runtime.openOptionsPage().then(() => window.close());
  };
  const markHere = async () => {
    const done = typeof finds?.tabId === 'number' && (await switchOn(finds.tabId));
    setNotice(done ? null : POPUP.markFailed);
    lookAgain.current();
  };
  const show = (next: Shown, from: string) => {
    left.current = from;
    setShown(next);
  };
  const openResult = (entry: SearchEntry) => {
    show(entry.concept ? { concept: entry.concept } : { entry }, SEARCH_ID);
  };

  const view = shown && 'concept' in shown ? cardView(shown.concept, reader, new Date()) : null;
  const entry = shown && 'entry' in shown ? shown.entry : null;
  if (view || entry) {
    const copy = async (form: CopyForm) => {
      const copied = await copyPlainText(view?.[form] ?? '', document.body);
      setNotice(copied ? COPY[form].done : CARD.copyFailedHere);
    };
    const back = () => {
      setNotice(null);
      setShown(null);
    };
    return (
      <main class="popup">
        <h1 class="unseen">{POPUP.title}</h1>
        <button type="button" class="back" onClick={back}>
          <Icon name="back" />
          {left.current === SEARCH_ID ? SEARCH.back : POPUP.back}
        </button>
        {view && (
          <>
            <Scroller top={view.concept}>
              <Card view={view} more={<MethodLink to={methodAddress()} />} />
            </Scroller>
            <CardActions
              reader={reader}
              notice={notice}
              onReader={onReader}
              onCopy={copy}
              onOpenPanel={() => panel(`#/treatment/${view.concept}`)}
            />
          </>
        )}
        {entry && (
          <>
            <Scroller top={entry.id}>
              <Entry entry={entry} reader={reader} />
            </Scroller>
            <div class="controls">
              <ReaderSwitch reader={reader} name="bb-reader" onReader={onReader} />
              <button type="button" class="plain-button" onClick={() => panel(entry.address)}>
                <Icon name="panel" />
                {POPUP.openPanel}
              </button>
              <ContentNote />
            </div>
          </>
        )}
      </main>
    );
  }

  return (
    <main class="popup">
      <header class="top">
        <h1>{POPUP.title}</h1>
        <button type="button" class="plain-button" onClick={() => panel('#/page')}>
          <Icon name="panel" />
          {POPUP.openPanel}
        </button>
        <button type="button" class="plain-button to-settings" onClick={toSettings}>
          <Icon name="settings" />
          {POPUP.settings}
        </button>
      </header>
      {broken && <BrokenNotice onSettings={toSettings} />}
      {has(policy, 'search') && (
        <Search
          query={query}
          groups={results}
          onQuery={setQuery}
          onOpen={openResult}
          onPanel={({ address }) => panel(address)}
          onClose={() => window.close()}
        />
      )}
      {query.trim() !== '' ? null : settings && finds ? (
        <Here
          key={`${finds.tabId} ${finds.url}`}
          settings={settings}
          policy={policy}
          finds={finds}
          notice={notice}
          onOpen={(concept) => show({ concept }, `found-${concept}`)}
          onReader={onReader}
          onSave={save}
          onSettings={toSettings}
          onMarkHere={markHere}
          onPage={() => panel('#/page')}
        />
      ) : (
        <p class="message">{POPUP.looking}</p>
      )}
    </main>
  );
}
