import { Fragment } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { goToMention } from '../../browser/finds.ts';
import { pageFrames, type ReadFinds, watchReadFinds } from '../../browser/readings.ts';
import type { Settings } from '../../browser/settings.ts';
import { excluding, silenceOf, siteOf } from '../../browser/site-switch.ts';
import { switchOn } from '../../browser/switch-on.ts';
import { contentLang } from '../../components/content.tsx';
import { GroupIcon, groupName, groupTone, Scoped } from '../../components/found.tsx';
import { Icon } from '../../components/icons.tsx';
import {
  CautionsHere,
  ClaimList,
  ClaimTally,
  SellingList,
  Statuses,
} from '../../components/page-reading.tsx';
import { THIS_PAGE } from '../../components/panel-strings.ts';
import { type MentionType, READING, statusWord, together } from '../../components/reading-strings.ts';
import { countedNote, PANEL, POPUP } from '../../components/strings.ts';
import { type FlagGroup, type FoundHere, type PageView, pageView } from '../../data/page-view.ts';
import type { Reader } from '../../data/schema.ts';
import { Foot } from './foot.tsx';
import type { ViewProps } from './panel.tsx';

/** The mention that was last gone to. */
interface At {
  concept: string;
  /** From 0, over all frames. */
  index: number;
}

/** A concept that the reader may go to. */
type Target = Pick<FoundHere, 'concept' | 'name' | 'count'>;

interface RowsProps {
  /** Where the reader has gone to; null where nowhere. */
  at: At | null;
  onGo: (target: Target, index: number) => void;
}

