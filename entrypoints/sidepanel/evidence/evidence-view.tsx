import { useEffect, useMemo, useState } from 'preact/hooks';
import { warmUp } from '../../../browser/warm.ts';
import { contentLang } from '../../../components/content.tsx';
import { CertaintyBars, MarkIcon } from '../../../components/direction.tsx';
import {
  CERTAINTY_NAMES,
  documentName,
  EVIDENCE,
  kindNames,
  markName,
  POPULATIONS,
  populationName,
} from '../../../components/evidence-strings.ts';
import { Icon } from '../../../components/icons.tsx';
import { compareAddress, LEAST, MOST } from '../../../data/compare.ts';
import { evidence, treatment } from '../../../data/evidence.ts';
import {
  CERTAINTIES,
  filterMatrix,
  MARKS,
  type MatrixFilter,
  matrix,
  NO_FILTER,
  outsideMatrix,
  samePublisher,
} from '../../../data/matrix.ts';
import { readyNames } from '../../../data/matrix-names.ts';
import type { Reader } from '../../../data/schema.ts';
import { Foot } from '../foot.tsx';
import type { ViewProps } from '../panel.tsx';
import { Checked, Stale } from './checked.tsx';
import { useGrowing } from './growing.ts';
import { kept, useBarHeight, useKept } from './state.ts';
import { EvidenceTable, inOrder } from './table.tsx';

