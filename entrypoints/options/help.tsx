/** Help, a fold for each question. An address such as options.html#help-nothing opens its fold. */
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { api } from '../../browser/api.ts';
import { methodAddress } from '../../browser/pages.ts';
import { has, type Policy, type Settings } from '../../browser/settings.ts';
import { ADVICE, HELP, LEGEND, LINKS } from '../../components/help-strings.ts';
import { Icon } from '../../components/icons.tsx';
import { Legend } from '../../components/legend.tsx';
import { KEYS, WHERE } from '../../components/options-strings.ts';
import { Section } from './fields.tsx';

/** Brings what the address names into view, and opens it where it folds: now, and whenever the address changes. */
function usePartOfAddress(): void {
  useEffect(() => {
    const show = () => {
      // The browser looked for it before the settings were read, and found nothing.
      const part = document.getElementById(location.hash.slice(1));
      if (part instanceof HTMLDetailsElement) {
        part.open = true;
        part.querySelector('summary')?.focus({ preventScroll: true });
      }
      part?.scrollIntoView();
    };
    show();
    window.addEventListener('hashchange', show);
    return () => window.removeEventListener('hashchange', show);
  }, []);
}

/** One question. @param id what an address names it by */
function Fold({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <details id={id} class="fold">
      <summary>
        <Icon name="down" />
        {title}
      </summary>
      <div class="fold-text">{children}</div>
    </details>
  );
}

const paragraphs = (texts: readonly string[]) => texts.map((text) => <p key={text}>{text}</p>);

interface Props extends Pick<Settings, 'underline'> {
  policy: Policy;
}

export function Help({ underline, policy }: Props) {
  const { version, omnibox } = api().runtime.getManifest();
  const isRead = has(policy, 'pageReading');
  usePartOfAddress();
  return (
    <Section id="help" title={HELP.title}>
      <p class="hint">{HELP.intro}</p>
      <Fold id="help-marks" title={LEGEND.title}>
        <Legend underline={underline} />
        <p>{LEGEND.colour}</p>
        <p>{HELP.marks}</p>
        {isRead && <p>{HELP.claims}</p>}
      </Fold>
      <Fold id="help-cards" title={HELP.cardsTitle}>
        {paragraphs(HELP.cards(isRead))}
      </Fold>
      <Fold id="help-keys" title={HELP.keysTitle}>
        <p>{HELP.keys()}</p>
        <p>
          <a href="#keys">{KEYS.title}</a>
        </p>
      </Fold>
      <Fold id="help-panel" title={HELP.panelTitle}>
        <p>{has(policy, 'pathway') ? HELP.panel() : HELP.panelAlone()}</p>
      </Fold>
      {has(policy, 'search') && (
        <Fold id="help-search" title={HELP.searchTitle}>
          <p>{HELP.search(omnibox?.keyword ?? '')}</p>
          <p>{HELP.searchNone}</p>
        </Fold>
      )}
      <Fold id="help-pdf" title={HELP.pdfTitle}>
        <p>{HELP.pdf}</p>
        <p>{HELP.pdfScan}</p>
      </Fold>
      <Fold id="help-sites" title={HELP.sitesTitle}>
        <p>{HELP.sites()}</p>
        <p>
          <a href="#where">{WHERE.title}</a>
        </p>
      </Fold>
      <Fold id="help-nothing" title={HELP.nothingTitle}>
        <p class="stress">{HELP.nothingNever}</p>
        <ul>
          {HELP.nothing().map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </Fold>
      <Fold id="help-key" title={HELP.keyTitle}>
        <p>{HELP.key()}</p>
        <p>
          <a href="#keys">{KEYS.title}</a>
        </p>
      </Fold>
      <Fold id="help-emergency" title={HELP.emergencyTitle}>
        <p class="stress">
          {ADVICE.emergency} <a href={methodAddress('emergency')}>{LINKS.signs}</a>
        </p>
        <p>{ADVICE.text}</p>
      </Fold>
      <Fold id="help-report" title={HELP.reportTitle}>
        <p>{HELP.report(version)}</p>
        <p>{HELP.reportPatient}</p>
      </Fold>
      <h3>{HELP.moreTitle}</h3>
      <ul class="more">
        <li>
          <a href={methodAddress()}>{LINKS.method}</a>
        </li>
        <li>
          <a href={api().runtime.getURL('welcome.html')}>{LINKS.welcome}</a>
        </li>
      </ul>
    </Section>
  );
}
