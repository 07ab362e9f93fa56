import { useLayoutEffect, useRef } from 'preact/hooks';
import { contentLang } from '../../../components/content.tsx';
import { Icon } from '../../../components/icons.tsx';
import { PATHWAY } from '../../../components/pathway-strings.ts';
import { Disagreements, LaterGuidance, Sources } from '../../../components/sources.tsx';
import { CARD } from '../../../components/strings.ts';
import { byId, evidence } from '../../../data/evidence.ts';
import { nodeView } from '../../../data/node-view.ts';
import { pathCited, pathNote } from '../../../data/path-copy.ts';
import { labelFor, startOf, stepsFrom, titleFor } from '../../../data/pathway.ts';
import type { PathwayEdge, PathwayNode, Reader } from '../../../data/schema.ts';
import {
  answer,
  back,
  begin,
  clashOf,
  cutBack,
  follow,
  lastOf,
  stopsOf,
  takeUp,
  toWarningSigns,
  type Walk,
} from '../../../data/walk.ts';
import { Foot } from '../foot.tsx';
import type { ViewProps } from '../panel.tsx';
import { Entries, NodeCautions, NodeType, Rests, SaidRows, WalkedOnPaper, WhereAmI } from './parts.tsx';
import { useWalk } from './walk.ts';

/** Id of the heading of the step that is shown. */
const TITLE_ID = 'bb-step-title';
/** The step that the panel's calculator belongs to. */
const CALCULATOR = 'start-back';

const { pathway } = evidence;

/** The title of a node. Throws where there is none. */
function titleOf(id: string, reader: Reader): string {
  const node = byId(pathway.nodes, id);
  if (!node) throw new Error(`The pathway has no node ${id}.`);
  return titleFor(node, reader);
}

/** The click of a link to the warning signs: they are asked here, and the browser's history stays as it is. */
function inPlace(go: () => void) {
  return (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go();
  };
}

/** True where a key belongs to what has the focus: a field that is written in. */
function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]') !== null
  );
}

/** True where the focus is in the view. Whoever speaks to a computer may type numbers anywhere else (WCAG 2.1.4). */
const isInView = (target: EventTarget | null) => target instanceof Element && target.closest('main') !== null;

/** Number keys choose an answer, Backspace and Alt+Left go back; keys with other modifiers are the browser's. */
function useKeys(steps: readonly PathwayEdge[], onAnswer: (id: string) => void, onBack: (() => void) | null) {
  // With the step, not after it was drawn: a key that follows at once would be taken for one to the step before.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
      if (event.defaultPrevented || event.isComposing || ctrlKey || metaKey || isWriting(event.target))
        return;
      const isNumber = !altKey && /^[1-9]$/.test(key) && isInView(event.target);
      const step = isNumber ? steps[Number(key) - 1] : undefined;
      const goesBack = onBack && !shiftKey && key === (altKey ? 'ArrowLeft' : 'Backspace');
      if (!step && !goesBack) return;
      event.preventDefault();
      // A key that is held down would run through steps that nobody has read.
      if (event.repeat) return;
      if (step) onAnswer(step.to);
      else onBack?.();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [steps, onAnswer, onBack]);
}

/** Moves the focus to the title at each step, with the page at its top. */
function useFocusOn(walk: Walk | null) {
  const shown = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (!walk) return;
    const step = walk.trail.join(' ');
    const moved = shown.current !== step;
    // On coming to the view the focus is left where it is, e.g. on a tab, unless it was lost with what had it.
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (moved && (shown.current !== null || lost))
      document.getElementById(TITLE_ID)?.focus({ preventScroll: true });
    if (moved) window.scrollTo(0, 0);
    shown.current = step;
  }, [walk]);
}

/** That answers on the way are not the reader's, with the way to the warning signs where they were not asked. */
function Jumped({ walk, onSigns }: { walk: Walk; onSigns: () => void }) {
  if (walk.assumed.length === 0) return null;
  const straight = walk.assumed.includes(walk.trail.length - 2);
  return (
    <p class="jumped">
      <Icon name="caution" />
      <span>
        {straight ? PATHWAY.jumped : PATHWAY.someAssumed}
        {walk.assumed.includes(0) && (
          <>
            {' '}
            {PATHWAY.signsNotAsked}{' '}
            <a href={`#/pathway/${startOf(pathway).id}`} onClick={inPlace(onSigns)}>
              {PATHWAY.askSigns}
            </a>
          </>
        )}
      </span>
    </p>
  );
}

