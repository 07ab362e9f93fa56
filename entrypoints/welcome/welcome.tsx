/** The first page after the installation: whose words, a note to try, and where everything is. */
import { useEffect, useState } from 'preact/hooks';
import browser, { type Commands } from 'webextension-polyfill';
import { helpAddress, methodAddress } from '../../browser/pages.ts';
import { changeSettings, has, isHeld } from '../../browser/settings.ts';
import { usePolicy, useSettings } from '../../browser/use-settings.ts';
import { ContentNote } from '../../components/content.tsx';
import { ReaderHeld } from '../../components/held.tsx';
import { ADVICE, LINKS, WELCOME } from '../../components/help-strings.ts';
import { OPTIONS, READING } from '../../components/options-strings.ts';
import { ReaderSwitch } from '../../components/reader-switch.tsx';
import type { Reader } from '../../data/schema.ts';
import { Places } from './places.tsx';
import { Trial } from './trial.tsx';

/** The keys that the browser has for us now; again when the reader comes back from changing them. */
function useCommands(): readonly Commands.Command[] {
  const [commands, setCommands] = useState<readonly Commands.Command[]>([]);
  useEffect(() => {
    const look = () =>
      browser.commands.getAll().then(
        (all) => setCommands(all),
        () => setCommands([]),
      );
    look();
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, []);
  return commands;
}

function ReaderChoice({ reader }: { reader: Reader }) {
  /** What is said of the last choice. */
  const [outcome, setOutcome] = useState<string | null>(null);
  const choose = (next: Reader) => {
    changeSettings({ reader: next }).then(
      () => setOutcome(OPTIONS.saved),
      () => setOutcome(OPTIONS.saveFailed),
    );
  };
  return (
    <section aria-labelledby="reader-title">
      <h2 id="reader-title">{WELCOME.readerTitle}</h2>
      <ReaderSwitch reader={reader} name="bb-reader" onReader={choose} />
      <p class="reader-words">{READING.readers[reader]}</p>
      <p class="hint">
        {WELCOME.readerHint} <b role="status">{outcome}</b>
      </p>
    </section>
  );
}

export function Welcome() {
  const settings = useSettings();
  const commands = useCommands();
  const policy = usePolicy();
  if (!settings) return null;
  return (
    <div class="guide">
      <header>
        <h1>{WELCOME.title}</h1>
        <p>{WELCOME.intro}</p>
      </header>
      <main>
        <ReaderHeld.Provider value={isHeld(policy, 'reader')}>
          <ReaderChoice reader={settings.reader} />
        </ReaderHeld.Provider>
        <Trial underline={settings.underline} paused={settings.paused} commands={commands} />
        <Places commands={commands} policy={policy} />
        <section aria-labelledby="privacy-title">
          <h2 id="privacy-title">{WELCOME.privacyTitle}</h2>
          <ul>
            {WELCOME.privacy(has(policy, 'search') && has(policy, 'pathway')).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="advice-title">
          <h2 id="advice-title">{ADVICE.title}</h2>
          <p>{ADVICE.text}</p>
          <p class="stress">
            {ADVICE.emergency} <a href={methodAddress('emergency')}>{LINKS.signs}</a>
          </p>
        </section>
        <nav aria-labelledby="more-title">
          <h2 id="more-title">{WELCOME.more}</h2>
          <ul class="links">
            <li>
              <a href={methodAddress()}>{LINKS.method}</a>
            </li>
            <li>
              <a href={helpAddress('help')}>{LINKS.help}</a>
            </li>
            <li>
              <a href={browser.runtime.getURL('options.html')}>{LINKS.settings}</a>
            </li>
          </ul>
          <ContentNote />
        </nav>
      </main>
    </div>
  );
}
