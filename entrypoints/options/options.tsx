import { useEffect, useRef } from 'preact/hooks';
import { api } from '../../browser/api.ts';
import { has, isHeld, type Settings } from '../../browser/settings.ts';
import { showTheme } from '../../browser/theme.ts';
import { HELP } from '../../components/help-strings.ts';
import { FILE, KEYS, LOOK, MARKING, OPTIONS, READING, WHERE } from '../../components/options-strings.ts';
import { READERS } from '../../components/strings.ts';
import { Broken } from './broken.tsx';
import { Choices, Section, Tick } from './fields.tsx';
import { Help } from './help.tsx';
import { Marking } from './marking.tsx';
import { Organisation } from './organisation.tsx';
import { SettingsFiles } from './settings-files.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { useStore } from './store.ts';
import { Where } from './where.tsx';

const SECTIONS = [
  ['where', WHERE],
  ['reading', READING],
  ['marking', MARKING],
  ['look', LOOK],
  ['keys', KEYS],
  ['file', FILE],
  ['help', HELP],
] as const;

const THEMES = ['system', 'light', 'dark'] as const;

export function Options() {
  const { settings, policy, broken, outcome, save, tell, lookForBroken } = useStore();
  const title = useRef<HTMLHeadingElement>(null);
  const theme = settings?.theme;
  useEffect(() => {
    if (theme) showTheme(document.documentElement, theme);
  }, [theme]);
  if (!settings) return null;
  const held = (name: keyof Settings) => isHeld(policy, name);

  const onDiscard = (words: string, gone: boolean) => {
    tell(words, !gone);
    if (!gone) return;
    title.current?.focus();
    lookForBroken();
  };
  return (
    <div class="options">
      <header>
        <h1 ref={title} tabIndex={-1}>
          {OPTIONS.title}
        </h1>
        <p class="hint">{OPTIONS.intro}</p>
        <nav aria-label={OPTIONS.sections}>
          {SECTIONS.map(([id, { title: name }]) => (
            <a key={id} href={`#${id}`}>
              {name}
            </a>
          ))}
        </nav>
      </header>
      <main>
        {broken !== null && <Broken value={broken} onDiscard={onDiscard} />}
        <Organisation policy={policy} />
        <Where settings={settings} policy={policy} onSave={save} />
        <Section id="reading" title={READING.title}>
          <Choices
            legend={READING.legend}
            name="reader"
            value={settings.reader}
            held={held('reader')}
            choices={READERS.map(({ reader, label }) => ({
              value: reader,
              label,
              hint: READING.readers[reader],
            }))}
            onChoose={(reader) => save({ reader })}
          />
        </Section>
        <Marking settings={settings} held={held} isRead={has(policy, 'pageReading')} onSave={save} />
        <Section id="look" title={LOOK.title}>
          <Choices
            legend={LOOK.theme}
            name="theme"
            value={settings.theme}
            held={held('theme')}
            choices={THEMES.map((value) => ({ value, ...LOOK.themes[value] }))}
            onChoose={(next) => save({ theme: next })}
          />
          <Tick
            label={LOOK.badge}
            hint={LOOK.badgeHint}
            name="badge"
            on={settings.badge}
            held={held('badge')}
            onTick={(badge) => save({ badge })}
          />
        </Section>
        <Shortcuts policy={policy} />
        <SettingsFiles settings={settings} policy={policy} onSave={save} />
        <Help underline={settings.underline} policy={policy} />
      </main>
      <footer>
        <p>{has(policy, 'pathway') ? OPTIONS.kept : OPTIONS.keptAlone}</p>
        <p>{OPTIONS.version(api().runtime.getManifest().version)}</p>
      </footer>
      <p class={outcome?.failed ? 'saved failed' : 'saved'} role="status">
        {outcome?.text}
      </p>
    </div>
  );
}