/** That a walk was left for this step, with the way back to it. */
function Left({ left, reader, onTakeUp }: { left: Walk['left']; reader: Reader; onTakeUp: () => void }) {
  if (!left) return null;
  return (
    <p class="left-at">
      {PATHWAY.leftAt(titleOf(lastOf(left.trail), reader))}{' '}
      <button type="button" onClick={onTakeUp}>
        {PATHWAY.takeUp}
      </button>
    </p>
  );
}

interface AnswersProps {
  steps: readonly PathwayEdge[];
  walk: Walk;
  reader: Reader;
  onAnswer: (id: string) => void;
}

/** What is to be known of an answer before it is chosen, below its words. */
function remarkOn(step: PathwayEdge, { walk, reader }: Pick<AnswersProps, 'walk' | 'reader'>): string | null {
  const { trail, left } = walk;
  if (trail.length === 1 && left?.trail[1] === step.to)
    return PATHWAY.takenUp(titleOf(lastOf(left.trail), reader));
  const against = clashOf(step, walk);
  return against && PATHWAY.clash(labelFor(against, reader) ?? '');
}

/** The ways on as big buttons; on paper, as a list of what could be answered. */
function Answers({ steps, walk, reader, onAnswer }: AnswersProps) {
  if (steps.length === 0) return null;
  const asks = steps.some(({ label }) => label);
  return (
    <>
      <section class="answers" aria-label={asks ? PATHWAY.answers : PATHWAY.go}>
        {steps.map((step, index) => {
          const remark = remarkOn(step, { walk, reader });
          return (
            <button
              key={step.to}
              type="button"
              data-to={step.to}
              data-flag={byId(pathway.nodes, step.to)?.type === 'red-flag'}
              aria-keyshortcuts={String(index + 1)}
              onClick={() => onAnswer(step.to)}
            >
              <span class="key" aria-hidden="true">
                {index + 1}
              </span>
              <span class="label">
                {labelFor(step, reader) ? (
                  <span lang={contentLang()}>{labelFor(step, reader)}</span>
                ) : (
                  PATHWAY.goTo(titleOf(step.to, reader))
                )}
                {remark && <span class="remark">{remark}</span>}
              </span>
            </button>
          );
        })}
      </section>
      {asks && (
        <section class="printed">
          <h3>{PATHWAY.possible}</h3>
          <ul>
            {steps.map((step) => (
              <li key={step.to} lang={contentLang()}>
                {labelFor(step, reader)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** What an end is, and the ways out of it. */
function End({ of, onRestart, onBack }: { of: PathwayNode; onRestart: () => void; onBack: () => void }) {
  if (!of.ends) return null;
  return (
    <section class="end">
      <h3>{PATHWAY.ends[of.ends]}</h3>
      <p class="from hint">{PATHWAY.endsHint}</p>
      <div class="answers">
        <button type="button" onClick={onRestart}>
          {PATHWAY.restart}
        </button>
        <button type="button" onClick={onBack}>
          {PATHWAY.back}
        </button>
      </div>
    </section>
  );
}

/** What stands behind a step: who differs, what to look up, what came later, who says so. */
function Behind({ of, reader }: { of: PathwayNode; reader: Reader }) {
  const view = nodeView(of, reader);
  return (
    <>
      <SaidRows title={PATHWAY.sourceErrors} kind="source-errors" rows={view.sourceErrors} reader={reader} />
      {view.disagreements.length > 0 && (
        <section class="block">
          <h3>{CARD.disagree}</h3>
          <Disagreements rows={view.disagreements} expanded={false} />
        </section>
      )}
      <Entries entries={view.entries} />
      <section class="block">
        <h3>{CARD.sources}</h3>
        <Sources sources={view.sources} expanded={false} />
      </section>
      {view.guidance.length > 0 && (
        <section class="block later">
          <h3>{CARD.guidance}</h3>
          <LaterGuidance rows={view.guidance} expanded={false} />
        </section>
      )}
    </>
  );
}

/** One step of the care pathway at a time, with the walk so far. */
export function PathwayView({ reader, onReader, node: address }: ViewProps & { node: string | null }) {
  const [walk, go] = useWalk(address);
  const id = walk ? lastOf(walk.trail) : null;
  const steps = id === null ? [] : stepsFrom(id, pathway);
  const onAnswer = (to: string) => walk && go(answer(walk, to));
  const isFirst = !walk || walk.trail.length === 1;
  const onBack = () => walk && go(follow(walk, back(walk.trail)));
  useKeys(steps, onAnswer, isFirst ? null : onBack);
  useFocusOn(walk);
  if (!walk || id === null) return null;

  const stops = stopsOf(walk);
  const { node } = stops[stops.length - 1] as (typeof stops)[number];
  const view = nodeView(node, reader);
  const warning = pathway.edges.find(({ from, kind }) => from === id && kind === 'warning');
  const restart = () => go(begin());
  const onSigns = () => go(toWarningSigns(walk));
  // What cannot wait stands before all else.
  const urgent = node.ends === 'emergency';
  const aside = (
    <>
      <Jumped walk={walk} onSigns={onSigns} />
      <Left left={walk.left} reader={reader} onTakeUp={() => go(takeUp(walk))} />
    </>
  );
  return (
    <>
      <article
        class="card pathway"
        // A click on its words is a click into the view, for the keys that it has.
        tabIndex={-1}
        data-node={id}
        data-reader={reader}
        data-type={node.type}
        data-ends={node.ends ?? undefined}
      >
        <WhereAmI
          key={walk.trail.length}
          stops={stops}
          reader={reader}
          onCut={(place) => go(cutBack(walk, place))}
        />
        {!urgent && aside}
        <header class="step">
          <NodeType type={node.type} />
          <h2 id={TITLE_ID} tabIndex={-1} lang={contentLang()}>
            {view.title}
          </h2>
        </header>
        <p class="words" lang={contentLang()}>
          {view.words.text} <Rests said={view.words} reader={reader} />
        </p>
        {urgent && aside}
        <NodeCautions cautions={view.cautions} reader={reader} />
        <SaidRows
          title={view.clocks.length > 1 ? PATHWAY.clocks : PATHWAY.oneClock}
          kind="differing"
          rows={view.clocks}
          reader={reader}
        />
        <SaidRows
          title={view.ordersTitle ?? PATHWAY.orders}
          kind="differing"
          rows={view.orders}
          reader={reader}
        />
        {id === CALCULATOR && (
          <p class="calculator">
            <a href="#/start-back">{PATHWAY.calculator}</a> <span class="from">{PATHWAY.calculatorHint}</span>
          </p>
        )}
        <Answers steps={steps} walk={walk} reader={reader} onAnswer={onAnswer} />
        <End of={node} onRestart={restart} onBack={onBack} />
        <Behind of={node} reader={reader} />
        <WalkedOnPaper stops={stops} reader={reader} />
      </article>
      <Foot
        reader={reader}
        onReader={onReader}
        note={() => pathNote(walk.trail, reader, new Date(), { assumed: walk.assumed })}
        cited={() => pathCited(walk.trail, reader, new Date(), { assumed: walk.assumed })}
      >
        <div class="ways">
          <button type="button" class="back" disabled={isFirst} onClick={onBack}>
            <Icon name="back" />
            {PATHWAY.back}
          </button>
          <button type="button" class="restart" disabled={isFirst && !walk.left} onClick={restart}>
            {PATHWAY.restart}
          </button>
          {warning && (
            <a class="warning" href={`#/pathway/${warning.to}`} onClick={inPlace(onSigns)}>
              <Icon name="red flag" />
              <span lang={contentLang()}>{labelFor(warning, reader)}</span>
            </a>
          )}
        </div>
      </Foot>
    </>
  );
}
