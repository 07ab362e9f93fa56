import { useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import {
  changeSettings,
  has,
  isHeld,
  type Policy,
  readBroken,
  readSettings,
  type Settings,
  watchSettings,
} from '../../browser/settings.ts';
import { showTheme } from '../../browser/theme.ts';
import { usePolicy } from '../../browser/use-settings.ts';
import { BrokenNotice } from '../../components/broken-notice.tsx';
import { ReaderHeld } from '../../components/held.tsx';
import { Icon } from '../../components/icons.tsx';
import { START_BACK, TAB_NAMES, THIS_PAGE } from '../../components/panel-strings.ts';
import { POLICY } from '../../components/policy-words.ts';
import { PANEL } from '../../components/strings.ts';
import type { Reader } from '../../data/schema.ts';
import { PATHWAY_TABS, type Place, placeOf, TABS, tabOf, watchAddress } from './address.ts';
import { Documents } from './documents.tsx';
import { EntryView } from './entry-view.tsx';
import { CompareView } from './evidence/compare-view.tsx';
import { EvidenceView } from './evidence/evidence-view.tsx';
import { MapView } from './map/map-view.tsx';
import { NoMatch } from './no-match.tsx';
import { PathwayView } from './pathway/pathway-view.tsx';
import { StartBack } from './start-back.tsx';
import { TermView } from './term-view.tsx';
import { ThisPage } from './this-page.tsx';

/** What every view gets. */
export interface ViewProps {
  reader: Reader;
  onReader: (reader: Reader) => void;
}

/** Names of the views as the window's title and a screen reader tell them. */
function titleOf(place: Place): string {
  switch (place.view) {
    case 'page':
      return THIS_PAGE.title;
    case 'start-back':
      return START_BACK.title;
    case 'map':
      return TAB_NAMES.map;
    default:
      return TAB_NAMES[tabOf(place)];
  }
}

function View({ place, settings, ...props }: ViewProps & { place: Place; settings: Settings }) {
  switch (place.view) {
    case 'page':
      return <ThisPage settings={settings} {...props} />;
    case 'pathway':
      return <PathwayView node={place.node} {...props} />;
    case 'map':
      return <MapView {...props} />;
    case 'start-back':
      return <StartBack {...props} />;
    case 'documents':
      return <Documents document={place.document} {...props} />;
    case 'compare':
      return <CompareView concepts={place.concepts} {...props} />;
    case 'entry':
      return <EntryView concept={place.concept} {...props} />;
    case 'glossary':
      return <TermView term={place.term} {...props} />;
    case 'none':
      return <NoMatch />;
    default:
      return <EvidenceView {...props} />;
  }
}

/** Tabs as links, with the place that is shown marked. */
function Tabs({ place, policy }: { place: Place; policy: Policy }) {
  const tab = tabOf(place);
  const isThere = (view: string) => view !== 'pathway' || has(policy, 'pathway');
  const link = (view: keyof typeof TAB_NAMES, address: string, current: boolean, name = TAB_NAMES[view]) => (
    <a key={view} href={address} aria-current={current ? 'page' : undefined}>
      {name}
    </a>
  );
  return (
    <>
      <nav aria-label={PANEL.title}>
        {TABS.filter(({ view }) => isThere(view)).map(({ view, address }) =>
          link(view, address, view === tab),
        )}
      </nav>
      {tab === 'pathway' && isThere(tab) && (
        <nav class="sub" aria-label={TAB_NAMES.pathway}>
          {PATHWAY_TABS.map(({ view, address }) =>
            link(view, address, view === place.view, view === 'pathway' ? TAB_NAMES.walk : TAB_NAMES[view]),
          )}
        </nav>
      )}
    </>
  );
}

export function Panel() {
  const [settings, setSettings] = useState<Settings | null>(null);
  const policy = usePolicy();
  const [broken, setBroken] = useState(false);
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const end = new AbortController();
    readSettings().then(async (now) => {
      setSettings(now);
      // Known once they have been read.
      setBroken((await readBroken()) !== null);
    });
    watchSettings(setSettings, end.signal);
    watchAddress(setAddress, end.signal);
    return () => end.abort();
  }, []);
  const theme = settings?.theme;
  useEffect(() => {
    if (theme) showTheme(document.documentElement, theme);
  }, [theme]);
  const place = address === null ? null : placeOf(address);
  useEffect(() => {
    if (place) document.title = `${titleOf(place)} · ${PANEL.title}`;
  }, [address]);
  if (!settings || !place) return null;

  // Where it cannot be saved the words change all the same, for as long as the panel is open.
  const onReader = (reader: Reader) => {
    changeSettings({ reader }).catch(() => setSettings({ ...settings, reader }));
  };
  const isOff = tabOf(place) === 'pathway' && !has(policy, 'pathway');
  return (
    <ReaderHeld.Provider value={isHeld(policy, 'reader')}>
      <header class="bar">
        <h1 class="unseen">{PANEL.title}</h1>
        <Tabs place={place} policy={policy} />
        <button
          type="button"
          class="settings"
          aria-label={PANEL.settings}
          title={PANEL.settings}
          onClick={() => browser.runtime.openOptionsPage()}
        >
          <Icon name="settings" />
        </button>
      </header>
      <main class="panel" data-view={place.view}>
        {broken && <BrokenNotice onSettings={() => browser.runtime.openOptionsPage()} />}
        {isOff ? (
          <p class="message">{POLICY.noPathway}</p>
        ) : (
          <View place={place} settings={settings} reader={settings.reader} onReader={onReader} />
        )}
      </main>
    </ReaderHeld.Provider>
  );
}
