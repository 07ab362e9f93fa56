import { useEffect } from 'preact/hooks';
import { methodAddress } from '../../browser/pages.ts';
import { has } from '../../browser/settings.ts';
import { usePolicy } from '../../browser/use-settings.ts';
import { contentLang, wordsLang } from '../../components/content.tsx';
import { Icon } from '../../components/icons.tsx';
import { MethodLink } from '../../components/method-link.tsx';
import { DOT } from '../../components/sources.tsx';
import { CARD, DOCUMENT_WORDS, dayInWords, PANEL } from '../../components/strings.ts';
import { type Bearing, type DocumentView, documentViews, type Reach } from '../../data/document-views.ts';
import { evidence } from '../../data/evidence.ts';
import type { Reader } from '../../data/schema.ts';
import { Foot } from './foot.tsx';
import type { ViewProps } from './panel.tsx';

function Facts({ view, reader }: { view: DocumentView; reader: Reader }) {
  const words = DOCUMENT_WORDS[reader];
  const { document: of, publisherFrom, siblings } = view;
  /** Name, words, and whether these are the document’s. */
  const facts: [string, string | null, boolean][] = [
    [words.publisher, of.publisher ?? PANEL.notStated, of.publisher !== null],
    [words.author, of.author ?? PANEL.notStated, of.author !== null],
    [words.date, of.date ? dayInWords(of.date) : PANEL.notStated, false],
    [words.audience, of.audience, true],
    [words.review, of.review, true],
    [words.sells, of.sells, true],
    [words.samePublisher, siblings.join(', ') || null, false],
  ];
  return (
    <dl class="facts">
      {facts.map(([name, value, isContent]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd lang={isContent ? contentLang() : undefined}>
              {value}
              {name === words.publisher && publisherFrom && <span class="from">{publisherFrom}</span>}
            </dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

/** Where an organisation has switched the care pathway off: no way leads to its steps. */
const WITHOUT_STEPS = { ...evidence, pathway: { ...evidence.pathway, nodes: [] } };

/** Ways to the entries or steps that a statement bears on. */
function Bearings({ to, reader }: { to: readonly Bearing[]; reader: Reader }) {
  if (to.length === 0) return null;
  return (
    <span class="bears-on" lang={wordsLang()}>
      {DOCUMENT_WORDS[reader].bearsOn}{' '}
      {to.map(({ name, plainName, address }, at) => (
        <span key={address} lang={contentLang()}>
          {at > 0 && DOT}
          <a href={address}>{name}</a>
          {plainName && ` (${plainName})`}
        </span>
      ))}
    </span>
  );
}

/** Against what, how much, how long and how sure, as the document states it. */
function Reached({ of, reader }: { of: Reach; reader: Reader }) {
  const words = DOCUMENT_WORDS[reader];
  const { comparator, size, time, certainty } = of;
  const said = [
    comparator && words.comparedWith(comparator),
    size && words.size(size),
    time && words.time(time),
    certainty && words.certainty(certainty),
  ].filter(Boolean);
  return said.length > 0 ? <span class="reach">{said.join(DOT)}</span> : null;
}

interface StatementsProps {
  statements: DocumentView['statements'];
  open: boolean;
  reader: Reader;
}

/** Statements of a document, line by line. */
function Statements({ statements, open, reader }: StatementsProps) {
  return (
    <details open={open}>
      <summary>
        <Icon name="down" />
        {DOCUMENT_WORDS[reader].statementsOf(statements.length)}
      </summary>
      <ol class="statements">
        {statements.map((row) => (
          <li key={row.id} id={row.id} lang={contentLang()}>
            {row.text}{' '}
            <span class="from" lang={wordsLang()}>
              {row.id}, {CARD.line(row.line)}
            </span>
            {row.reach && <Reached of={row.reach} reader={reader} />}
            <Bearings to={row.bearsOn} reader={reader} />
          </li>
        ))}
      </ol>
    </details>
  );
}

/**
 * What each of the five documents is, who is behind it, its limits, and what it says.
 * @param document id of the one that is asked for, which comes into view with its statements open
 */
export function Documents({ reader, onReader, document: asked }: ViewProps & { document: string | null }) {
  const views = documentViews(reader, has(usePolicy(), 'pathway') ? evidence : WITHOUT_STEPS);
  useEffect(() => {
    const heading = asked === null ? null : document.getElementById(`document-${asked}`);
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
    if (!heading) window.scrollTo(0, 0);
  }, [asked]);
  return (
    <>
      <div class="documents">
        <p class="intro">
          {PANEL.documentsIntro} <MethodLink to={methodAddress()} />
        </p>
        {views.map((view) => {
          const { id, shortName, title, kind, badges, limits } = view.document;
          return (
            <article key={id} id={id} aria-labelledby={`document-${id}`}>
              <h2 id={`document-${id}`} tabIndex={-1}>
                <span class="id">{id}</span> <span lang={contentLang()}>{shortName}</span>
              </h2>
              <p class="title" lang={contentLang()}>
                {title ?? kind}
              </p>
              <ul class="badges">
                {badges.map((badge) => (
                  <li key={badge.label} lang={contentLang()}>
                    <span class="badge">{badge.label}</span> {badge.meaning}
                  </li>
                ))}
              </ul>
              <Facts view={view} reader={reader} />
              {limits.length > 0 && (
                <>
                  <h3>{DOCUMENT_WORDS[reader].limits}</h3>
                  <ul class="limits">
                    {limits.map((limit) => (
                      <li key={limit} lang={contentLang()}>
                        {limit}
                      </li>
                    ))}
                  </ul>
                </>
              )}
              <Statements statements={view.statements} open={id === asked} reader={reader} />
            </article>
          );
        })}
      </div>
      <Foot reader={reader} onReader={onReader} />
    </>
  );
}
