import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { readTrail, readWalk, watchTrail, writeWalk } from '../../../browser/trail.ts';
import { contentLang } from '../../../components/content.tsx';
import { Icon } from '../../../components/icons.tsx';
import { MAP } from '../../../components/map-strings.ts';
import { PATHWAY } from '../../../components/pathway-strings.ts';
import { From } from '../../../components/sources.tsx';
import { evidence } from '../../../data/evidence.ts';
import { startOf, titleFor } from '../../../data/pathway.ts';
import type { Reader } from '../../../data/schema.ts';
import { namesOf } from '../../../data/source-views.ts';
import { arrive, type Trail } from '../../../data/walk.ts';
import { Foot } from '../foot.tsx';
import type { ViewProps } from '../panel.tsx';
import { Board } from './board.tsx';
import { FOLDED, TALL } from './drawn.computed.ts';
import { Outline } from './outline.tsx';
import { everyStepLeadsTo, Legend, Paper } from './paper.tsx';
import { STEPS } from './picture.tsx';

/** Goes to a step of the walk, and keeps the way to it. */
async function open(id: string): Promise<void> {
  await writeWalk(arrive(await readWalk(), id));
  location.hash = `#/pathway/${id}`;
}

/** Goes to the step that is looked at. */
function Open({ id, reader }: { id: string; reader: Reader }) {
  const node = STEPS.get(id);
  if (!node) return null;
  return (
    <a
      class="open"
      href={`#/pathway/${id}`}
      aria-label={`${MAP.open}: ${titleFor(node, reader)}`}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        open(id);
      }}
    >
      {MAP.open}
    </a>
  );
}

/** The step that is looked at, in the reader's words. */
function Words({ id, reader, wordsId }: { id: string; reader: Reader; wordsId: string }) {
  const node = STEPS.get(id);
  if (!node) return null;
  const cited = node.wording[reader];
  return (
    <section class="words" aria-label={MAP.looking}>
      <h3 lang={contentLang()}>{titleFor(node, reader)}</h3>
      <p id={wordsId}>
        <span class="kind">{PATHWAY.types[node.type]}</span> {cited.text} <From names={namesOf(cited)} />
      </p>
    </section>
  );
}

/** Lets the map fill what the bars above and below it leave of the panel. */
function useRoom(view: { current: HTMLElement | null }, ready: boolean): void {
  useEffect(() => {
    const bars = [...document.querySelectorAll<HTMLElement>('.bar, .actions')];
    const measure = () => {
      const height = bars.reduce((sum, bar) => sum + bar.offsetHeight, 0);
      view.current?.style.setProperty('--bars', `${height}px`);
    };
    const resized = new ResizeObserver(measure);
    for (const bar of bars) resized.observe(bar);
    return () => resized.disconnect();
  }, [ready]);
}

/** Whether the panel is a whole tab: then the map is folded into two columns, and seen at twice the size. */
function useWide(): boolean {
  const query = matchMedia('(min-width: 900px)');
  const [wide, setWide] = useState(query.matches);
  useEffect(() => {
    const hear = () => setWide(query.matches);
    query.addEventListener('change', hear);
    return () => query.removeEventListener('change', hear);
  }, []);
  return wide;
}

/** The whole care pathway as one picture: to look round in, to go to a step, to print. */
export function MapView({ reader, onReader }: ViewProps) {
  const [trail, setTrail] = useState<Trail | null>(null);
  const [looked, setLooked] = useState<string | null>(null);
  const view = useRef<HTMLDivElement>(null);
  const wordsId = useId();
  const wide = useWide();
  useEffect(() => {
    const end = new AbortController();
    readTrail().then((now) => {
      if (!end.signal.aborted) setTrail(now);
    });
    watchTrail(setTrail, end.signal);
    return () => end.abort();
  }, []);
  useRoom(view, trail !== null);
  if (!trail) return null;
  const always = everyStepLeadsTo();
  const shown = looked ?? trail.at(-1) ?? startOf(evidence.pathway).id;
  return (
    <>
      <div class="map" ref={view}>
        <h2 class="unseen">{MAP.title}</h2>
        <div class="room">
          {always && (
            <p class="always">
              <Icon name="red flag" />
              <span>
                {MAP.everyStep}{' '}
                <a href={`#/pathway/${always.id}`} lang={contentLang()}>
                  {titleFor(always, reader)}
                </a>
              </span>
            </p>
          )}
          <Board
            key={wide ? 'wide' : 'narrow'}
            reader={reader}
            map={wide ? FOLDED : TALL}
            trail={trail}
            onLook={setLooked}
            onOpen={open}
            wordsId={wordsId}
          >
            <Open id={shown} reader={reader} />
          </Board>
          <Words id={shown} reader={reader} wordsId={wordsId} />
        </div>
        <div class="below">
          <Legend />
          <p class="keys">{MAP.keys}</p>
          <Outline reader={reader} trail={trail} onOpen={open} />
        </div>
        <Paper trail={trail} reader={reader} />
      </div>
      <Foot reader={reader} onReader={onReader} />
    </>
  );
}
