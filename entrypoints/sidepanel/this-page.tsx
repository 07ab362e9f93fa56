import { useEffect, useRef, useState } from 'preact/hooks';
import { type Finds, goToMention, totalOf, watchFinds } from '../../browser/finds.ts';
import type { Settings } from '../../browser/settings.ts';
import { excluding, silenceOf, siteOf } from '../../browser/site-switch.ts';
import { switchOn } from '../../browser/switch-on.ts';
import { GroupIcon, groupName, groupTone, Scoped } from '../../components/found.tsx';
import { Icon } from '../../components/icons.tsx';
import { THIS_PAGE } from '../../components/panel-strings.ts';
import { COUNTED, POPUP } from '../../components/strings.ts';
import { type Found, foundGroups } from '../../data/found.ts';
import type { Reader } from '../../data/schema.ts';
import { Foot } from './foot.tsx';
import type { ViewProps } from './panel.tsx';

/** The mention that was last gone to. */
interface At {
  concept: string;
  /** From 0, over all frames. */
  index: number;
}

interface RowProps {
  row: Found;
  /** Which of its mentions was gone to; null where none was. */
  index: number | null;
  onGo: (row: Found, index: number) => void;
}

/** One concept: a button that shows it in the page, and the way to its other mentions and to its entry. */
function Row({ row, index, onGo }: RowProps) {
  const { concept, name, plainName, label, scoped, count } = row;
  const step = (by: number) => onGo(row, ((index ?? 0) + by + count) % count);
  return (
    <li data-concept={concept} data-current={index !== null}>
      <div class="row">
        <button type="button" class="go prints" onClick={() => onGo(row, index ?? 0)}>
          <span>
            <span class="found-name">{name}</span> <small class="count">{POPUP.times(count)}</small>
          </span>
          {plainName && <span class="plain">{plainName}</span>}
          {scoped.length > 0 && <Scoped verdicts={scoped} />}
          {label && <small>{label}</small>}
        </button>
        <a href={`#/treatment/${concept}`}>
          {THIS_PAGE.entry}
          <span class="unseen">{THIS_PAGE.entryOf(name)}</span>
        </a>
      </div>
      {index !== null && count > 1 && (
        <div class="steps">
          <button type="button" class="previous" onClick={() => step(-1)}>
            <Icon name="back" />
            {THIS_PAGE.previous}
            <span class="unseen">{THIS_PAGE.ofName(name)}</span>
          </button>
          <span class="position">{THIS_PAGE.position(index, count)}</span>
          <button type="button" class="next" onClick={() => step(1)}>
            {THIS_PAGE.next}
            <span class="unseen">{THIS_PAGE.ofName(name)}</span>
            <Icon name="back" />
          </button>
        </div>
      )}
    </li>
  );
}

/** Every treatment and red flag of the tab beside the panel. */
export function ThisPage({ settings, reader, onReader }: ViewProps & { settings: Settings }) {
  const [finds, setFinds] = useState<Finds | null>(null);
  /** Reads the page again. */
  const lookAgain = useRef(() => {});

  useEffect(() => {
    const end = new AbortController();
    lookAgain.current = watchFinds(setFinds, end.signal);
    return () => end.abort();
  }, []);

  return (
    <>
      {finds ? (
        // Another page begins anew: by its key, so that no click falls between its list and a later reset.
        <PageFinds
          key={`${finds.tabId} ${finds.url}`}
          finds={finds}
          settings={settings}
          reader={reader}
          onMarked={() => lookAgain.current()}
        />
      ) : (
        <p class="message" role="status">
          {THIS_PAGE.looking}
        </p>
      )}
      <Foot reader={reader} onReader={onReader} />
    </>
  );
}

interface PageProps {
  finds: Finds;
  settings: Settings;
  reader: Reader;
  /** The reader has had the page marked, or it could not be. */
  onMarked: () => void;
}

/** The finds of one page, and where the reader has gone to in it. */
function PageFinds({ finds, settings, reader, onMarked }: PageProps) {
  const [at, setAt] = useState<At | null>(null);
  const [said, setSaid] = useState('');
  /** Counts the wishes, so that a late answer does not undo a newer one. */
  const turn = useRef(0);

  const total = totalOf(finds.frames);
  const isGone = at !== null && !total[at.concept];
  useEffect(() => {
    if (isGone) setAt(null);
  }, [isGone]);

  const groups = foundGroups(total, reader);
  const silence = silenceOf(finds, settings, groups.length);
  const site = siteOf(finds.url);
  const why = silence && POPUP.silence[silence](site, excluding(settings, finds.url));
  const rows = groups.flatMap(({ found }) => found);

  const told = why && silence !== 'click' ? '' : said || (why ? '' : THIS_PAGE.hint);

  const go = async (row: Found, index: number) => {
    const mine = ++turn.current;
    const went = await goToMention(finds, row.concept, index);
    if (mine !== turn.current) return;
    setAt(went === null ? null : { concept: row.concept, index: went });
    setSaid(
      went === null
        ? THIS_PAGE.gone(row.name)
        : THIS_PAGE.shown(row.name, went, Math.max(row.count, went + 1)),
    );
  };

  const markHere = async () => {
    const done = finds.tabId !== null && (await switchOn(finds.tabId));
    setSaid(done ? '' : POPUP.markFailed);
    onMarked();
  };

  return (
    <div class="this-page">
      <h2 class="unseen">{THIS_PAGE.title}</h2>
      <p class="summary" role="status">
        {why ?? (
          <>
            <b>
              {THIS_PAGE.summary(
                rows.reduce((sum, { count }) => sum + count, 0),
                rows.length,
              )}
            </b>
            {site && ` · ${site}`}
          </>
        )}
      </p>
      {!why && <p class="counted">{COUNTED}</p>}
      <p class={told ? 'said' : 'unseen'} role="status">
        {told}
      </p>
      {silence === 'click' && (
        <button type="button" class="mark-here" onClick={markHere}>
          {POPUP.markHere}
        </button>
      )}
      {!why &&
        groups.map(({ word, found }) => (
          <section key={word} data-verdict={word}>
            <h3 class={groupTone(word)}>
              <GroupIcon word={word} />
              {groupName(word)}
              <small>{THIS_PAGE.terms(found.length)}</small>
            </h3>
            <ul>
              {found.map((row) => (
                <Row
                  key={row.concept}
                  row={row}
                  index={at?.concept === row.concept ? Math.min(at.index, row.count - 1) : null}
                  onGo={go}
                />
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}
