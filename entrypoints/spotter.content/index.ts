import { defineContentScript } from 'wxt/utils/define-content-script';
import { isOff, readSettings, type Settings, watchSettings } from '../../browser/settings.ts';
import { startSession } from './session.ts';
import './style.css';

/** The spotter: on every page and in every frame, unless the reader has paused it or muted the site. */
export default defineContentScript({
  matches: ['<all_urls>'],
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  runAt: 'document_idle',
  cssInjectionMode: 'manifest',
  noScriptStartedPostMessage: true,
  async main(context) {
    if (document.documentElement?.namespaceURI !== 'http://www.w3.org/1999/xhtml') return;
    const site = siteOf();
    let session: AbortController | null = null;
    const follow = (settings: Settings) => {
      const off = context.signal.aborted || isOff(settings, site);
      if (off === !session) return;
      session?.abort();
      session = off ? null : new AbortController();
      if (session) startSession(session.signal, () => context.abort());
    };
    context.onInvalidated(() => session?.abort());
    follow(await readSettings());
    watchSettings(follow, context.signal);
  },
});

/** The site in the address bar, as far as a frame can know: a frame of another site is muted with its page. */
function siteOf(): string {
  const outermost = location.ancestorOrigins?.[location.ancestorOrigins.length - 1];
  return outermost && URL.canParse(outermost) ? new URL(outermost).hostname : location.hostname;
}
