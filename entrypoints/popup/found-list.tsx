import { contentLang } from '../../components/content.tsx';
import { GroupIcon, groupName, groupTone, Scoped } from '../../components/found.tsx';
import { ClaimTally, Statuses, sellingLine } from '../../components/page-reading.tsx';
import { READING, statusWord } from '../../components/reading-strings.ts';
import { countedNote, POPUP, redFlagName } from '../../components/strings.ts';
import { Chip } from '../../components/verdicts.tsx';
import type { FoundWord } from '../../data/found.ts';
import type { FoundHere, PageView } from '../../data/page-view.ts';

interface Props {
  view: PageView;
  onOpen: (concept: string) => void;
  /** The reader wants to see claims and signs of selling one by one. */
  onMore: () => void;
}

function Row({ row, word, onOpen }: { row: FoundHere; word: FoundWord; onOpen: Props['onOpen'] }) {
  const { concept, name, plainName, label, scoped, count, statuses } = row;
  const [first] = statuses;
  const isFlag = word === 'red flag';
  // A sign says on its chip what the page says of it.
  const said = isFlag && first ? POPUP.flagSaid(statusWord(word, first.status)) : redFlagName();
  return (
    <li>
      <button type="button" id={`found-${concept}`} onClick={() => onOpen(concept)}>
        <span class="found-name">
          <span lang={contentLang()}>{name}</span> <small>{POPUP.times(count)}</small>
          {plainName && (
            <span class="plain" lang={contentLang()}>
              {plainName}
            </span>
          )}
          {isFlag && statuses.length > 1 && (
            <span class="also">
              {POPUP.also}
              <Statuses type={word} statuses={statuses.slice(1)} />
            </span>
          )}
        </span>
        {word !== 'depends' && scoped.length === 0 && <Chip word={word} label={label ?? said} />}
        {scoped.length > 0 && <Scoped verdicts={scoped} />}
      </button>
    </li>
  );
}

/** How many of each verdict. */
function Tally({ flags, treatments }: PageView) {
  const signs = flags.reduce((sum, { found }) => sum + found.length, 0);
  const counted: { word: FoundWord; count: number }[] = [
    ...(signs > 0 ? [{ word: 'red flag' as const, count: signs }] : []),
    ...treatments.map(({ word, found }) => ({ word, count: found.length })),
  ];
  return (
    <ul class="tally" aria-label={POPUP.onThisPage}>
      {counted.map(({ word, count }) => (
        <li key={word} class={groupTone(word)}>
          <GroupIcon word={word} />
          <b>{count}</b> {groupName(word)}
        </li>
      ))}
    </ul>
  );
}

/** What this page has and says in short, then every concept as a button, warning signs first. */
export function FoundList({ view, onOpen, onMore }: Props) {
  const { flags, treatments, claims, outcomes, selling, isRead } = view;
  return (
    <div class="found">
      <Tally {...view} />
      {(claims.length > 0 || selling.length > 0) && (
        <button type="button" class="told prints" onClick={onMore}>
          <ClaimTally outcomes={outcomes} />
          {selling.length > 0 && <span class="selling-line">{sellingLine(selling)}</span>}
          <span class="unseen">{POPUP.more}</span>
        </button>
      )}
      <p class="counted">{countedNote()}</p>
      {isRead && <p class="checked">{READING.check}</p>}
      <ul class="rows">
        {flags.flatMap(({ found }) =>
          found.map((row) => <Row key={row.concept} row={row} word="red flag" onOpen={onOpen} />),
        )}
        {treatments.flatMap(({ word, found }) =>
          found.map((row) => <Row key={row.concept} row={row} word={word} onOpen={onOpen} />),
        )}
      </ul>
    </div>
  );
}