/** Every red flag with its entry. No filter reaches it; with one set the list folds to a line. */
function RedFlags({ reader, folded }: { reader: Reader; folded: boolean }) {
  const flags = [...evidence.redFlags].sort((one, other) => one.name.localeCompare(other.name));
  return (
    <section class="red-flags" aria-labelledby="red-flags-title">
      <details open={!folded}>
        <summary>
          <Icon name="down" />
          <Icon name="red flag" />
          <h3 id="red-flags-title">{EVIDENCE.redFlags}</h3>
          <span>{EVIDENCE.redFlagsFolded(flags.length)}</span>
        </summary>
        <ul data-glossed={reader !== 'clinician'}>
          {flags.map((flag) => (
            <li key={flag.id}>
              <a href={`#/treatment/${flag.id}`} lang={contentLang()}>
                {flag.name}
                {reader !== 'clinician' && <span class="gloss">{flag.plainName}</span>}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

interface ChoiceProps<Value extends string> {
  name: string;
  value: Value | null;
  options: readonly (readonly [Value, string])[];
  onChange: (value: Value | null) => void;
}

/** One filter out of a list; the first choice asks for nothing. */
function Choice<Value extends string>({ name, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <label>
      <span>{name}</span>
      <select
        value={value ?? ''}
        onChange={({ currentTarget }) =>
          onChange(options.find(([option]) => option === currentTarget.value)?.[0] ?? null)
        }
      >
        <option value="">{EVIDENCE.all}</option>
        {options.map(([option, label]) => (
          <option key={option} value={option}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

interface FiltersProps {
  filter: MatrixFilter;
  reader: Reader;
  onFilter: (filter: MatrixFilter) => void;
}

function Filters({ filter, reader, onFilter }: FiltersProps) {
  return (
    <search class="filters" aria-label={EVIDENCE.filters}>
      <label>
        <span>{EVIDENCE.name}</span>
        <input
          type="search"
          value={filter.name}
          placeholder={EVIDENCE.nameHint}
          autocomplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => onFilter({ ...filter, name: currentTarget.value })}
        />
      </label>
      <Choice
        name={EVIDENCE.population}
        value={filter.population}
        options={POPULATIONS.map((one) => [one, populationName(one, reader)] as const)}
        onChange={(population) => onFilter({ ...filter, population })}
      />
      <Choice
        name={EVIDENCE.kind}
        value={filter.kind}
        options={kindNames()}
        onChange={(kind) => onFilter({ ...filter, kind })}
      />
      <Choice
        name={EVIDENCE.document}
        value={filter.document}
        options={evidence.documents.map((row) => [row.id, documentName(row)] as const)}
        onChange={(document) => onFilter({ ...filter, document })}
      />
    </search>
  );
}

/** Symbols in words, and the columns by name. */
function Legend({ reader }: { reader: Reader }) {
  const [open, setOpen] = useKept('legend');
  return (
    <details
      class="legend"
      open={open}
      onToggle={({ currentTarget }) => setOpen((currentTarget as HTMLDetailsElement).open)}
    >
      <summary>
        <Icon name="down" />
        {EVIDENCE.legend}
      </summary>
      <ul class="marks">
        {MARKS.filter((mark) => mark !== 'source error').map((mark) => (
          <li key={mark}>
            <MarkIcon mark={mark} />
            {markName(mark, reader)}
          </li>
        ))}
      </ul>
      <p class="legend-title">{EVIDENCE.legendBars}</p>
      <ul class="marks">
        {CERTAINTIES.map((certainty) => (
          <li key={certainty}>
            <CertaintyBars certainty={certainty} />
            {CERTAINTY_NAMES[certainty]}
          </li>
        ))}
      </ul>
      <p class="legend-title">{EVIDENCE.columns}</p>
      <ul class="columns">
        {evidence.documents.map((row) => (
          <li key={row.id}>
            <a href={`#/documents/${row.id}`}>
              <b>{row.id}</b> <span lang={contentLang()}>{row.shortName}</span>
            </a>
          </li>
        ))}
      </ul>
      {samePublisher().map((set) => (
        <p key={set.join()} class="quiet">
          {EVIDENCE.samePublisher(set.join(' and '))}
        </p>
      ))}
    </details>
  );
}

/** Everything here with a day of its last check. */
const CHECKED = [...evidence.treatments, ...evidence.redFlags];

/** What does not stand in the table, and where it stands instead. */
function About() {
  const outside = useMemo(() => outsideMatrix(), []);
  const errors = outside.filter((row) => row.warning === 'contradicted');
  return (
    <section class="about" aria-labelledby="about-title">
      <h3 id="about-title">{EVIDENCE.about}</h3>
      <Checked rows={CHECKED} />
      <p class="quiet">
        {EVIDENCE.outside(outside.length)}
        <a href="#/documents">{EVIDENCE.columns}</a>. {EVIDENCE.notHere}
      </p>
      {errors.map((row) => (
        <p key={row.id} class="quiet source-error">
          <MarkIcon mark="source error" />
          <span>
            {EVIDENCE.sourceError(row.id, row.line)}
            {row.text}
          </span>
        </p>
      ))}
    </section>
  );
}

/** What is ticked, and the way to see it side by side. */
function Ticked({
  ids,
  refused,
  onClear,
}: {
  ids: readonly string[];
  refused: boolean;
  onClear: () => void;
}) {
  const names = ids.map((id) => treatment(id)?.name ?? id).join(', ');
  return (
    <div class="ticked" data-count={ids.length}>
      <p role="status">
        {ids.length === 0 ? (
          EVIDENCE.hint
        ) : (
          <>
            <b>{EVIDENCE.ticked(ids.length, MOST)}</b>: {names}.{ids.length < LEAST && ` ${EVIDENCE.oneMore}`}
            {refused && <strong> {EVIDENCE.full(MOST)}</strong>}
          </>
        )}
      </p>
      {ids.length > 0 && (
        <div class="ticked-do">
          {ids.length >= LEAST && (
            <a class="go" href={compareAddress(ids)}>
              {EVIDENCE.compare}
            </a>
          )}
          <button type="button" onClick={onClear}>
            {EVIDENCE.untick}
          </button>
        </div>
      )}
    </div>
  );
}

/** Comes back to where the view was left. */
function useScrolled() {
  useEffect(() => {
    const end = new AbortController();
    window.scrollTo(0, kept.scrolled);
    const keep = () => {
      kept.scrolled = window.scrollY;
    };
    window.addEventListener('scroll', keep, { signal: end.signal, passive: true });
    return () => end.abort();
  }, []);
}

/** Every treatment by situation and document; browse, filter, and tick what to compare. */
export function EvidenceView({ reader, onReader }: ViewProps) {
  // Before the first key in the field.
  useEffect(() => {
    const end = new AbortController();
    warmUp(readyNames(), end.signal);
    return () => end.abort();
  }, []);
  const view = useBarHeight();
  useScrolled();
  const [filter, setFilter] = useKept('filter');
  const [ticked, setTicked] = useKept('ticked');
  const [refused, setRefused] = useState(false);
  const all = useMemo(() => matrix(), []);
  const { entries, uncoveredOut } = useMemo(() => filterMatrix(all, filter), [all, filter]);
  const ordered = useMemo(() => inOrder(entries), [entries]);
  const drawn = useGrowing(ordered);
  const filtered = Object.values(filter).some((value) => value !== null && value !== '');
  const documents = evidence.documents.filter(({ id }) => filter.document === null || id === filter.document);

  const onTick = (id: string, box: HTMLInputElement) => {
    const without = ticked.filter((other) => other !== id);
    const full = box.checked && without.length === MOST;
    // Preact does not write a value that has not changed for it.
    if (full) box.checked = false;
    else setTicked(box.checked ? [...without, id] : without);
    setRefused(full);
  };
  // A button that goes away hands its focus on.
  const clear = () => {
    setFilter(NO_FILTER);
    view.current?.querySelector<HTMLElement>('.filters input')?.focus();
  };
  const untick = () => {
    setTicked([]);
    setRefused(false);
    view.current?.querySelector<HTMLElement>('.matrix [tabindex="0"]')?.focus();
  };
  return (
    <>
      <div class="evidence" data-reader={reader} ref={view}>
        <h2>{EVIDENCE.title}</h2>
        <p class="intro">{EVIDENCE.intro}</p>
        <Stale rows={CHECKED} />
        <RedFlags reader={reader} folded={filtered} />
        <Filters filter={filter} reader={reader} onFilter={setFilter} />
        <div class="found">
          <p role="status">
            {EVIDENCE.shown(entries.length)}
            {uncoveredOut > 0 && <span class="quiet"> {EVIDENCE.uncoveredOut(uncoveredOut)}</span>}
          </p>
          {filtered && (
            <button type="button" class="clear" onClick={clear}>
              {EVIDENCE.clear}
            </button>
          )}
        </div>
        {entries.length > 0 && <Legend reader={reader} />}
        {entries.length > 0 ? (
          <EvidenceTable
            entries={drawn}
            documents={documents}
            reader={reader}
            ticked={ticked}
            onTick={onTick}
          />
        ) : (
          <p class="nothing">{EVIDENCE.nothing}</p>
        )}
        <About />
      </div>
      <Foot reader={reader} onReader={onReader}>
        <Ticked ids={ticked} refused={refused} onClear={untick} />
      </Foot>
    </>
  );
}
