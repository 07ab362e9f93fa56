import type { VerdictView } from '../data/card-view.ts';
import type { VerdictWord } from '../data/schema.ts';
import { contentLang } from './content.tsx';
import { Icon, tone } from './icons.tsx';
import { DOT } from './sources.tsx';
import { CARD } from './strings.ts';

/** A verdict in words with its shape. */
export function Chip({ word, label }: { word: VerdictWord | 'red flag'; label: string }) {
  return (
    <span
      class={`chip ${tone(word)}`}
      data-verdict={word}
      // Of a red flag the chip says so in our own words.
      lang={word === 'red flag' ? undefined : contentLang()}
    >
      <Icon name={word} />
      {label}
    </span>
  );
}

/** Rows that say the same word for several situations stand under one chip. */
function byChip(verdicts: readonly VerdictView[]): VerdictView[][] {
  return [...Map.groupBy(verdicts, ({ word, label }) => `${word} ${label}`).values()];
}

/**
 * The verdicts, one line for each situation: whom it is for, against what, over what time and, with
 * `sources`, who says so.
 */
export function Verdicts({
  verdicts,
  label,
  sources,
}: {
  verdicts: readonly VerdictView[];
  label: string;
  sources: boolean;
}) {
  return (
    <ul class="verdicts" aria-label={label}>
      {byChip(verdicts).map((rows) => {
        const [{ word, label: text }] = rows as [VerdictView];
        return (
          <li key={`${word} ${text}`}>
            <Chip word={word} label={text} />{' '}
            {rows.map((row, index) => (
              <Scope key={row.forWhom} row={row} sources={sources} own={index > 0} />
            ))}
          </li>
        );
      })}
    </ul>
  );
}

/** Whom one verdict is for, and how far it reaches; `own` puts it on a line of its own. */
function Scope({ row, sources, own }: { row: VerdictView; sources: boolean; own: boolean }) {
  const scope = [row.comparator && CARD.comparedWith(row.comparator), row.time].filter(Boolean);
  const foot = [...scope, ...(sources ? row.documents : [])].join(DOT);
  return (
    <span class={own ? 'scope own' : 'scope'} lang={contentLang()}>
      <span class="who">{row.forWhom}</span>
      {foot && <span class="from">{`${DOT}${foot}`}</span>}
    </span>
  );
}
