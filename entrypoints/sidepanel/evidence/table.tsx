import { useEffect, useRef, useState } from 'preact/hooks';
import { contentLang } from '../../../components/content.tsx';
import { CellSymbol } from '../../../components/direction.tsx';
import {
  CERTAINTY_NAMES,
  documentName,
  EVIDENCE,
  kindNames,
  markName,
  situationName,
} from '../../../components/evidence-strings.ts';
import { Icon, tone } from '../../../components/icons.tsx';
import { Chip } from '../../../components/verdicts.tsx';
import {
  type MatrixCell,
  type MatrixEntry,
  type MatrixRow,
  type MatrixSymbol,
  samePublisher,
  soleVerdict,
} from '../../../data/matrix.ts';
import type { Document, Reader, Treatment } from '../../../data/schema.ts';
import { OpenCell } from './cell.tsx';
import { setTabStop, watchKeys } from './grid.ts';
import { useWide } from './state.ts';

function symbolText({ mark, comparators, certainty }: MatrixSymbol, reader: Reader): string {
  const sure = certainty && EVIDENCE.sure(CERTAINTY_NAMES[certainty], reader);
  return EVIDENCE.symbol(markName(mark, reader), comparators, sure);
}

/** Columns, those of one publisher under one heading. */
function Head({ documents }: { documents: readonly Document[] }) {
  const sets = samePublisher().filter((set) => set.every((id) => documents.some((row) => row.id === id)));
  const isFirst = (id: string) => sets.some((set) => set[0] === id);
  const inSet = (id: string) => sets.find((set) => set.some((other) => other === id));
  const span = sets.length > 0 ? 2 : 1;
  const column = (row: Document, rows: number) => (
    <th key={row.id} scope="col" rowSpan={rows}>
      <a class="column" href={`#/documents/${row.id}`} title={row.shortName} data-stop tabIndex={-1}>
        {row.id}
        <span class={documents.length > 1 ? 'unseen' : undefined} lang={contentLang()}>
          {' '}
          {row.shortName}
        </span>
      </a>
    </th>
  );
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={span} class="corner">
          {EVIDENCE.situation}
        </th>
        {documents.map((row) => {
          const set = inSet(row.id);
          if (!set) return column(row, span);
          return isFirst(row.id) ? (
            <th key={row.id} scope="colgroup" colSpan={set.length} class="set">
              {EVIDENCE.onePublisher}
            </th>
          ) : null;
        })}
      </tr>
      {sets.length > 0 && <tr>{documents.filter((row) => inSet(row.id)).map((row) => column(row, 1))}</tr>}
    </thead>
  );
}

/** Names a cell, and its box where it lies open. */
function cellKey(of: Treatment, row: MatrixRow, document: string): string {
  return `cell-${of.id}-${row.key.replace(/\W/g, '-')}-${document}`;
}

interface CellProps {
  of: Treatment;
  row: MatrixRow;
  cell: MatrixCell;
  source: Document;
  reader: Reader;
  /** Id of the box with its statements, or null while the cell is shut. */
  opened: string | null;
  /** True where there is room for words beside the symbols. */
  wide: boolean;
  onToggle: () => void;
}

function Cell({ of, row, cell, source, reader, opened, wide, onToggle }: CellProps) {
  if (cell.statements.length === 0) {
    return <td class="blank">{EVIDENCE.empty}</td>;
  }
  const words = cell.symbols.map((symbol) => symbolText(symbol, reader));
  const name = EVIDENCE.cell(
    of.name,
    situationName(row.key, reader),
    documentName(source),
    words.join('; '),
    cell.statements.length,
  );
  return (
    <td>
      <button
        type="button"
        data-stop
        tabIndex={-1}
        title={words.join('\n')}
        aria-label={name}
        aria-expanded={opened !== null}
        aria-controls={opened ?? undefined}
        data-cell={cellKey(of, row, source.id)}
        onClick={onToggle}
      >
        {cell.symbols.map((symbol, index) =>
          wide ? (
            <span key={words[index]} class="symbol-words">
              <CellSymbol symbol={symbol} />
              {/* The space parts it from the next one for those who hear it. */}
              <span class="words">{words[index]} </span>
            </span>
          ) : (
            <CellSymbol key={words[index]} symbol={symbol} />
          ),
        )}
      </button>
    </td>
  );
}

interface EntryProps {
  entry: MatrixEntry;
  documents: readonly Document[];
  reader: Reader;
  ticked: boolean;
  /** True where there is room for words beside the symbols. */
  wide: boolean;
  /** Key of the cell that lies open, or null. */
  open: string | null;
  onOpen: (cell: string | null) => void;
  onTick: (id: string, box: HTMLInputElement) => void;
}

