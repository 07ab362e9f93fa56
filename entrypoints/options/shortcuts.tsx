import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Commands } from 'webextension-polyfill';
import { api } from '../../browser/api.ts';
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

/** What a command is called that has no description of ours. */
const nameOf = (command: string) =>
  Object.hasOwn(KEYS.names, command) ? KEYS.names[command as keyof typeof KEYS.names] : command;

/** "Alt" and "B" of "Alt+B"; the modifier signs of Apple's systems stay together. */
const keysOf = (shortcut: string) => shortcut.split('+').map((key) => key.trim());

/** True on Apple's systems, where the command key does what Ctrl does elsewhere. */
const APPLE = /mac|iphone|ipad/i.test(navigator.platform);
const MOD = APPLE ? '⌘' : 'Ctrl';

/** Every key that Backbrief listens to, and how to change those that can be changed. */
export function Shortcuts() {
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
                <td>{description || nameOf(name)}</td>
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
          {KEYS.rows.map(({ keys, does }) => (
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

function KeyTable({ labelledBy, children }: { labelledBy: string; children: ComponentChildren }) {
  return (
    <table class="key-table" aria-labelledby={labelledBy}>
      <thead class="unseen">
        <tr>
          <th scope="col">{KEYS.key}</th>
          <th scope="col">{KEYS.does}</th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

function Keys({ keys }: { keys: readonly string[] }) {
  return (
    <>
      {keys.map((key, at) => (
        <span key={key}>
          {at > 0 && ' '}
          <kbd>{key}</kbd>
        </span>
      ))}
    </>
  );
}
