import { GroupIcon, groupName, groupTone, Scoped } from '../../components/found.tsx';
import { COUNTED, POPUP, RED_FLAG_NAME } from '../../components/strings.ts';
import { Chip } from '../../components/verdicts.tsx';
import type { Found, FoundGroup, FoundWord } from '../../data/found.ts';

interface Props {
  groups: readonly FoundGroup[];
  onOpen: (concept: string) => void;
}

function Row({ row, word, onOpen }: { row: Found; word: FoundWord; onOpen: Props['onOpen'] }) {
  const { concept, name, plainName, label, scoped, count } = row;
  return (
    <li>
      <button type="button" id={`found-${concept}`} onClick={() => onOpen(concept)}>
        <span class="found-name">
          {name} <small>{POPUP.times(count)}</small>
          {plainName && <span class="plain">{plainName}</span>}
        </span>
        {word !== 'depends' && scoped.length === 0 && <Chip word={word} label={label ?? RED_FLAG_NAME} />}
        {scoped.length > 0 && <Scoped verdicts={scoped} />}
      </button>
    </li>
  );
}

/** What this page has: how many of each verdict, then every concept as a button. */
export function FoundList({ groups, onOpen }: Props) {
  return (
    <div class="found">
      <ul class="tally" aria-label={POPUP.onThisPage}>
        {groups.map(({ word, found }) => (
          <li key={word} class={groupTone(word)}>
            <GroupIcon word={word} />
            <b>{found.length}</b> {groupName(word)}
          </li>
        ))}
      </ul>
      <p class="counted">{COUNTED}</p>
      <ul class="rows">
        {groups.flatMap(({ word, found }) =>
          found.map((row) => <Row key={row.concept} row={row} word={word} onOpen={onOpen} />),
        )}
      </ul>
    </div>
  );
}
