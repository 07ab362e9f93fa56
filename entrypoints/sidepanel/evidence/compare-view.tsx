import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { COMPARE, problemText, situationName } from '../../../components/evidence-strings.ts';
import { Icon } from '../../../components/icons.tsx';
import { Disagreements, From, LaterGuidance } from '../../../components/sources.tsx';
import { CARD } from '../../../components/strings.ts';
import { Chip, Verdicts } from '../../../components/verdicts.tsx';
import type { VerdictView } from '../../../data/card-view.ts';
import { type Compared, type CompareProblem, comparison, LEAST } from '../../../data/compare.ts';
import { compareMarkdown, compareNote } from '../../../data/compare-copy.ts';
import type { Reader } from '../../../data/schema.ts';
import { Foot } from '../foot.tsx';
import type { ViewProps } from '../panel.tsx';
import { useBarHeight } from './state.ts';

/** A row of the table: its name over the whole width, then one cell for each treatment. */
function Row({
  name,
  kind,
  columns,
  children,
}: {
  name: string;
  kind: string;
  columns: readonly Compared[];
  children: (column: Compared) => ComponentChildren;
}) {
  return (
    <tbody data-row={kind}>
      <tr class="row-name">
        <th scope="rowgroup" colSpan={columns.length}>
          <span>{name}</span>
        </th>
      </tr>
      <tr>
        {columns.map((column) => (
          <td key={column.treatment.id} data-concept={column.treatment.id}>
            {children(column)}
          </td>
        ))}
      </tr>
    </tbody>
  );
}

const Quiet = ({ children }: { children: ComponentChildren }) => <p class="quiet">{children}</p>;

/** A verdict for one situation, with whom exactly it is for. */
function VerdictCell({ views, reader }: { views: readonly VerdictView[] | undefined; reader: Reader }) {
  if (!views) return <Quiet>{COMPARE.noVerdict}</Quiet>;
  return (
    <>
      {views.map((view) => (
        <p key={view.forWhom} class="verdict">
          <Chip word={view.word} label={view.label} />
          <span class="who">{view.forWhom}</span>
          {reader !== 'patient' && <From names={view.documents} />}
        </p>
      ))}
    </>
  );
}

/** What each verdict was set against, and over what time, by situation. */
function Against({ column, reader }: { column: Compared; reader: Reader }) {
  if (!column.covered) return <Quiet>{COMPARE.notStated}</Quiet>;
  return (
    <ul>
      {[...column.verdicts].flatMap(([key, views]) =>
        views.map((view) => (
          <li key={view.forWhom}>
            <span class="who">{situationName(key, reader)}:</span>{' '}
            {[view.comparator && CARD.comparedWith(view.comparator), view.time].filter(Boolean).join(', ') ||
              COMPARE.notStated.toLowerCase()}
          </li>
        )),
      )}
    </ul>
  );
}

