import { useEffect, useState } from 'preact/hooks';
import { copyPlainText } from '../../browser/clipboard.ts';
import { changeSettings, readSettings, type Settings, watchSettings } from '../../browser/settings.ts';
import { CARD_NAME_ID, Card } from '../../components/card.tsx';
import { CardActions } from '../../components/card-actions.tsx';
import { START_BACK, THIS_PAGE } from '../../components/panel-strings.ts';
import { CARD, PANEL, POPUP } from '../../components/strings.ts';
import { cardView } from '../../data/card.ts';
import type { Reader } from '../../data/schema.ts';
import { placeOf, TABS, watchAddress } from './address.ts';
import { AllEntries } from './all-entries.tsx';
import { Documents } from './documents.tsx';
import { StartBack } from './start-back.tsx';
import { ThisPage } from './this-page.tsx';

const TAB_NAMES = {
  page: THIS_PAGE.title,
  all: PANEL.all,
  'start-back': START_BACK.title,
  documents: PANEL.documents,
} as const;

/** One treatment or red flag with everything open. */
function Entry({ concept, reader }: { concept: string; reader: Reader }) {
  const [notice, setNotice] = useState<string | null>(null);
  const view = cardView(concept, reader, new Date());
  useEffect(() => {
    setNotice(null);
    document.getElementById(CARD_NAME_ID)?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [concept]);
  if (!view) return <p class="message">{PANEL.unknown}</p>;
  const copy = async () => {
    const copied = await copyPlainText(view.copyText, document.body);
    setNotice(copied ? CARD.copied : CARD.copyFailedHere);
  };
  return (
    <>
      <Card view={view} expanded />
      <CardActions
        reader={reader}
        notice={notice}
        onCopy={copy}
        onReader={(next) => changeSettings({ reader: next }).catch(() => setNotice(POPUP.saveFailed))}
      />
    </>
  );
}

export function Panel() {
  const [settings, setSettings] = useState<Settings | null>(null);
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const end = new AbortController();
    readSettings().then(setSettings);
    watchSettings(setSettings, end.signal);
    watchAddress(setAddress, end.signal);
    return () => end.abort();
  }, []);
  if (!settings || address === null) return null;

  const place = placeOf(address);
  return (
    <>
      <header class="bar">
        <h1 class="unseen">{PANEL.title}</h1>
        <nav aria-label={PANEL.title}>
          {TABS.map(({ view, address }) => (
            <a key={view} href={address} aria-current={place.view === view ? 'page' : undefined}>
              {TAB_NAMES[view]}
            </a>
          ))}
        </nav>
      </header>
      <main class="panel">
        {place.view === 'page' && <ThisPage settings={settings} />}
        {place.view === 'all' && <AllEntries />}
        {place.view === 'start-back' && (
          <StartBack
            reader={settings.reader}
            onReader={(reader) =>
              changeSettings({ reader }).catch(() => setSettings({ ...settings, reader }))
            }
          />
        )}
        {place.view === 'documents' && <Documents />}
        {place.view === 'entry' && <Entry concept={place.concept} reader={settings.reader} />}
      </main>
    </>
  );
}
