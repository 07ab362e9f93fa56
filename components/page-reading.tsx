/**
 * What a page says, read in context, as popup and panel list it: what happened to a treatment, claims and how they
 * stand to the documents, signs of selling, cautions that fit. The page's words stand in quotation marks.
 */

import type { ClaimOutcome } from '../data/claim-check.ts';
import type { CautionHere } from '../data/page-cautions.ts';
import type { StatusCount } from '../data/page-frames.ts';
import type { ClaimHere, PageView } from '../data/page-view.ts';
import { contentLang } from './content.tsx';
import { Icon, OutcomeIcon, outcomeTone } from './icons.tsx';
import { SELLING_SHORT, THIS_PAGE } from './panel-strings.ts';
import { ASSERTS, type MentionType, OUTCOMES, READING, SELLING, statusWord } from './reading-strings.ts';
import { DOT, From } from './sources.tsx';
import { CARD } from './strings.ts';

/** So many claims are listed before the rest is folded. */
const OPEN = 8;

/** What is said of a concept, in a few words. Spans only: it may stand in a button. */
export function Statuses({ type, statuses }: { type: MentionType; statuses: readonly StatusCount[] }) {
  if (statuses.length === 0) return null;
  return (
    <span class="statuses">
      {statuses.map(({ status, count }, at) => (
        <span key={status}>
          {at > 0 && DOT}
          <span data-status={status}>{statusWord(type, status)}</span>
          {count > 1 && ` ${THIS_PAGE.times(count)}`}
        </span>
      ))}
    </span>
  );
}

/** "7 claims: 3 agree, 2 say more", each with its shape. Spans only. */
export function ClaimTally({ outcomes }: { outcomes: PageView['outcomes'] }) {
  const counted = (Object.keys(OUTCOMES) as ClaimOutcome[]).filter((outcome) => outcomes[outcome] > 0);
  const all = counted.reduce((sum, outcome) => sum + outcomes[outcome], 0);
  if (all === 0) return null;
  return (
    <span class="claim-tally">
      <b>{THIS_PAGE.claimsCount(all)}:</b>{' '}
      {counted.map((outcome, at) => (
        <span key={outcome} class={`outcome ${outcomeTone(outcome)}`} data-outcome={outcome}>
          <OutcomeIcon outcome={outcome} />
          <span>
            {OUTCOMES[outcome].short(outcomes[outcome])}
            {at < counted.length - 1 ? ', ' : ''}
          </span>
        </span>
      ))}
    </span>
  );
}

/** "2 signs of selling: discount, testimonials"; empty where there are none. */
export function sellingLine(selling: PageView['selling']): string {
  if (selling.length === 0) return '';
  return THIS_PAGE.sellingLine(selling.length, selling.map(({ kind }) => SELLING_SHORT[kind]).join(', '));
}

interface ClaimsProps {
  claims: readonly ClaimHere[];
  /** The mention that was gone to last. */
  at: { concept: string; index: number } | null;
  onGo: (claim: ClaimHere) => void;
}

/** What the documents say to a claim; what they say alike for several kinds of pain stands once. */
function Documents({ rows }: { rows: ClaimHere['documents'] }) {
  return (
    <>
      {` ${THIS_PAGE.documents} `}
      {[...Map.groupBy(rows, ({ label }) => label)].map(([label, same], at) => {
        const whom = same.flatMap(({ forWhom }) => forWhom ?? []);
        return (
          <span key={label} lang={contentLang()}>
            {at > 0 && DOT}
            {whom.length > 0 ? <b>{label}</b> : label}
            {whom.length > 0 && ` (${whom.join('; ')})`}
          </span>
        );
      })}
    </>
  );
}

function ClaimRow({ claim, at, onGo }: { claim: ClaimHere } & Omit<ClaimsProps, 'claims'>) {
  const { concept, index, name, outcome, words, asserts, partly, documents, wider } = claim;
  const isAt = at?.concept === concept && at.index === index;
  return (
    <li data-about={concept} data-outcome={outcome} data-current={isAt}>
      <button type="button" class="go prints" onClick={() => onGo(claim)}>
        <span class={`outcome ${outcomeTone(outcome)}`}>
          <OutcomeIcon outcome={outcome} />
          <b>{OUTCOMES[outcome].name}</b>
        </span>
        <span class="words">
          <b lang={contentLang()}>{words === null ? name : `${name}:`}</b>{' '}
          {words !== null && READING.quoted(words)}
        </span>
        <span class="said-by">
          {ASSERTS[asserts]}
          {documents.length > 0 && <Documents rows={documents} />}
        </span>
        {partly && <span class="said-by">{READING.partly}</span>}
        {wider !== null && <span class="said-by">{THIS_PAGE.wider(wider)}</span>}
      </button>
    </li>
  );
}

/** The claims of a page, each a button that shows it there. */
export function ClaimList({ claims, ...props }: ClaimsProps) {
  const rows = (some: readonly ClaimHere[]) => (
    <ul class="claims">
      {some.map((claim) => (
        <ClaimRow key={`${claim.concept} ${claim.index} ${claim.words}`} claim={claim} {...props} />
      ))}
    </ul>
  );
  const more = claims.slice(OPEN);
  return (
    <>
      {rows(claims.slice(0, OPEN))}
      {more.length > 0 && (
        <details class="fold">
          <summary>
            <Icon name="down" />
            {THIS_PAGE.moreClaims(more.length)}
          </summary>
          {rows(more)}
        </details>
      )}
    </>
  );
}

/** Signs of selling as what they are, with the words that gave them away. */
export function SellingList({ selling }: { selling: PageView['selling'] }) {
  return (
    <dl class="selling">
      {selling.map(({ kind, words }) => (
        <div key={kind}>
          <dt>{SELLING[kind]}</dt>
          <dd>{words.map(READING.quoted).join(', ')}</dd>
        </div>
      ))}
    </dl>
  );
}

function CautionRow({ caution }: { caution: CautionHere }) {
  const { id, severity, treatments, text, words, from } = caution;
  return (
    <li data-caution={id} data-severity={severity}>
      <b lang={contentLang()}>{treatments.join(', ')}</b>
      {words !== null && <span class="raised"> {READING.raised(words)}</span>}
      <span class="text" lang={contentLang()}>
        {text} <From names={from} />
      </span>
    </li>
  );
}

/** Cautions about treatments of the page that what it names has raised: serious ones always lie open. */
export function CautionsHere({ cautions }: { cautions: readonly CautionHere[] }) {
  const rows = (some: readonly CautionHere[]) => (
    <ul class="cautions">
      {some.map((caution) => (
        <CautionRow key={caution.id} caution={caution} />
      ))}
    </ul>
  );
  const serious = cautions.filter(({ severity }) => severity === 'serious');
  const others = cautions.filter(({ severity }) => severity !== 'serious');
  return (
    <>
      {serious.length > 0 && rows(serious)}
      {others.length > 0 && (
        <details class="fold">
          <summary>
            <Icon name="down" />
            {serious.length > 0 ? CARD.moreCautions(others.length) : THIS_PAGE.cautionsCount(others.length)}
          </summary>
          {rows(others)}
        </details>
      )}
    </>
  );
}
