import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { copyPlainText } from '../../browser/clipboard.ts';
import { openPanel } from '../../browser/panel.ts';
import {
  changeSettings,
  isOff,
  muteSite,
  readSettings,
  type Settings,
  watchSettings,
} from '../../browser/settings.ts';
import { CARD_NAME_ID, Card } from '../../components/card.tsx';
import { CardActions } from '../../components/card-actions.tsx';
import { Entry } from '../../components/entry.tsx';
import { Icon } from '../../components/icons.tsx';
import { ReaderSwitch } from '../../components/reader-switch.tsx';
import { Scroller } from '../../components/scroller.tsx';
import { SEARCH_ID, Search } from '../../components/search.tsx';
import { resultGroups } from '../../components/search-rows.ts';
import { SEARCH } from '../../components/search-strings.ts';
import { CARD, POPUP } from '../../components/strings.ts';
import { Switch } from '../../components/switch.tsx';
import { cardView } from '../../data/card.ts';
import type { Reader } from '../../data/schema.ts';
import { searchBase } from '../../data/search.ts';
import type { SearchEntry } from '../../data/search-entries.ts';
import { groupsOf } from './found.ts';
import { FoundList } from './found-list.tsx';
import { readTab, type TabState } from './tab.ts';

/** Why there is no list, in a sentence; null where there is one. */
function reason(tab: TabState, settings: Settings, count: number): string | null {
  if (settings.paused) return POPUP.paused;
  if (tab.site && isOff(settings, tab.site)) return POPUP.mutedHere(tab.site);
  if (tab.state === 'unreachable') return POPUP.unreachable;
  if (tab.state === 'not-yet') return POPUP.notYet;
  return count === 0 ? POPUP.nothing : null;
}

/** What stands in the place of the list: a concept's card, or what a result without a card says. */
type Shown = { concept: string } | { entry: SearchEntry };

export function Popup() {
  const [settings, setSettings] = useState<Settings | null>(null);
  const [tab, setTab] = useState<TabState | null>(null);
  const [query, setQuery] = useState('');
  const [shown, setShown] = useState<Shown | null>(null);
  const [notice, setNotice] = useState<string | null>(null);
  /** Id of the control that the keyboard goes back to. */
  const left = useRef<string | null>(null);

  useEffect(() => {
    const end = new AbortController();
    readSettings().then(setSettings);
    watchSettings(setSettings, end.signal);
    readTab().then(setTab);
    // Made before the first key is pressed, once the field can be typed in.
    const warm = setTimeout(searchBase, 50);
    return () => {
      clearTimeout(warm);
      end.abort();
    };
  }, []);

  // A page marks or unmarks its terms a moment after the switch.
  useEffect(() => {
    if (!settings) return;
    const timers = [150, 900].map((wait) => setTimeout(() => readTab().then(setTab), wait));
    return () => timers.forEach(clearTimeout);
  }, [settings?.paused, settings?.mutedSites.join(' ')]);

  useEffect(() => {
    const next = shown ? CARD_NAME_ID : left.current;
    if (next) document.getElementById(next)?.focus();
  }, [shown]);

  const reader = settings?.reader ?? 'patient';
  const results = useMemo(
    () => (query.trim() ? resultGroups(searchBase()(query), reader) : []),
    [query, reader],
  );

  const save = (change: Promise<void>) => change.catch(() => setNotice(POPUP.saveFailed));
  const onReader = (next: Reader) => save(changeSettings({ reader: next }));
  const panel = (address: string) => {
    const windowId = tab?.windowId ?? null;
    openPanel(address, windowId === null ? {} : { windowId }).then(() => window.close());
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
    const copy = async (text: string) => {
      const copied = await copyPlainText(text, document.body);
      setNotice(copied ? CARD.copied : CARD.copyFailedHere);
    };
    const back = () => {
      setNotice(null);
      setShown(null);
    };
    return (
      <main class="popup">
        <button type="button" class="back" onClick={back}>
          <Icon name="back" />
          {left.current === SEARCH_ID ? SEARCH.back : POPUP.back}
        </button>
        {view && (
          <>
            <Scroller top={view.concept}>
              <Card view={view} />
            </Scroller>
            <CardActions
              reader={reader}
              notice={notice}
              onReader={onReader}
              onCopy={() => copy(view.copyText)}
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
        <button type="button" class="plain-button" onClick={() => panel('#/')}>
          <Icon name="panel" />
          {POPUP.openPanel}
        </button>
      </header>
      <Search
        query={query}
        groups={results}
        onQuery={setQuery}
        onOpen={openResult}
        onPanel={({ address }) => panel(address)}
        onClose={() => window.close()}
      />
      {query.trim() === '' && (
        <Here
          settings={settings}
          tab={tab}
          notice={notice}
          onOpen={(concept) => show({ concept }, `found-${concept}`)}
          onReader={onReader}
          onSave={save}
        />
      )}
    </main>
  );
}

interface HereProps {
  settings: Settings | null;
  tab: TabState | null;
  notice: string | null;
  onOpen: (concept: string) => void;
  onReader: (reader: Reader) => void;
  onSave: (change: Promise<void>) => void;
}

/** What this page has, and the switches. */
function Here({ settings, tab, notice, onOpen, onReader, onSave }: HereProps) {
  if (!settings || !tab) return <p class="message">{POPUP.looking}</p>;
  const { reader } = settings;
  const { site } = tab;
  const groups = groupsOf(tab.counts, reader, new Date());
  const why = reason(tab, settings, groups.length);
  return (
    <>
      {why ? (
        <p class="message" role="status">
          {why}
        </p>
      ) : (
        <Scroller top="list">
          <FoundList groups={groups} onOpen={onOpen} />
        </Scroller>
      )}
      <footer class="controls">
        <p class="notice" role="status">
          {notice}
        </p>
        <ReaderSwitch reader={reader} name="bb-reader" onReader={onReader} />
        {site && (
          <Switch
            label={POPUP.thisSite(site)}
            on={!settings.mutedSites.includes(site)}
            disabled={settings.paused}
            onSwitch={(on) => onSave(muteSite(site, !on))}
          />
        )}
        <Switch
          label={POPUP.everywhere}
          on={settings.paused}
          onSwitch={(on) => onSave(changeSettings({ paused: on }))}
        />
      </footer>
    </>
  );
}
