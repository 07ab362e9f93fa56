/** Parts of the pathway's view: the sort of a step, what sources say of it, and the way walked so far. */

import { contentLang } from '../../../components/content.tsx';
import { Icon } from '../../../components/icons.tsx';
import { PATHWAY } from '../../../components/pathway-strings.ts';
import { DOT, From, Ids } from '../../../components/sources.tsx';
import { CARD, redFlagName } from '../../../components/strings.ts';
import { Chip } from '../../../components/verdicts.tsx';
import type { EntryLink, NodeView, SaidView } from '../../../data/node-view.ts';
import { labelFor, titleFor } from '../../../data/pathway.ts';
import type { PathwayNode, Reader } from '../../../data/schema.ts';
import type { Stop } from '../../../data/walk.ts';

/** Drawings of the sorts of steps, on the grid of the other icons: the shape tells the sort, colour repeats it. */
const SHAPES: Record<PathwayNode['type'], string> = {
  question:
    'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M6.2 6.3A1.9 1.9 0 1 1 8.6 8c-.4.2-.6.5-.6 1M8 11.2v.1',
  choice: 'M8 14V9.5L3.5 5.5V2M8 9.5l4.5-4V2M1.5 4l2-2 2 2M10.5 4l2-2 2 2',
  action: 'M2.5 8h10.5M9 4l4 4-4 4',
  caution: 'M8 2 14.8 13.8H1.2ZM8 6.3v3.4M8 11.8v.1',
  time: 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2M8 5v3.3l2.2 1.5',
  'red-flag': 'M4 14.5V2M4 2.8h8.5L10 6l2.5 3.2H4',
};

/** The sort of a step as a shape with its name. */
export function NodeType({ type }: { type: PathwayNode['type'] }) {
  return (
    <p class="type">
      <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d={SHAPES[type]} />
      </svg>
      {PATHWAY.types[type]}
    </p>
  );
}

/** Who says it; for students and clinicians with the ids of the statements. */
export function Rests({ said: { from, ids }, reader }: { said: SaidView; reader: Reader }) {
  if (reader === 'patient' || ids.length === 0) return <From names={from} />;
  return (
    <span class="from">
      {from.join(DOT)}
      {DOT}
      <Ids ids={ids} />
    </span>
  );
}

interface RowsProps {
  title: string;
  kind: string;
  rows: SaidView[];
  reader: Reader;
}

