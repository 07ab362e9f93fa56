import { Icon, tone } from '../../components/icons.tsx';
import { POPUP } from '../../components/strings.ts';
import { Chip } from '../../components/verdicts.tsx';
import type { Group } from './found.ts';

interface Props {
  groups: Group[];
  onOpen: (concept: string) => void;
}

/** What this page has: how many of each verdict, then every concept as a button. */
export function FoundList({ groups, onOpen }: Props) {
  return (
    <div class="found">
      <ul class="tally" aria-label={POPUP.onThisPage}>
        {groups.map((group) => (
          <li key={group.word} class={tone(group.word)}>
            <Icon name={group.word} />
            <b>{group.found.length}</b> {group.name}
          </li>
        ))}
      </ul>
      <ul class="rows">
        {groups.flatMap((group) =>
          group.found.map((row) => (
            <li key={row.concept}>
              <button type="button" id={`found-${row.concept}`} onClick={() => onOpen(row.concept)}>
                <span class="found-name">
                  {row.name} <small>{POPUP.times(row.count)}</small>
                </span>
                <Chip word={row.word} label={row.label} />
              </button>
            </li>
          )),
        )}
      </ul>
    </div>
  );
}
