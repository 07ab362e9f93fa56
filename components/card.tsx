/**
 * What the documents say of one treatment or red flag, for one reader. The same view stands in the
 * card on a page, in the popup and in the panel; only the frame around it differs.
 */

import type { ComponentChildren } from 'preact';
import type { CardView, CautionView } from '../data/card-view.ts';
import { ContentNote, contentLang } from './content.tsx';
import { Here, type Quotable } from './here.tsx';
import { Icon, tone } from './icons.tsx';
import { Disagreements, From, LaterGuidance, Sources } from './sources.tsx';
import { CARD, dayInWords } from './strings.ts';
import { Chip, Verdicts } from './verdicts.tsx';

/** Id of the heading that names the card; one card stands in a document or shadow root at a time. */
export const CARD_NAME_ID = 'bb-card-name';

interface Props {
  view: CardView;
  /** Words of the page around the card; null where there is none, or where they stay in their own frame. */
  words?: Quotable | null;
  /** Opens the entry of a concept; absent where there is no panel to open. */
  onPage?: ((event: Event) => void) | undefined;
  /** True where there is room: every folded part lies open. */
  expanded?: boolean;
  /** Where to read on, at its end; absent on a page that is not ours, which may lead to none of ours. */
  more?: ComponentChildren;
}

function Block({ title, kind, children }: { title: string; kind?: string; children: ComponentChildren }) {
  return (
    <section class={`block ${kind ?? ''}`}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function CautionList({ cautions }: { cautions: CautionView[] }) {
  return (
    <ul>
      {cautions.map((caution) => (
        <li key={caution.text} lang={contentLang()}>
          {caution.text} <From names={caution.from} />
        </li>
      ))}
    </ul>
  );
}

/** Serious cautions always lie open; the others fold. */
function Cautions({ cautions, expanded }: { cautions: CautionView[]; expanded: boolean }) {
  const serious = cautions.filter((caution) => caution.severity === 'serious');
  const others = cautions.filter((caution) => caution.severity !== 'serious');
  return (
    <>
      {serious.length > 0 && (
        <section class="serious">
          <h3>
            <Icon name="caution" />
            {CARD.serious}
          </h3>
          <CautionList cautions={serious} />
        </section>
      )}
      {others.length > 0 && (
        <details class="fold" open={expanded}>
          <summary>
            <Icon name="down" />
            {serious.length > 0 ? CARD.moreCautions(others.length) : CARD.cautions}
          </summary>
          <CautionList cautions={others} />
        </details>
      )}
    </>
  );
}

function Name({ view }: { view: CardView }) {
  const lead = view.type === 'red flag' ? 'red flag' : view.verdicts[0]?.word;
  return (
    <header class="name">
      <h2 id={CARD_NAME_ID} tabIndex={-1}>
        <span class={`marked ${lead ? tone(lead) : 'none'}`} lang={contentLang()}>
          {view.name}
        </span>
      </h2>
      {view.type === 'red flag' ? (
        <Chip word="red flag" label={CARD.redFlagKind} />
      ) : (
        <span class="kind" lang={contentLang()}>
          {view.kind}
        </span>
      )}
      {view.reader !== 'clinician' && view.plainName && (
        <p class="plain" lang={contentLang()}>
          {view.plainName}
        </p>
      )}
    </header>
  );
}

function Urgency({ view }: { view: CardView }) {
  return (
    <>
      {view.urgency && (
        <section class="urgency">
          <h3>
            <Icon name="caution" />
            {view.reader === 'patient' ? CARD.urgencyForYou : CARD.urgency}
          </h3>
          <p lang={contentLang()}>{view.urgency}</p>
        </section>
      )}
      <p class="lead" lang={contentLang()}>
        {view.lead}
      </p>
      {view.signs.length > 0 && (
        <Block title={CARD.signs} kind="signs">
          <ul>
            {view.signs.map((sign) => (
              <li key={sign} lang={contentLang()}>
                {sign}
              </li>
            ))}
          </ul>
        </Block>
      )}
    </>
  );
}

export function Card({ view, words = null, onPage, expanded = false, more }: Props) {
  const day = dayInWords(view.reviewed);
  // Those that the page raises stand with what the page says.
  const cautions = view.cautions.filter(({ raisedBy }) => raisedBy === undefined);
  return (
    <article class="card" data-concept={view.concept} data-reader={view.reader}>
      <Name view={view} />
      <Here view={view} words={words} onPage={onPage} />
      {view.stale && (
        <p class="stale">
          <Icon name="caution" />
          {CARD.stale(day)}
        </p>
      )}
      {view.type === 'red flag' ? (
        <Urgency view={view} />
      ) : (
        <>
          <Verdicts verdicts={view.verdicts} label={CARD.verdicts} sources={view.reader !== 'patient'} />
          <p class="lead" lang={contentLang()}>
            {view.lead}
          </p>
        </>
      )}
      <Cautions cautions={cautions} expanded={expanded} />
      {view.fromClass && (
        <Block title={CARD.fromClass(view.fromClass.name)} kind="class">
          <p lang={contentLang()}>{view.fromClass.lead}</p>
          <Verdicts
            verdicts={view.fromClass.verdicts}
            label={CARD.fromClass(view.fromClass.name)}
            sources={view.reader !== 'patient'}
          />
        </Block>
      )}
      {view.certainty && (
        <Block title={CARD.howSure}>
          <p lang={contentLang()}>{view.certainty}</p>
        </Block>
      )}
      <Block title={CARD.detail}>
        <p lang={contentLang()}>{view.detail}</p>
      </Block>
      {view.dosing.length > 0 && (
        <Block title={CARD.dosing}>
          <ul>
            {view.dosing.map((dose) => (
              <li key={dose.text} lang={contentLang()}>
                {dose.text} <From names={dose.from} />
              </li>
            ))}
          </ul>
        </Block>
      )}
      {view.disagreements.length > 0 && (
        <Block title={CARD.disagree}>
          <Disagreements rows={view.disagreements} expanded={expanded} />
        </Block>
      )}
      <Block title={CARD.sources}>
        <Sources sources={view.sources} expanded={expanded} />
      </Block>
      {view.guidance.length > 0 && (
        <Block title={CARD.guidance} kind="later">
          <LaterGuidance rows={view.guidance} expanded={expanded} />
        </Block>
      )}
      <p class="colophon">
        {!view.stale && `${CARD.checked(day)} `}
        {CARD.scope} {more}
      </p>
      {!expanded && <ContentNote />}
    </article>
  );
}
