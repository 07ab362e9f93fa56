import { Fragment } from 'preact';
import type { DisagreementView, GuidanceView, SourceView } from '../data/card-view.ts';
import { contentLang, wordsLang } from './content.tsx';
import { Icon } from './icons.tsx';
import { CARD } from './strings.ts';

/** Stands between names that are set in one line; none begins with it. */
export const DOT = '\u00a0· ';

/** Names after a claim. */
export function From({ names }: { names: string[] }) {
  return names.length > 0 ? (
    <span class="from" lang={contentLang()}>
      {names.join(DOT)}
    </span>
  ) : null;
}

/** Ids of statements, none of them broken at its hyphen. */
export function Ids({ ids }: { ids: readonly string[] }) {
  return ids.map((id, at) => (
    <Fragment key={id}>
      {at > 0 && ', '}
      <span class="id">{id}</span>
    </Fragment>
  ));
}

/** Ids in brackets after what rests on them. */
export function IdsAfter({ ids }: { ids: readonly string[] }) {
  return ids.length > 0 ? (
    <span class="from">
      {' ('}
      <Ids ids={ids} />)
    </span>
  ) : null;
}

/** What the badges of a document mean. */
export function Meanings({ badges }: { badges: readonly { label: string; meaning: string }[] }) {
  if (badges.length === 0) return null;
  return (
    <dl class="meanings" lang={contentLang()}>
      {badges.map((badge) => (
        <div key={badge.label}>
          <dt>{badge.label}</dt> <dd>{badge.meaning}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Each document with its badges; opened, what the badges mean and what it says, line by line. */
export function Sources({ sources, expanded }: { sources: SourceView[]; expanded: boolean }) {
  if (sources.length === 0) return <p class="quiet">{CARD.noSource}</p>;
  return (
    <ul class="sources">
      {sources.map((source) => (
        <li key={source.id}>
          <details open={expanded}>
            <summary>
              <Icon name="down" />
              <span class="source">
                <b lang={contentLang()}>{source.name}</b>
                {source.badges.map((badge) => (
                  <span key={badge.label} class="badge" title={badge.meaning} lang={contentLang()}>
                    {badge.label}
                  </span>
                ))}
                <span class="from">{CARD.statements(source.statements.length)}</span>
              </span>
            </summary>
            <Meanings badges={source.badges} />
            <ul class="statements">
              {source.statements.map((statement) => (
                <li key={statement.id} lang={contentLang()}>
                  {statement.text}{' '}
                  <span class="from" lang={wordsLang()}>
                    {statement.id}, {CARD.line(statement.line)}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        </li>
      ))}
    </ul>
  );
}

/** Where documents differ: how to read it, and every side with who says so. The first lies open. */
export function Disagreements({ rows, expanded }: { rows: DisagreementView[]; expanded: boolean }) {
  return (
    <div class="disagreements">
      {rows.map((row, index) => (
        <details key={row.id} open={expanded || index === 0}>
          <summary>
            <Icon name="down" />
            <b lang={contentLang()}>{row.topic}</b>
            {row.sides.some(({ ids }) => ids.length > 0) && <span class="from">{row.id}</span>}
          </summary>
          <p lang={contentLang()}>{row.text}</p>
          <ul class="sides" aria-label={CARD.sides}>
            {row.sides.map((side) => (
              <li key={side.says} lang={contentLang()}>
                {side.says} <From names={side.from} />
                <IdsAfter ids={side.ids} />
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}

/** Guidance that came after the documents, under its own badges; several of them fold. */
export function LaterGuidance({ rows, expanded }: { rows: GuidanceView[]; expanded: boolean }) {
  return (
    <details open={expanded || rows.length === 1}>
      <summary>
        <Icon name="down" />
        <span class="source">
          {rows.map((row) => (
            <span key={row.id} class="badge later" lang={contentLang()}>
              {row.badge}
            </span>
          ))}
        </span>
      </summary>
      <ul class="guidance">
        {rows.map((row) => (
          <li key={row.id} lang={contentLang()}>
            {rows.length > 1 && <b>{row.badge}: </b>}
            {row.text}
            {row.caveat && <span class="caveat">{row.caveat}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
