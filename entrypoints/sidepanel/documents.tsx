import { useEffect } from 'preact/hooks';
import { Icon } from '../../components/icons.tsx';
import { CARD, dayInWords, PANEL } from '../../components/strings.ts';
import { type Bearing, type DocumentView, documentViews } from '../../data/document-views.ts';
import { Foot } from './foot.tsx';
import type { ViewProps } from './panel.tsx';

function Facts({ view }: { view: DocumentView }) {
  const { document: of, publisherFrom, siblings } = view;
  const facts: [string, string | null][] = [
    [PANEL.publisher, of.publisher ?? PANEL.notStated],
    [PANEL.author, of.author ?? PANEL.notStated],
    [PANEL.date, of.date ? dayInWords(of.date) : PANEL.notStated],
    [PANEL.audience, of.audience],
    [PANEL.review, of.review],
    [PANEL.sells, of.sells],
    [PANEL.samePublisher, siblings.join(', ') || null],
  ];
  return (
    <dl class="facts">
      {facts.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value}
              {name === PANEL.publisher && publisherFrom && <span class="from">{publisherFrom}</span>}
            </dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

/** Ways to the entries or steps that a statement bears on. */
function Bearings({ to }: { to: readonly Bearing[] }) {
  if (to.length === 0) return null;
  return (
    <span class="bears-on">
      {PANEL.bearsOn}{' '}
      {to.map(({ name, address }, at) => (
        <span key={address}>
          {at > 0 && ' · '}
          <a href={address}>{name}</a>
        </span>
      ))}
    </span>
  );
}

/** Statements of a document, line by line. */
function Statements({ statements, open }: { statements: DocumentView['statements']; open: boolean }) {
  return (
    <details open={open}>
      <summary>
        <Icon name="down" />
        {PANEL.statementsOf(statements.length)}
      </summary>
      <ol class="statements">
        {statements.map((row) => (
          <li key={row.id} id={row.id}>
            {row.text}{' '}
            <span class="from">
              {row.id}, {CARD.line(row.line)}
            </span>
            <Bearings to={row.bearsOn} />
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
  const views = documentViews(reader);
  useEffect(() => {
    const heading = asked === null ? null : document.getElementById(`document-${asked}`);
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
    if (!heading) window.scrollTo(0, 0);
  }, [asked]);
  return (
    <>
      <div class="documents">
        <p class="intro">{PANEL.documentsIntro}</p>
        {views.map((view) => {
          const { id, shortName, title, kind, badges, limits } = view.document;
          return (
            <article key={id} id={id} aria-labelledby={`document-${id}`}>
              <h2 id={`document-${id}`} tabIndex={-1}>
                {shortName}
              </h2>
              <p class="title">{title ?? kind}</p>
              <ul class="badges">
                {badges.map((badge) => (
                  <li key={badge.label}>
                    <span class="badge">{badge.label}</span> {badge.meaning}
                  </li>
                ))}
              </ul>
              <Facts view={view} />
              {limits.length > 0 && (
                <>
                  <h3>{PANEL.limits}</h3>
                  <ul class="limits">
                    {limits.map((limit) => (
                      <li key={limit}>{limit}</li>
                    ))}
                  </ul>
                </>
              )}
              <Statements statements={view.statements} open={id === asked} />
            </article>
          );
        })}
      </div>
      <Foot reader={reader} onReader={onReader} />
    </>
  );
}
