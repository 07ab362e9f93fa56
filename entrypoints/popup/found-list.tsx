import { Icon, tone } from '../../components/icons.tsx';
import { POPUP, RED_FLAG_NAME, VERDICT_NAMES } from '../../components/strings.ts';
import { Chip } from '../../components/verdicts.tsx';
import type { FoundGroup } from '../../data/found.ts';

interface Props {
  groups: readonly FoundGroup[];
  onOpen: (concept: string) => void;
}

const nameOf = (word: FoundGroup['word']) => (word === 'red flag' ? RED_FLAG_NAME : VERDICT_NAMES[word]);

/** What this page has: how many of each verdict, then every concept as a button. */
export function FoundList({ groups, onOpen }: Props) {
  return (
    <div class="found">
      <ul class="tally" aria-label={POPUP.onThisPage}>
        {groups.map(({ word, found }) => (
          <li key={word} class={tone(word)}>
            <Icon name={word} />
            <b>{found.length}</b> {nameOf(word)}
          </li>
        ))}
      </ul>
      <ul class="rows">
        {groups.flatMap(({ word, found }) =>
          found.map(({ concept, name, label, count }) => (
            <li key={concept}>
              <button type="button" id={`found-${concept}`} onClick={() => onOpen(concept)}>
                <span class="found-name">
                  {name} <small>{POPUP.times(count)}</small>
                </span>
                <Chip word={word} label={label ?? RED_FLAG_NAME} />
              </button>
            </li>
          )),
        )}
      </ul>
    </div>
  );
}
