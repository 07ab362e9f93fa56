/** What the page around a card says: warning signs, what happened to the treatment, cautions that fit, the claim. */

import { Fragment } from 'preact';
import type { CardView, CautionView, ClaimView, FlagView, HereView } from '../data/card-view.ts';
import type { ClaimOutcome } from '../data/claim-check.ts';
import { mayGiveDose } from '../data/dose.ts';
import type { Reader } from '../data/schema.ts';
import { contentLang, wordsLang } from './content.tsx';
import { Icon, OutcomeIcon, outcomeTone } from './icons.tsx';
import { ASSERTS, flagWord, hereLine, OUTCOMES, READING, together } from './reading-strings.ts';
import { From, IdsAfter } from './sources.tsx';

/** Words of the page that the card quotes. */
export interface Quotable {
  /** The sentence of the mention. */
  sentence: string;
  /** By companion id, the words that name it. */
  named: Readonly<Record<string, string>>;
}

interface Props {
  view: CardView;
  /** Null where the words stay in their own frame. */
  words: Quotable | null;
  /** Shows the page's signs and terms in the panel; absent where there is no page. */
  onPage?: ((event: Event) => void) | undefined;
}

/** The page's words as this reader may see them: a patient's card quotes no dose. */
const quotable = (text: string | undefined, reader: Reader) =>
  text && !(reader === 'patient' && mayGiveDose(text)) ? text : null;

/** The signs to list: what the card says of its own sign a line further down is not said twice. */
function otherFlags({ concept }: CardView, { flags, status }: HereView): FlagView[] {
  const now = status === 'current' ? 'present' : status;
  return flags.filter((flag) => flag.concept !== concept || flag.status !== now);
}

function Flags({ view, here, onPage }: Pick<Props, 'view' | 'onPage'> & { here: HereView }) {
  const flags = otherFlags(view, here);
  if (flags.length === 0) return null;
  const byStatus = Map.groupBy(flags, ({ status }) => flagWord(status));
  return (
    <div class="flags">
      <Icon name="red flag" />
      <div>
        <b id="bb-flags">{together(here.together) || READING.flags}</b>
        <ul aria-labelledby="bb-flags">
          {[...byStatus].map(([word, named]) => (
            <li key={word}>
              {word && <span class="status">{READING.flagsOf(word)} </span>}
              <span lang={contentLang()}>{named.map(({ name }) => name).join(', ')}</span>
            </li>
          ))}
        </ul>
        {onPage && (
          <button type="button" onClick={onPage}>
            {READING.openFlags}
          </button>
        )}
      </div>
    </div>
  );
}

function Raised({
  cautions,
  words,
  reader,
}: {
  cautions: CautionView[];
  words: Quotable | null;
  reader: Reader;
}) {
  const reason = (by: string | null) => {
    if (by === null) return READING.raisedItself;
    const named = quotable(words?.named[by], reader);
    return named ? READING.raised(named) : READING.raisedUnquoted;
  };
  const byReason = Map.groupBy(cautions, ({ raisedBy = null }) => reason(raisedBy));
  return (
    <section class="serious raised">
      {[...byReason].map(([why, rows]) => (
        <Fragment key={why}>
          <h3>
            <Icon name="caution" />
            {why}
          </h3>
          {rows.map(({ text, from }) => (
            <p key={text} lang={contentLang()}>
              {text} <From names={from} />
            </p>
          ))}
        </Fragment>
      ))}
    </section>
  );
}

/** How a claim stands to the documents, in words with a shape. */
export function Outcome({ outcome }: { outcome: ClaimOutcome }) {
  return (
    <span class={`outcome ${outcomeTone(outcome)}`} data-outcome={outcome}>
      <OutcomeIcon outcome={outcome} />
      {OUTCOMES[outcome].name}
    </span>
  );
}

type Row = ClaimView['documents'][number];