function SituationRow(props: Omit<EntryProps, 'ticked' | 'onTick'> & { row: MatrixRow }) {
  const { entry, row, documents, reader, wide, open, onOpen } = props;
  const { treatment } = entry;
  const openSource = documents.find((source) => cellKey(treatment, row, source.id) === open);
  const openCell = row.cells.find((cell) => cell.document === openSource?.id);
  const shut = () => {
    if (open) document.querySelector<HTMLElement>(`[aria-controls="${open}"]`)?.focus();
    onOpen(null);
  };
  return (
    <>
      <tr class="situation" data-row={row.key}>
        <th scope="row">
          {situationName(row.key, reader)}
          {row.verdicts.map((verdict) => (
            <span key={verdict.forWhom} class={`row-verdict ${tone(verdict.verdict)}`}>
              <Icon name={verdict.verdict} />
              <span class="unseen">{EVIDENCE.verdictOf}: </span>
              <span lang={contentLang()}>{verdict.label}</span>
            </span>
          ))}
        </th>
        {documents.map((source) => {
          const cell = row.cells.find((one) => one.document === source.id);
          const key = cellKey(treatment, row, source.id);
          return (
            cell && (
              <Cell
                key={source.id}
                of={treatment}
                row={row}
                cell={cell}
                source={source}
                reader={reader}
                opened={open === key ? key : null}
                wide={wide}
                onToggle={() => onOpen(open === key ? null : key)}
              />
            )
          );
        })}
      </tr>
      {open && openSource && openCell && (
        <tr class="open-row">
          <td colSpan={documents.length + 1}>
            <OpenCell
              id={open}
              of={treatment}
              row={row}
              source={openSource}
              statements={openCell.statements}
              title={`${treatment.name}, ${situationName(row.key, reader)}: ${documentName(openSource)}`}
              reader={reader}
              onClose={shut}
            />
          </td>
        </tr>
      )}
    </>
  );
}

function Entry(props: EntryProps) {
  const { entry, documents, reader, ticked, onTick } = props;
  const { treatment, rows, fromClass } = entry;
  const sole = soleVerdict(entry);
  const gloss = reader === 'clinician' ? null : treatment.plainName;
  return (
    <>
      <tr class="entry-row" data-concept={treatment.id}>
        <th scope="rowgroup" colSpan={documents.length + 1}>
          <span class="entry-head">
            <input
              type="checkbox"
              data-stop
              tabIndex={-1}
              aria-label={EVIDENCE.tick(treatment.name)}
              checked={ticked}
              onChange={(event) => onTick(treatment.id, event.currentTarget)}
            />
            <a href={`#/treatment/${treatment.id}`} data-stop tabIndex={-1} lang={contentLang()}>
              {treatment.name}
            </a>
            {sole && <Chip word={sole.verdict} label={sole.label} />}
          </span>
          {gloss && (
            <span class="gloss" lang={contentLang()}>
              {gloss}
            </span>
          )}
        </th>
      </tr>
      {rows.map((row) => (
        <SituationRow key={row.key} {...props} row={row} />
      ))}
      {rows.length === 0 && (
        <tr class="uncovered">
          <td colSpan={documents.length + 1}>
            {EVIDENCE.uncovered}{' '}
            {fromClass && (
              <>
                {EVIDENCE.classCovered}
                <a href={`#/treatment/${fromClass.id}`} data-stop tabIndex={-1} lang={contentLang()}>
                  {fromClass.name}
                </a>
              </>
            )}
          </td>
        </tr>
      )}
    </>
  );
}

interface Props {
  /** In the order of `inOrder`. */
  entries: readonly MatrixEntry[];
  /** Columns. */
  documents: readonly Document[];
  reader: Reader;
  ticked: readonly string[];
  onTick: EntryProps['onTick'];
}

function byName(one: MatrixEntry, other: MatrixEntry): number {
  return one.treatment.name.localeCompare(other.treatment.name);
}

/** As they stand in the table: by kind, then by name. */
export function inOrder(entries: readonly MatrixEntry[]): MatrixEntry[] {
  return kindNames().flatMap(([kind]) =>
    entries.filter(({ treatment }) => treatment.kind === kind).sort(byName),
  );
}

/** The matrix itself. Tab stops in it once; the arrow keys go from cell to cell. */
export function EvidenceTable({ entries, documents, reader, ticked, onTick }: Props) {
  const table = useRef<HTMLTableElement>(null);
  const wide = useWide() || documents.length === 1;
  const [open, setOpen] = useState<string | null>(null);
  useEffect(() => {
    const end = new AbortController();
    if (table.current) watchKeys(table.current, end.signal);
    return () => end.abort();
  }, []);
  useEffect(() => {
    if (table.current) setTabStop(table.current);
  });
  const shutOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    event.preventDefault();
    table.current?.querySelector<HTMLElement>(`[aria-controls="${open}"]`)?.focus();
    setOpen(null);
  };
  return (
    <table
      class="matrix"
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells open, so arrow keys move in it as in a grid
      role="grid"
      ref={table}
      onKeyDown={shutOnEscape}
      data-columns={documents.length}
      data-wide={wide}
    >
      <caption class="unseen">
        {EVIDENCE.caption}. {EVIDENCE.keys}
      </caption>
      <Head documents={documents} />
      {kindNames().map(([kind, heading]) => {
        const own = entries.filter(({ treatment }) => treatment.kind === kind);
        if (own.length === 0) return null;
        return (
          <tbody key={kind} data-kind={kind}>
            <tr class="kind-row">
              <th scope="rowgroup" colSpan={documents.length + 1}>
                {heading}
              </th>
            </tr>
            {own.map((entry) => (
              <Entry
                key={entry.treatment.id}
                entry={entry}
                documents={documents}
                reader={reader}
                ticked={ticked.includes(entry.treatment.id)}
                wide={wide}
                open={open}
                onOpen={setOpen}
                onTick={onTick}
              />
            ))}
          </tbody>
        );
      })}
    </table>
  );
}
