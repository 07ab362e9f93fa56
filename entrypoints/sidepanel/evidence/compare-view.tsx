import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { contentLang, wordsLang } from '../../../components/content.tsx';
import { COMPARE, problemText, situationName } from '../../../components/evidence-strings.ts';
import { Icon } from '../../../components/icons.tsx';
import { Disagreements, From } from '../../../components/sources.tsx';
import { CARD } from '../../../components/strings.ts';
import { Chip, Verdicts } from '../../../components/verdicts.tsx';
import type { DisagreementView, GuidanceView, VerdictView } from '../../../data/card-view.ts';
import {
  type Compared,
  type CompareProblem,
  type Comparison,
  comparison,
  LEAST,
  type Shared,
} from '../../../data/compare.ts';
import { compareMarkdown, compareNote } from '../../../data/compare-copy.ts';
import type { Reader } from '../../../data/schema.ts';
import { Foot } from '../foot.tsx';
import type { ViewProps } from '../panel.tsx';
import { Checked, Stale } from './checked.tsx';
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
          <span class="who" lang={contentLang()}>
            {view.forWhom}
          </span>
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
            <li key={caution.text} lang={contentLang()}>
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
              <li key={caution.text} lang={contentLang()}>
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
          <a href={`#/documents/${source.id}`} lang={contentLang()}>
            {source.name}
          </a>
          {source.badges.map((badge) => (
            <span key={badge.label} class="badge" title={badge.meaning} lang={contentLang()}>
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
            {COMPARE.fromClass(fromClass.name)} <span lang={contentLang()}>{fromClass.lead}</span>
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

/** A treatment's name, and what it is in plain words. */
function Name({ treatment, reader }: { treatment: Compared['treatment']; reader: Reader }) {
  return (
    <>
      <a href={`#/treatment/${treatment.id}`} lang={contentLang()}>
        {treatment.name}
      </a>
      {reader !== 'clinician' && (
        <span class="gloss" lang={contentLang()}>
          {treatment.plainName}
        </span>
      )}
    </>
  );
}

interface TableProps {
  columns: readonly Compared[];
  situations: readonly string[];
  reader: Reader;
  /** True where the names stand above the table, so that its own headings are only heard. */
  named: boolean;
}

/** Names of the treatments, which stay in sight while the rows go by. */
function Head({ columns, reader, named }: Omit<TableProps, 'situations'>) {
  return (
    <thead>
      <tr>
        {columns.map(({ treatment }) => (
          <th key={treatment.id} scope="col">
            {named ? (
              <span class="unseen">{treatment.name}</span>
            ) : (
              <Name treatment={treatment} reader={reader} />
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Table({ columns, situations, reader, named }: TableProps) {
  const someUncovered = columns.some((column) => !column.covered);
  return (
    <table class="comparison" data-columns={columns.length}>
      <caption class="unseen">
        {COMPARE.caption(columns.map((column) => column.card.name).join(', '))}
      </caption>
      <Head columns={columns} reader={reader} named={named} />
      <Row name={COMPARE.what} kind="what" columns={columns}>
        {(column) => <span lang={contentLang()}>{column.card.kind}</span>}
      </Row>
      <Row name={COMPARE.lead} kind="lead" columns={columns}>
        {(column) => (
          <p class="lead" lang={contentLang()}>
            {column.card.lead}
          </p>
        )}
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
        {(column) => <p lang={contentLang()}>{column.card.certainty}</p>}
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

const on = ({ on: names }: Shared<unknown>) => (
  <p class="on" lang={wordsLang()}>
    {COMPARE.on} {names.join(', ')}
  </p>
);

/** Where documents differ, each disagreement once with the treatments that it bears on. */
function Differ({ rows }: { rows: readonly Shared<DisagreementView>[] }) {
  if (rows.length === 0) return null;
  return (
    <section class="shared" aria-labelledby="differ-title" data-row="differ">
      <h3 id="differ-title">{COMPARE.differ}</h3>
      {rows.map((shared) => (
        <div key={shared.row.id}>
          <Disagreements rows={[shared.row]} expanded />
          {on(shared)}
        </div>
      ))}
    </section>
  );
}

/** Guidance that came after the documents, each row once, apart from all that they say. */
function Later({ rows }: { rows: readonly Shared<GuidanceView>[] }) {
  if (rows.length === 0) return null;
  return (
    <section class="shared later" aria-labelledby="later-title" data-row="later">
      <h3 id="later-title">{COMPARE.later}</h3>
      <ul class="guidance">
        {rows.map((shared) => (
          <li key={shared.row.id} lang={contentLang()}>
            <span class="badge later">{shared.row.badge}</span> {shared.row.text}
            {shared.row.caveat && <span class="caveat">{shared.row.caveat}</span>}
            {on(shared)}
          </li>
        ))}
      </ul>
    </section>
  );
}

type More = 'none' | 'left' | 'right' | 'both';

/** Keeps two boxes scrolled alike, and tells to which side of them there is more. */
function useSideways(box: RefObject<HTMLElement | null>, names: RefObject<HTMLElement | null>): More {
  const [more, setMore] = useState<More>('none');
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const end = new AbortController();
    const look = () => {
      const { scrollLeft, scrollWidth, clientWidth } = element;
      const left = scrollLeft > 1;
      const right = scrollLeft + clientWidth < scrollWidth - 1;
      setMore(left && right ? 'both' : left ? 'left' : right ? 'right' : 'none');
      if (names.current) names.current.scrollLeft = scrollLeft;
    };
    element.addEventListener('scroll', look, { passive: true, signal: end.signal });
    const watch = new ResizeObserver(look);
    watch.observe(element);
    look();
    return () => {
      watch.disconnect();
      end.abort();
    };
  }, []);
  return more;
}

interface RegionProps {
  columns: readonly Compared[];
  reader: Reader;
  /** The table; it is told whether the names stand above it. */
  children: (named: boolean) => ComponentChildren;
}

/**
 * A box around the table that scrolls sideways where the columns do not fit, and can then be reached by
 * keyboard. The names of the columns then stand above it and go along, since they must stay in sight.
 */
function Region({ columns, reader, children }: RegionProps) {
  const box = useRef<HTMLElement>(null);
  const names = useRef<HTMLElement>(null);
  const more = useSideways(box, names);
  const scrolls = more !== 'none';
  // A name that gets the focus comes into sight, and its column with it.
  const follow = () => {
    if (box.current && names.current) box.current.scrollLeft = names.current.scrollLeft;
  };
  return (
    <div class="sideways" data-scrolls={scrolls} data-more={more}>
      {scrolls && (
        <>
          <p class="quiet hint">{COMPARE.sideways(columns.length)}</p>
          <nav
            class="names"
            aria-label={COMPARE.columns}
            ref={names}
            data-columns={columns.length}
            onFocusCapture={() => requestAnimationFrame(follow)}
          >
            <ul>
              {columns.map(({ treatment }) => (
                <li key={treatment.id}>
                  <Name treatment={treatment} reader={reader} />
                </li>
              ))}
            </ul>
          </nav>
        </>
      )}
      <section
        ref={box}
        class="region"
        aria-label={COMPARE.region(columns.map((column) => column.card.name).join(', '))}
        tabIndex={scrolls ? 0 : undefined}
        data-scrolls={scrolls}
      >
        {children(scrolls)}
      </section>
    </div>
  );
}

/** The table, and below it what its columns share. */
function Compares({ shown, reader }: { shown: Comparison; reader: Reader }) {
  const { columns, situations, disagreements, guidance } = shown;
  return (
    <>
      <Region key={columns.map((column) => column.treatment.id).join()} columns={columns} reader={reader}>
        {(named) => <Table columns={columns} situations={situations} reader={reader} named={named} />}
      </Region>
      <Differ rows={disagreements} />
      <Later rows={guidance} />
    </>
  );
}

/** Two to four treatments, side by side. */
export function CompareView({ reader, onReader, concepts }: ViewProps & { concepts: readonly string[] }) {
  const shown = comparison(concepts, reader, new Date());
  const { columns, problems } = shown;
  const enough = columns.length >= LEAST;
  const checked = columns.map((column) => column.treatment);
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
          <>
            <Stale rows={checked} />
            <Compares shown={shown} reader={reader} />
            <Checked rows={checked} />
          </>
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