function Serious({ column }: { column: Compared }) {
  const { serious, withDose, moreCautions, treatment } = column;
  return (
    <>
      {serious.length === 0 && <Quiet>{COMPARE.noSerious}</Quiet>}
      {serious.length > 0 && (
        <ul class="serious-list">
          {serious.map((caution) => (
            <li key={caution.text}>
              <Icon name="caution" />
              <span>
                {caution.text} <From names={caution.from} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {withDose.length > 0 && (
        <div class="with-dose">
          <p class="who">{COMPARE.withDose}</p>
          <ul>
            {withDose.map((caution) => (
              <li key={caution.text}>
                {caution.text} <From names={caution.from} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {moreCautions > 0 && (
        <p>
          <a href={`#/treatment/${treatment.id}`}>
            {COMPARE.otherCautions(moreCautions)}
            <span class="unseen">{COMPARE.inEntry(treatment.name)}</span>
          </a>
        </p>
      )}
    </>
  );
}

function Sources({ column }: { column: Compared }) {
  const { sources } = column.card;
  if (sources.length === 0) return <Quiet>{CARD.noSource}</Quiet>;
  return (
    <ul class="who-says">
      {sources.map((source) => (
        <li key={source.id}>
          <a href={`#/documents/${source.id}`}>{source.name}</a>
          {source.badges.map((badge) => (
            <span key={badge.label} class="badge" title={badge.meaning}>
              {badge.label}
            </span>
          ))}
          <span class="from">{source.statements.map((row) => row.id).join(', ')}</span>
        </li>
      ))}
    </ul>
  );
}

function Uncovered({ column }: { column: Compared }) {
  const { fromClass, reader } = column.card;
  return (
    <>
      <p>{COMPARE.uncovered}</p>
      {fromClass && (
        <div class="from-class">
          <p>
            {COMPARE.fromClass(fromClass.name)} {fromClass.lead}
          </p>
          <Verdicts
            verdicts={fromClass.verdicts}
            label={CARD.fromClass(fromClass.name)}
            sources={reader !== 'patient'}
          />
        </div>
      )}
    </>
  );
}

/** Names of the treatments, which stay in sight while the rows go by. */
function Head({ columns, reader }: { columns: readonly Compared[]; reader: Reader }) {
  return (
    <thead>
      <tr>
        {columns.map(({ treatment }) => (
          <th key={treatment.id} scope="col">
            <a href={`#/treatment/${treatment.id}`}>{treatment.name}</a>
            {reader !== 'clinician' && <span class="gloss">{treatment.plainName}</span>}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Table({
  columns,
  situations,
  reader,
}: {
  columns: readonly Compared[];
  situations: readonly string[];
  reader: Reader;
}) {
  const someUncovered = columns.some((column) => !column.covered);
  const some = (has: (column: Compared) => boolean) => columns.some(has);
  return (
    <table class="comparison" data-columns={columns.length}>
      <caption class="unseen">
        {COMPARE.caption(columns.map((column) => column.card.name).join(', '))}
      </caption>
      <Head columns={columns} reader={reader} />
      <Row name={COMPARE.what} kind="what" columns={columns}>
        {(column) => column.card.kind}
      </Row>
      <Row name={COMPARE.lead} kind="lead" columns={columns}>
        {(column) => <p class="lead">{column.card.lead}</p>}
      </Row>
      {situations.map((key) => (
        <Row
          key={key}
          name={COMPARE.verdict(situationName(key, reader))}
          kind={`verdict ${key}`}
          columns={columns}
        >
          {(column) =>
            column.covered ? (
              <VerdictCell views={column.verdicts.get(key)} reader={reader} />
            ) : (
              <Quiet>{COMPARE.notCovered}</Quiet>
            )
          }
        </Row>
      ))}
      {someUncovered && (
        <Row name={COMPARE.coverage} kind="coverage" columns={columns}>
          {(column) => (column.covered ? <p>{COMPARE.covered}</p> : <Uncovered column={column} />)}
        </Row>
      )}
      <Row name={COMPARE.sure} kind="sure" columns={columns}>
        {(column) => <p>{column.card.certainty}</p>}
      </Row>
      <Row name={COMPARE.against} kind="against" columns={columns}>
        {(column) => <Against column={column} reader={reader} />}
      </Row>
      <Row name={COMPARE.cautions} kind="cautions" columns={columns}>
        {(column) => <Serious column={column} />}
      </Row>
      <Row name={COMPARE.sources} kind="sources" columns={columns}>
        {(column) => <Sources column={column} />}
      </Row>
      {some((column) => column.card.disagreements.length > 0) && (
        <Row name={COMPARE.differ} kind="differ" columns={columns}>
          {({ card }) =>
            card.disagreements.length > 0 ? (
              <Disagreements rows={card.disagreements} expanded />
            ) : (
              <Quiet>{COMPARE.noDiffer}</Quiet>
            )
          }
        </Row>
      )}
      {some((column) => column.card.guidance.length > 0) && (
        <Row name={COMPARE.later} kind="later" columns={columns}>
          {({ card }) =>
            card.guidance.length > 0 ? (
              <LaterGuidance rows={card.guidance} expanded />
            ) : (
              <Quiet>{COMPARE.noLater}</Quiet>
            )
          }
        </Row>
      )}
    </table>
  );
}

function Problem({ problem }: { problem: CompareProblem }) {
  return (
    <p class="problem">
      <Icon name="caution" />
      <span>
        {problemText(problem)}
        {problem.kind === 'red flag' && <a href={`#/treatment/${problem.id}`}>{problem.name}</a>}
      </span>
    </p>
  );
}

/** A box around the table that scrolls where the columns do not fit, and can then be reached by keyboard. */
function Region({ children, name }: { children: ComponentChildren; name: string }) {
  const box = useRef<HTMLElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = () => setScrolls(element.scrollWidth > element.clientWidth + 1);
    const watch = new ResizeObserver(look);
    watch.observe(element);
    look();
    return () => watch.disconnect();
  }, []);
  return (
    <section
      ref={box}
      class="region"
      aria-label={name}
      tabIndex={scrolls ? 0 : undefined}
      data-scrolls={scrolls}
    >
      {children}
    </section>
  );
}

/** Two to four treatments, side by side. */
export function CompareView({ reader, onReader, concepts }: ViewProps & { concepts: readonly string[] }) {
  const shown = comparison(concepts, reader, new Date());
  const { columns, situations, problems } = shown;
  const enough = columns.length >= LEAST;
  const asked = concepts.join('+');
  const view = useBarHeight();
  useEffect(() => window.scrollTo(0, 0), [asked]);
  return (
    <>
      <div class="compare" data-reader={reader} ref={view}>
        <h2>{COMPARE.title}</h2>
        {problems.length > 0 && (
          <div class="problems" role="status">
            {problems.map((problem) => (
              <Problem key={JSON.stringify(problem)} problem={problem} />
            ))}
          </div>
        )}
        {enough ? (
          <Region key={asked} name={COMPARE.region(columns.map((column) => column.card.name).join(', '))}>
            <Table columns={columns} situations={situations} reader={reader} />
          </Region>
        ) : (
          <p class="nothing">{COMPARE.tooFew}</p>
        )}
        <p>
          <a class="back" href="#/evidence">
            <Icon name="back" />
            {enough ? COMPARE.back : COMPARE.toTable}
          </a>
        </p>
      </div>
      <Foot
        reader={reader}
        onReader={onReader}
        note={enough ? () => compareNote(shown) : undefined}
        cited={enough ? () => compareMarkdown(shown) : undefined}
      />
    </>
  );
}
