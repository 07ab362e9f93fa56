import { useEffect, useRef } from 'preact/hooks';
import { isHeld, listPattern, muteSite, type Policy, type Settings } from '../../browser/settings.ts';
import { Held } from '../../components/held.tsx';
import { WHERE } from '../../components/options-strings.ts';
import { Choices, Section, Tick } from './fields.tsx';
import { Patterns } from './patterns.tsx';
import type { Save } from './store.ts';

const MODES = ['all', 'all-but', 'only', 'click'] as const satisfies readonly Settings['where'][];

interface Props {
  settings: Settings;
  policy: Policy;
  onSave: Save;
}

/** On which pages terms are marked. */
export function Where({ settings, policy, onSave }: Props) {
  const { where, paused, mutedSites } = settings;
  // Another window may have changed the list meanwhile: only this one pattern is put on it or taken off.
  const listOf = (list: 'allBut' | 'only') => ({
    patterns: settings[list],
    held: isHeld(policy, list),
    onAdd: (pattern: string) =>
      onSave({ [list]: [...settings[list], pattern] }, () => listPattern(list, pattern, true)),
    onRemove: (pattern: string) =>
      onSave({ [list]: settings[list].filter((other) => other !== pattern) }, () =>
        listPattern(list, pattern, false),
      ),
  });
  return (
    <Section id="where" title={WHERE.title}>
      <Choices
        legend={WHERE.where}
        name="where"
        value={where}
        held={isHeld(policy, 'where')}
        choices={MODES.map((value) => ({ value, ...WHERE.modes[value] }))}
        onChoose={(next) => onSave({ where: next })}
      >
        <p class="quiet">{WHERE.notThere}</p>
      </Choices>
      {where === 'all-but' && <Patterns key="all-but" mode="all-but" {...listOf('allBut')} />}
      {where === 'only' && <Patterns key="only" mode="only" {...listOf('only')} />}
      <Muted
        sites={mutedSites}
        held={policy.held.mutedSites ?? []}
        onMark={(site) =>
          onSave({ mutedSites: mutedSites.filter((other) => other !== site) }, () => muteSite(site, false))
        }
      />
      <Tick
        label={WHERE.pause}
        hint={WHERE.pauseHint}
        name="paused"
        on={paused}
        held={isHeld(policy, 'paused')}
        onTick={(on) => onSave({ paused: on })}
      />
    </Section>
  );
}

interface MutedProps {
  sites: readonly string[];
  /** Those of them that an organisation has switched off. */
  held: readonly string[];
  onMark: (site: string) => void;
}

/** The sites that were switched off one by one, each with the way back. */
function Muted({ sites, held, onMark }: MutedProps) {
  const title = useRef<HTMLHeadingElement>(null);
  /** Position whose row has to get the focus, since the one before it is gone. */
  const goTo = useRef<number | null>(null);
  useEffect(() => {
    if (goTo.current === null) return;
    const buttons = title.current?.parentElement?.querySelectorAll('button') ?? [];
    (buttons[Math.min(goTo.current, buttons.length - 1)] ?? title.current)?.focus();
    goTo.current = null;
  }, [sites]);
  return (
    <div class="setting">
      <h3 ref={title} tabIndex={-1} id="muted-title">
        {WHERE.muted}
      </h3>
      <p class="hint">{sites.length === 0 ? WHERE.mutedNone : WHERE.mutedHint}</p>
      {sites.length > 0 && (
        <ul class="rows" aria-labelledby="muted-title">
          {sites.map((site, at) => (
            <li key={site}>
              <span dir="ltr">{site}</span>
              {held.includes(site) ? (
                <Held />
              ) : (
                <button
                  type="button"
                  onClick={() => {
                    // Counted over the rows that have a button.
                    goTo.current = sites.slice(0, at).filter((other) => !held.includes(other)).length;
                    onMark(site);
                  }}
                >
                  {WHERE.markAgain}
                  <span class="unseen">{WHERE.onSite(site)}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
