import { contentLang, wordsLang } from '../../../components/content.tsx';
import { CertaintyBars, MarkIcon } from '../../../components/direction.tsx';
import {
  documentName,
  EVIDENCE,
  markName,
  ROLE_NOTES,
  situationName,
} from '../../../components/evidence-strings.ts';
import { Icon } from '../../../components/icons.tsx';
import { From } from '../../../components/sources.tsx';
import { CARD } from '../../../components/strings.ts';
import { Chip } from '../../../components/verdicts.tsx';
import {
  cautionsBeside,
  certaintyOf,
  type MatrixRow,
  type MatrixStatement,
  tellsCertainty,
} from '../../../data/matrix.ts';
import type { Document, Reader, Treatment } from '../../../data/schema.ts';
import { DOSE_WITHHELD, seen } from '../../../data/source-views.ts';

interface Props {
  id: string;
  of: Treatment;
  row: MatrixRow;
  source: Document;
  statements: readonly MatrixStatement[];
  title: string;
  reader: Reader;
  onClose: () => void;
}

/** What a statement was set against, its size, time and certainty, as its document states them. */
function Facts({ of, reader }: { of: MatrixStatement; reader: Reader }) {
  const { comparator, size, time, certainty, warning } = of.statement;
  if (warning) return null;
  const shown = (text: string | null) => {
    const words = text === null ? null : seen(text, reader);
    return words === DOSE_WITHHELD ? null : words;
  };
  const sure = EVIDENCE.certainty(reader);
  const facts: [string, string | null][] = [
    [EVIDENCE.comparedWith, shown(comparator)],
    [EVIDENCE.size, shown(size)],
    [EVIDENCE.time, shown(time)],
    [sure, tellsCertainty(of) ? (certainty ?? EVIDENCE.notRated) : null],
  ];
  return (
    <dl>
      {facts.map(([name, value]) =>
        value === null ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {name === sure && <CertaintyBars certainty={certaintyOf(certainty)} />}
              <span lang={contentLang()}>{value}</span>
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}

function Statement({ of, name, reader }: { of: MatrixStatement; name: string; reader: Reader }) {
  const { statement, role, mark, named } = of;
  return (
    <li data-statement={statement.id}>
      <p class="which">
        <MarkIcon mark={mark} />
        <b>{markName(mark, reader)}</b>
        <span class="from">
          {statement.id}, {CARD.line(statement.line)}
        </span>
      </p>
      <p lang={contentLang()}>{seen(statement.text, reader)}</p>
      {role !== 'subject' && <p class="note">{ROLE_NOTES[role](name)}</p>}
      {!named && <p class="note">{EVIDENCE.saidOf(statement.interventions.join(', '))}</p>}
      <Facts of={of} reader={reader} />
    </li>
  );
}

/** What one document says of a treatment in one situation: every statement, with its verdict and source. */
export function OpenCell({ id, of, row, source, statements, title, reader, onClose }: Props) {
  const { cautions, all } = cautionsBeside(of, statements, reader, new Date());
  const list = `${id}-list`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would name a set of form fields
    <div
      id={id}
      class="opened"
      role="group"
      aria-label={title}
      aria-describedby={list}
      tabIndex={-1}
      data-stop
    >
      <div class="opened-head">
        <p class="opened-title" lang={contentLang()}>
          {of.name}
          <span lang={wordsLang()}>{situationName(row.key, reader)}</span>
        </p>
        <button type="button" class="close" aria-label={EVIDENCE.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <p class="badges">
        <a class="source-link" href={`#/documents/${source.id}`} lang={contentLang()}>
          {documentName(source)}
        </a>
        {source.badges.map((badge) => (
          <span key={badge.label} class="badge" title={badge.meaning} lang={contentLang()}>
            {badge.label}
          </span>
        ))}
      </p>
      {row.verdicts.map((verdict) => (
        <p key={verdict.forWhom} class="opened-verdict" lang={contentLang()}>
          <Chip word={verdict.verdict} label={verdict.label} /> {verdict.forWhom}
        </p>
      ))}
      {cautions.length > 0 && (
        <div class="beside">
          <p>
            <b>{all ? EVIDENCE.cautions : CARD.serious}</b>
          </p>
          <ul>
            {cautions.map((caution) => (
              <li key={caution.text} lang={contentLang()}>
                {caution.text} <From names={caution.from} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <ul id={list} class="said">
        {statements.map((row) => (
          <Statement key={row.statement.id} of={row} name={of.name} reader={reader} />
        ))}
      </ul>
    </div>
  );
}