function Says({ row, mark }: { row: Row; mark: boolean }) {
  return (
    <li lang={contentLang()}>
      {mark && (
        <span
          lang={wordsLang()}
          class={`mark ${outcomeTone(row.outcome)}`}
          title={OUTCOMES[row.outcome].name}
        >
          <OutcomeIcon outcome={row.outcome} />
          <span class="unseen">{OUTCOMES[row.outcome].name}: </span>
        </span>
      )}
      {row.forWhom ? (
        <>
          <b>{row.label}</b> <span class="who">{row.forWhom}</span>
        </>
      ) : (
        row.label
      )}{' '}
      <From names={row.from} />
      <IdsAfter ids={row.ids} />
    </li>
  );
}

/** Rows of a claim that lie open; the others fold. */
const OPEN_ROWS = 2;

/** What the documents say, row by row; where rows come out differently, each with its shape. */
function Documents({ claim }: { claim: ClaimView }) {
  const rows = claim.documents;
  const differ = new Set(rows.map(({ outcome }) => outcome)).size > 1;
  // Cautions are long, and stand in the card below as well.
  const open = rows[0]?.forWhom === null ? 1 : OPEN_ROWS;
  // One more row takes no more room than the line that would fold it.
  const cut = rows.length === open + 1 && open > 1 ? rows.length : open;
  const list = (some: Row[]) => (
    <ul class="says">
      {some.map((row) => (
        <Says key={`${row.label} ${row.forWhom}`} row={row} mark={differ} />
      ))}
    </ul>
  );
  return (
    <>
      {rows.length > 0 && list(rows.slice(0, cut))}
      {rows.length > cut && (
        <details>
          <summary>
            <Icon name="down" />
            {READING.moreRows(rows.length - cut)}
          </summary>
          {list(rows.slice(cut))}
        </details>
      )}
    </>
  );
}

/** What the documents answer where their rows do not tell by themselves. */
function answerOf({ outcome, partly, documents, wider }: ClaimView): string | null {
  if (partly) return READING.partly;
  if (outcome !== 'silent') return null;
  const more = wider ? READING.wider(wider) : documents.length > 0 ? READING.otherKinds : '';
  return `${OUTCOMES.silent.sentence} ${more}`.trim();
}

function Claim({ claim, words, reader }: { claim: ClaimView; words: Quotable | null; reader: Reader }) {
  const sentence = quotable(words?.sentence, reader);
  const answer = answerOf(claim);
  return (
    <section class="claim">
      <h3>
        <span class="unseen">{READING.claim} </span>
        <Outcome outcome={claim.outcome} />
      </h3>
      <dl>
        <div>
          <dt>{READING.page}</dt>{' '}
          <dd>
            {sentence && <q>{sentence}</q>} <span class="asserts">{ASSERTS[claim.asserts]}</span>
          </dd>
        </div>
        <div>
          <dt>{READING.documents}</dt>{' '}
          <dd>
            {answer && <p>{answer}</p>}
            {claim.sides.length > 0 ? (
              <ul class="says">
                {claim.sides.map((side) => (
                  <li key={side.says} lang={contentLang()}>
                    {side.says} <From names={side.from} />
                    <IdsAfter ids={side.ids} />
                  </li>
                ))}
              </ul>
            ) : (
              <Documents claim={claim} />
            )}
          </dd>
        </div>
      </dl>
    </section>
  );
}

/** All that the page around a card says; nothing where the card stands on no page, or the page says nothing of it. */
export function Here({ view, words, onPage }: Props) {
  const { here } = view;
  if (!here) return null;
  const line = hereLine(view.type, here.status);
  const raised = view.cautions.filter(({ raisedBy }) => raisedBy !== undefined);
  const hasFlags = otherFlags(view, here).length > 0;
  if (!line && !here.claim && raised.length === 0 && !hasFlags) return null;
  const check = <span class="check">{here.claim ? READING.fair : READING.check}</span>;
  const alone = line && !here.claim && raised.length === 0;
  return (
    <section class="here">
      <Flags view={view} here={here} onPage={onPage} />
      {line && (
        <p class="status-line">
          <b>{READING.here}</b> {line} {alone && check}
        </p>
      )}
      {raised.length > 0 && <Raised cautions={raised} words={words} reader={view.reader} />}
      {here.claim && <Claim claim={here.claim} words={words} reader={view.reader} />}
      {!alone && <p>{check}</p>}
    </section>
  );
}
