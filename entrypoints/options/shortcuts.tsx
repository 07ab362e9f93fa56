import { useEffect, useState } from 'preact/hooks';
import type { Commands } from 'webextension-polyfill';
import { api } from '../../browser/api.ts';
import { has, type Policy } from '../../browser/settings.ts';
import { Keys, KeyTable, keysOf, nameOfCommand } from '../../components/keys.tsx';
import { KEYS } from '../../components/options-strings.ts';
import { Section } from './fields.tsx';

/** What Firefox has, from version 137 on, in place of an address for its page of shortcuts. */
type ShortcutSettings = { openShortcutSettings?: () => Promise<void> };

const isFirefox = () => api().runtime.getURL('').startsWith('moz-extension:');

/** Opens the browser's page of shortcuts. Rejects where there is no way. */
async function openShortcutPage(): Promise<void> {
  const { openShortcutSettings } = api().commands as ShortcutSettings;
  if (openShortcutSettings) await openShortcutSettings();
  else await api().tabs.create({ url: 'chrome://extensions/shortcuts' });
}

/** True on Apple's systems, where the command key does what Ctrl does elsewhere. */
const APPLE = /mac|iphone|ipad/i.test(navigator.platform);
const MOD = APPLE ? '⌘' : 'Ctrl';

/** Every key that Backbrief listens to, and how to change those that can be changed. */
export function Shortcuts({ policy }: { policy: Policy }) {
  const [commands, setCommands] = useState<Commands.Command[] | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const look = () =>
      api()
        .commands.getAll()
        .then(setCommands, () => setCommands([]));
    look();
    // The keys are changed on another page: what is new is seen on the way back.
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, []);
  const firefox = isFirefox();
  const canOpen = !firefox || 'openShortcutSettings' in api().commands;
  return (
    <Section id="keys" title={KEYS.title}>
      <div class="setting">
        <h3 id="keys-anywhere">{KEYS.anywhere}</h3>
        {commands && commands.length > 0 && (
          <KeyTable labelledBy="keys-anywhere">
            {commands.map(({ name = '', description, shortcut }) => (
              <tr key={name} data-command={name}>
                <th scope="row">{shortcut ? <Keys keys={keysOf(shortcut)} /> : KEYS.notSet}</th>
                <td>{description || nameOfCommand(name)}</td>
              </tr>
            ))}
          </KeyTable>
        )}
        {commands?.length === 0 && <p class="quiet">{KEYS.none}</p>}
        {canOpen && (
          <button
            type="button"
            onClick={() =>
              openShortcutPage().then(
                () => setFailed(false),
                () => setFailed(true),
              )
            }
          >
            {KEYS.change}
          </button>
        )}
        <p class="hint">{firefox ? KEYS.byHand.firefox : KEYS.byHand.chromium}</p>
        <p class="problem" role="status">
          {failed && KEYS.changeFailed}
        </p>
      </div>
      <div class="setting">
        <h3 id="keys-inside">{KEYS.inside}</h3>
        <p class="hint">{KEYS.fixed}</p>
        <KeyTable labelledBy="keys-inside">
          {KEYS.rows(has(policy, 'search'), has(policy, 'pathway')).map(({ keys, does }) => (
            <tr key={does}>
              <th scope="row">
                <Keys keys={keys.map((key) => (key === 'Mod' ? MOD : key))} />
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </KeyTable>
      </div>
    </Section>
  );
}
