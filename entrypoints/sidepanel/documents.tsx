import { Icon } from '../../components/icons.tsx';
import { CARD, dayInWords, PANEL } from '../../components/strings.ts';
import { byId, evidence } from '../../data/evidence.ts';
import type { Document } from '../../data/schema.ts';

/** Where a publisher's name is known from: words, or a row of later sources in its own words. */
function sourceName(source: string): string {
  return byId(evidence.guidance, source)?.text ?? source;
}

function Facts({ of }: { of: Document }) {
  const siblings = of.samePublisherAs.map((id) => byId(evidence.documents, id)?.shortName ?? id).join(', ');
  const facts: [string, string | null][] = [
    [PANEL.publisher, of.publisher ?? PANEL.notStated],
    [PANEL.author, of.author ?? PANEL.notStated],
    [PANEL.date, of.date ? dayInWords(of.date) : PANEL.notStated],
    [PANEL.audience, of.audience],
    [PANEL.review, of.review],
    [PANEL.sells, of.sells],
    [PANEL.samePublisher, siblings || null],
  ];
  return (
    <dl class="facts">
      {facts.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value}
              {name === PANEL.publisher && of.publisherSource && (
                <span class="from">{sourceName(of.publisherSource)}</span>
              )}
            </dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

/** Statements of a document, line by line. */
function Statements({ of }: { of: Document }) {
  const statements = evidence.statements.filter((row) => row.document === of.id);
  return (
    <details>
      <summary>
        <Icon name="down" />
        {PANEL.statementsOf(statements.length)}
      </summary>
      <ol class="statements">
        {statements.map((row) => (
          <li key={row.id}>
            {row.text}{' '}
            <span class="from">
              {row.id}, {CARD.line(row.line)}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** What each of the five documents is, who is behind it, and its limits. */
export function Documents() {
  return (
    <div class="documents">
      <p class="intro">{PANEL.documentsIntro}</p>
      {evidence.documents.map((row) => (
        <article key={row.id} id={row.id}>
          <h2>{row.shortName}</h2>
          <p class="title">{row.title ?? row.kind}</p>
          <ul class="badges">
            {row.badges.map((badge) => (
              <li key={badge.label}>
                <span class="badge">{badge.label}</span> {badge.meaning}
              </li>
            ))}
          </ul>
          <Facts of={row} />
          {row.limits.length > 0 && (
            <>
              <h3>{PANEL.limits}</h3>
              <ul class="limits">
                {row.limits.map((limit) => (
                  <li key={limit}>{limit}</li>
                ))}
              </ul>
            </>
          )}
          <Statements of={row} />
        </article>
      ))}
    </div>
  );
}