/** One concept: a button that shows it in the page, and the way to its other mentions and to its entry. */
function Row({
  row,
  type,
  told,
  at,
  onGo,
}: RowsProps & { row: FoundHere; type: MentionType; told: boolean }) {
  const { concept, name, plainName, label, scoped, count, statuses } = row;
  const index = at?.concept === concept ? Math.min(at.index, count - 1) : null;
  const step = (by: number) => onGo(row, ((index ?? 0) + by + count) % count);
  return (
    <li data-concept={concept} data-current={index !== null}>
      <div class="row">
        <button type="button" class="go prints" onClick={() => onGo(row, index ?? 0)}>
          <span>
            <span class="found-name" lang={contentLang()}>
              {name}
            </span>{' '}
            <small class="count">{POPUP.times(count)}</small>
          </span>
          {plainName && (
            <span class="plain" lang={contentLang()}>
              {plainName}
            </span>
          )}
          {!told && <Statuses type={type} statuses={statuses} />}
          {scoped.length > 0 && <Scoped verdicts={scoped} />}
          {label && <small lang={contentLang()}>{label}</small>}
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

/** Heading of signs of which the page says the same. */
function flagHeading({ status }: FlagGroup): string {
  const word = status === null ? THIS_PAGE.named : statusWord('red flag', status);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Every sign that the page names, whatever it says of it: what it names as present first. */
function Flags({ view, ...props }: RowsProps & { view: PageView }) {
  const { flags } = view;
  const line = together(view.together);
  // Before it was read there is nothing to tell apart.
  const headings = flags.some(({ status }) => status !== null);
  return (
    <section data-verdict="red flag">
      <h3 class={groupTone('red flag')}>
        <GroupIcon word="red flag" />
        {groupName('red flag')}
        <small>{THIS_PAGE.terms(flags.reduce((sum, { found }) => sum + found.length, 0))}</small>
      </h3>
      {line && <p class="together">{line}</p>}
      {flags.map((group) => (
        <Fragment key={group.status}>
          {headings && <h4>{flagHeading(group)}</h4>}
          <ul data-status={group.status ?? 'named'}>
            {group.found.map((row) => (
              <Row
                key={row.concept}
                row={row}
                type="red flag"
                told={row.statuses.length === 1 && row.statuses[0]?.status === group.status}
                {...props}
              />
            ))}
          </ul>
        </Fragment>
      ))}
    </section>
  );
}

/** Every treatment and red flag of the tab beside the panel, and what its page says of them. */
export function ThisPage({ settings, reader, onReader }: ViewProps & { settings: Settings }) {
  const [finds, setFinds] = useState<ReadFinds | null>(null);
  /** Reads the page again. */
  const lookAgain = useRef(() => {});

  useEffect(() => {
    const end = new AbortController();
    lookAgain.current = watchReadFinds(setFinds, end.signal);
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
  finds: ReadFinds;
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

  const view = useMemo(() => pageView(pageFrames(finds), reader), [finds, reader]);
  const isGone = at !== null && ![...finds.frames.values()].some((counts) => counts[at.concept]);
  useEffect(() => {
    if (isGone) setAt(null);
  }, [isGone]);

  const silence = silenceOf(finds, settings, view.terms);
  const site = siteOf(finds.url);
  const why = silence && POPUP.silence[silence](site, excluding(settings, finds.url));

  const told = why && silence !== 'click' ? '' : said || (why ? '' : THIS_PAGE.hint);

  const go = async (row: Target, index: number) => {
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
            <b>{THIS_PAGE.summary(view.mentions, view.terms)}</b>
            {site && ` · ${site}`}
          </>
        )}
      </p>
      {!why && <p class="counted">{countedNote()}</p>}
      {!why && view.isRead && <p class="checked">{READING.check}</p>}
      {!why && view.claims.length > 0 && (
        <p class="claims-told">
          <ClaimTally outcomes={view.outcomes} />
        </p>
      )}
      <p class={told ? 'said' : 'unseen'} role="status">
        {told}
      </p>
      {silence === 'click' && (
        <button type="button" class="mark-here" onClick={markHere}>
          {POPUP.markHere}
        </button>
      )}
      {/* There is something to read beside a page that has nothing. */}
      {why && (
        <p>
          <a href="#/evidence">{PANEL.browse}</a>
        </p>
      )}
      {!why && <Listed view={view} at={at} onGo={go} />}
    </div>
  );
}

/** What the page has and says, the warning signs first. */
function Listed({ view, ...props }: RowsProps & { view: PageView }) {
  const { flags, cautions, claims, selling, treatments } = view;
  const counts = new Map(
    treatments.flatMap(({ found }) => found.map(({ concept, count }) => [concept, count])),
  );
  return (
    <>
      {flags.length > 0 && <Flags view={view} {...props} />}
      {cautions.length > 0 && (
        <section class="page-cautions">
          <h3 class="warn">
            <Icon name="caution" />
            {READING.raisedTitle}
            <small>{THIS_PAGE.cautionsCount(cautions.length)}</small>
          </h3>
          <CautionsHere cautions={cautions} />
        </section>
      )}
      {claims.length > 0 && (
        <section class="page-claims">
          <h3>
            {THIS_PAGE.claims}
            <small>{THIS_PAGE.claimsCount(claims.length)}</small>
          </h3>
          <p class="fair">{THIS_PAGE.fair}</p>
          <ClaimList
            claims={claims}
            at={props.at}
            onGo={({ concept, name, index }) =>
              props.onGo({ concept, name, count: counts.get(concept) ?? 0 }, index)
            }
          />
        </section>
      )}
      {selling.length > 0 && (
        <section class="page-selling">
          <h3>
            {THIS_PAGE.selling}
            <small>{THIS_PAGE.sellingCount(selling.length)}</small>
          </h3>
          <SellingList selling={selling} />
        </section>
      )}
      {treatments.map(({ word, found }) => (
        <section key={word} data-verdict={word}>
          <h3 class={groupTone(word)}>
            <GroupIcon word={word} />
            {groupName(word)}
            <small>{THIS_PAGE.terms(found.length)}</small>
          </h3>
          <ul>
            {found.map((row) => (
              <Row key={row.concept} row={row} type="treatment" told={false} {...props} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
