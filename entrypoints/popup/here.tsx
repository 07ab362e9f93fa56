/** What this page has, and the switches: what the popup shows while nothing is searched. */

import { useMemo } from 'preact/hooks';
import { pageFrames, type ReadFinds } from '../../browser/readings.ts';
import { isHeld, type Policy, type Settings } from '../../browser/settings.ts';
import {
  canSwitchOn,
  excluding,
  isSiteFixed,
  isSiteOn,
  silenceOf,
  siteChange,
  siteOf,
} from '../../browser/site-switch.ts';
import { ContentNote } from '../../components/content.tsx';
import { ReaderSwitch } from '../../components/reader-switch.tsx';
import { Scroller } from '../../components/scroller.tsx';
import { POPUP } from '../../components/strings.ts';
import { Switch } from '../../components/switch.tsx';
import { pageView } from '../../data/page-view.ts';
import type { Reader } from '../../data/schema.ts';
import { FoundList } from './found-list.tsx';
import { PdfHere, ToReader } from './to-reader.tsx';

interface Props {
  settings: Settings;
  policy: Policy;
  finds: ReadFinds;
  notice: string | null;
  onOpen: (concept: string) => void;
  onReader: (reader: Reader) => void;
  onSave: (change: Partial<Settings>) => void;
  onSettings: () => void;
  onMarkHere: () => void;
  /** The panel is to show this page. */
  onPage: () => void;
}

/** The list of the page's concepts or why there is none, then the reader and the switches. */
export function Here({
  settings,
  policy,
  finds,
  notice,
  onOpen,
  onReader,
  onSave,
  onSettings,
  ...props
}: Props) {
  const { url } = finds;
  const { reader, paused } = settings;
  const site = siteOf(url);
  const view = useMemo(() => pageView(pageFrames(finds), reader), [finds, reader]);
  const why = silenceOf(finds, settings, view.terms);
  // Where pages are marked by hand a site has a switch only to undo that it was switched off.
  const hasSwitch = site !== '' && (settings.where !== 'click' || settings.mutedSites.includes(site));
  return (
    <>
      {why ? (
        <div class="message">
          <p role="status">{POPUP.silence[why](site, excluding(settings, url))}</p>
          {(why === 'excluded' || why === 'not-listed') && (
            <button type="button" class="inline" onClick={onSettings}>
              {POPUP.toSettings}
            </button>
          )}
          {why === 'unreachable' && <PdfHere finds={finds} />}
          {why === 'click' && (
            <button type="button" class="mark-here" onClick={props.onMarkHere}>
              {POPUP.markHere}
            </button>
          )}
        </div>
      ) : (
        <Scroller top="list">
          <FoundList view={view} onOpen={onOpen} onMore={props.onPage} />
        </Scroller>
      )}
      <footer class="controls">
        <p class="notice" role="status">
          {notice}
        </p>
        <ReaderSwitch reader={reader} name="bb-reader" onReader={onReader} />
        {hasSwitch && (
          <Switch
            label={POPUP.thisSite(site)}
            on={isSiteOn(settings, url)}
            disabled={paused || !canSwitchOn(settings, url)}
            held={isSiteFixed(settings, url, policy)}
            onSwitch={(on) => onSave(siteChange(settings, url, on, policy))}
          />
        )}
        <div class="both">
          <ToReader />
          <Switch
            label={POPUP.everywhere}
            on={paused}
            held={isHeld(policy, 'paused')}
            onSwitch={(on) => onSave({ paused: on })}
          />
        </div>
        <ContentNote />
      </footer>
    </>
  );
}
