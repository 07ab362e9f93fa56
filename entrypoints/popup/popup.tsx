import { useEffect, useRef, useState } from 'preact/hooks';
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
import { Icon } from '../../components/icons.tsx';
import { ReaderSwitch } from '../../components/reader-switch.tsx';
import { Scroller } from '../../components/scroller.tsx';
import { CARD, POPUP } from '../../components/strings.ts';
import { Switch } from '../../components/switch.tsx';
import { cardView } from '../../data/card.ts';
import type { Reader } from '../../data/schema.ts';
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

export function Popup() {
  const [settings, setSettings] = useState<Settings | null>(null);
  const [tab, setTab] = useState<TabState | null>(null);
  const [concept, setConcept] = useState<string | null>(null);
  const [notice, setNotice] = useState<string | null>(null);
  /** Concept whose row the keyboard goes back to. */
  const left = useRef<string | null>(null);

  useEffect(() => {
    const end = new AbortController();
    readSettings().then(setSettings);
    watchSettings(setSettings, end.signal);
    readTab().then(setTab);
    return () => end.abort();
  }, []);

  // A page marks or unmarks its terms a moment after the switch.
  useEffect(() => {
    if (!settings) return;
    const timers = [150, 900].map((wait) => setTimeout(() => readTab().then(setTab), wait));
    return () => timers.forEach(clearTimeout);
  }, [settings?.paused, settings?.mutedSites.join(' ')]);

  useEffect(() => {
    const next = concept ? CARD_NAME_ID : left.current && `found-${left.current}`;
    if (next) document.getElementById(next)?.focus();
  }, [concept]);

  if (!settings || !tab) return <p class="message">{POPUP.looking}</p>;

  const { reader } = settings;
  const save = (change: Promise<void>) => change.catch(() => setNotice(POPUP.saveFailed));
  const onReader = (next: Reader) => save(changeSettings({ reader: next }));
  const panel = (address: string) => {
    openPanel(address, tab.windowId === null ? {} : { windowId: tab.windowId }).then(() => window.close());
  };

  const view = concept && cardView(concept, reader, new Date());
  if (view) {
    const copy = async () => {
      const copied = await copyPlainText(view.copyText, document.body);
      setNotice(copied ? CARD.copied : CARD.copyFailedHere);
    };
    const back = () => {
      left.current = concept;
      setNotice(null);
      setConcept(null);
    };
    return (
      <main class="popup">
        <button type="button" class="back" onClick={back}>
          <Icon name="back" />
          {POPUP.back}
        </button>
        <Scroller top={view.concept}>
          <Card view={view} />
        </Scroller>
        <CardActions
          reader={reader}
          notice={notice}
          onReader={onReader}
          onCopy={copy}
          onOpenPanel={() => panel(`#/treatment/${view.concept}`)}
        />
      </main>
    );
  }

  const groups = groupsOf(tab.counts, reader, new Date());
  const why = reason(tab, settings, groups.length);
  const { site } = tab;
  return (
    <main class="popup">
      <header class="top">
        <h1>{POPUP.title}</h1>
        <button type="button" class="plain-button" onClick={() => panel('#/')}>
          <Icon name="panel" />
          {POPUP.openPanel}
        </button>
      </header>
      {why ? (
        <p class="message" role="status">
          {why}
        </p>
      ) : (
        <Scroller top="list">
          <FoundList groups={groups} onOpen={setConcept} />
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
            onSwitch={(on) => save(muteSite(site, !on))}
          />
        )}
        <Switch
          label={POPUP.everywhere}
          on={settings.paused}
          onSwitch={(on) => save(changeSettings({ paused: on }))}
        />
      </footer>
    </main>
  );
}
