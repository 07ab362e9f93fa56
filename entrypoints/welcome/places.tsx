/** Where everything is: the popup, the panel, the address bar, the keys. */
import { useEffect, useRef } from 'preact/hooks';
import browser, { type Commands } from 'webextension-polyfill';
import { helpAddress } from '../../browser/pages.ts';
import { openPanel } from '../../browser/panel.ts';
import { has, type Policy } from '../../browser/settings.ts';
import { WELCOME } from '../../components/help-strings.ts';
import { Keys, KeyTable, keysOf, nameOfCommand } from '../../components/keys.tsx';
import { KEYS } from '../../components/options-strings.ts';

/** The word for the address bar, as the manifest has it. */
const keyword = () => browser.runtime.getManifest().omnibox?.keyword ?? '';

interface Props {
  commands: readonly Commands.Command[];
  policy: Policy;
}

export function Places({ commands, policy }: Props) {
  const windowId = useRef<number | undefined>(undefined);
  useEffect(() => {
    browser.tabs.getCurrent().then(
      (own) => {
        windowId.current = own?.windowId;
      },
      () => {},
    );
  }, []);
  // Nothing is awaited before the panel opens: the browser wants the reader's own click.
  const toPanel = () =>
    openPanel('#/page', windowId.current === undefined ? {} : { windowId: windowId.current });
  return (
    <section aria-labelledby="find-title">
      <h2 id="find-title">{WELCOME.findTitle}</h2>
      <dl class="places">
        <div>
          <dt>{WELCOME.popupTitle}</dt>
          <dd>{has(policy, 'search') ? WELCOME.popup : WELCOME.popupAlone}</dd>
        </div>
        <div>
          <dt>{WELCOME.panelTitle}</dt>
          <dd>
            <p>{has(policy, 'pathway') ? WELCOME.panel : WELCOME.panelAlone}</p>
            <button type="button" class="open-panel" onClick={toPanel}>
              {WELCOME.openPanel}
            </button>
          </dd>
        </div>
        {has(policy, 'search') && (
          <div>
            <dt>{WELCOME.searchTitle}</dt>
            <dd>{WELCOME.search(keyword())}</dd>
          </div>
        )}
        <div>
          <dt id="welcome-keys">{WELCOME.keysTitle}</dt>
          <dd>
            {commands.length > 0 && (
              <>
                <p>{WELCOME.keys}</p>
                <KeyTable labelledBy="welcome-keys">
                  {commands.map(({ name = '', description, shortcut }) => (
                    <tr key={name} data-command={name}>
                      <th scope="row">{shortcut ? <Keys keys={keysOf(shortcut)} /> : KEYS.notSet}</th>
                      <td>{description || nameOfCommand(name)}</td>
                    </tr>
                  ))}
                </KeyTable>
              </>
            )}
            <p>
              <a href={helpAddress('help-keys')}>{WELCOME.changeKeys}</a>
            </p>
          </dd>
        </div>
      </dl>
    </section>
  );
}