/** What several sources say, each by itself; nothing where there is none. */
export function SaidRows({ title, kind, rows, reader }: RowsProps) {
  if (rows.length === 0) return null;
  return (
    <section class={`block ${kind}`}>
      <h3>
        {kind === 'source-errors' && <Icon name="caution" />}
        {title}
      </h3>
      <ul class={kind === 'differing' ? 'sides' : undefined}>
        {rows.map((row) => (
          <li key={row.text} lang={contentLang()}>
            {row.text} <Rests said={row} reader={reader} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Serious cautions in their own box, always open; the others below. */
export function NodeCautions({ cautions, reader }: { cautions: NodeView['cautions']; reader: Reader }) {
  const serious = cautions.filter(({ severity }) => severity === 'serious');
  const others = cautions.filter(({ severity }) => severity !== 'serious');
  return (
    <>
      {serious.length > 0 && (
        <section class="serious">
          <h3>
            <Icon name="caution" />
            {CARD.serious}
          </h3>
          <ul>
            {serious.map((row) => (
              <li key={row.text} lang={contentLang()}>
                {row.text} <Rests said={row} reader={reader} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <SaidRows title={PATHWAY.otherCautions} kind="cautions" rows={others} reader={reader} />
    </>
  );
}

/** What a step is about, with the way to each entry and its verdicts, each with the people it is for. */
export function Entries({ entries }: { entries: EntryLink[] }) {
  if (entries.length === 0) return null;
  return (
    <section class="block entries">
      <h3>{PATHWAY.entries}</h3>
      <ul class="list">
        {entries.map(({ concept, name, verdicts }) => (
          <li key={concept}>
            <a href={`#/treatment/${concept}`} lang={contentLang()}>
              {name}
            </a>
            {verdicts.length === 0 && <Chip word="red flag" label={redFlagName()} />}
            {verdicts.map(({ verdict, label, forWhom }) => (
              <span key={forWhom} class="verdict">
                <Chip word={verdict} label={label} />{' '}
                <span class="from" lang={contentLang()}>
                  {forWhom}
                </span>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was answered at a stop, or that nothing was. */
function answeredAt({ node, step, assumed, clash }: Stop, reader: Reader): string | null {
  const label = step && labelFor(step, reader);
  if (!assumed) {
    const words = label ? PATHWAY.answered(label) : null;
    const against = clash && labelFor(clash, reader);
    return words && against ? `${words}. ${PATHWAY.clash(against)}` : words;
  }
  if (node.type === 'red-flag') return PATHWAY.notAsked;
  return label ? PATHWAY.assumed(label) : PATHWAY.passedOver;
}

interface WhereProps {
  stops: Stop[];
  reader: Reader;
  onCut: (place: number) => void;
}

/** Where the walk stands, and after opening every step so far; one that is chosen is gone back to. */
export function WhereAmI({ stops, reader, onCut }: WhereProps) {
  const last = stops.length - 1;
  const before = stops[last - 1];
  const answer = before?.step && !before.assumed && labelFor(before.step, reader);
  const words = before && (answer || titleFor(before.node, reader));
  return (
    <details class="where">
      <summary>
        <Icon name="down" />
        <span>{words ? PATHWAY.where(stops.length, words) : PATHWAY.atStart}</span>
      </summary>
      <ol aria-label={PATHWAY.walked}>
        {stops.map((stop, place) => (
          <li key={place}>
            {place === last ? (
              <span class="stop" aria-current="step">
                <span lang={contentLang()}>{titleFor(stop.node, reader)}</span> <small>{PATHWAY.here}</small>
              </span>
            ) : (
              <button type="button" class="stop" onClick={() => onCut(place)}>
                <span lang={contentLang()}>{titleFor(stop.node, reader)}</span>{' '}
                <small class={stop.assumed ? 'assumed' : undefined}>{answeredAt(stop, reader)}</small>
              </button>
            )}
          </li>
        ))}
      </ol>
      <p class="from">
        {PATHWAY.kept} {PATHWAY.keys}
      </p>
      <p>
        <a href="#/map">{PATHWAY.wholeMap}</a>
      </p>
    </details>
  );
}

/** The way walked, for paper: below the step, with what was only passed over as one line. */
export function WalkedOnPaper({ stops, reader }: Omit<WhereProps, 'onCut'>) {
  const runs: { stop: Stop; place: number; passed: number }[] = [];
  for (const [place, stop] of stops.entries()) {
    const now = runs.at(-1);
    const led = place > 0 && !stops[place - 1]?.assumed;
    const passed = stop.assumed && !led && place < stops.length - 1 ? 1 : 0;
    if (now && now.passed > 0 && passed > 0) now.passed++;
    else runs.push({ stop, place, passed });
  }
  return (
    <section class="printed walked">
      <h3>{PATHWAY.walked}</h3>
      <ol>
        {runs.map(({ stop, place, passed }) => (
          <li key={place} value={place + passed + (passed > 0 ? 0 : 1)}>
            {passed > 0 ? (
              <i>
                {PATHWAY.notWalked(passed)}
                {place === 0 && `. ${PATHWAY.signsNotAsked}`}
              </i>
            ) : (
              <>
                <span lang={contentLang()}>{titleFor(stop.node, reader)}</span>{' '}
                <small>{place === stops.length - 1 ? PATHWAY.here : answeredAt(stop, reader)}</small>
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
