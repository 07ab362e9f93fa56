import { useId, useState } from 'preact/hooks';
import { contentLang } from '../../components/content.tsx';
import { Icon } from '../../components/icons.tsx';
import { START_BACK } from '../../components/panel-strings.ts';
import { Disagreements, From, LaterGuidance } from '../../components/sources.tsx';
import { CARD } from '../../components/strings.ts';
import { cardView } from '../../data/card.ts';
import type { Cited, StartBack as Content, Reader } from '../../data/schema.ts';
import { namesOf } from '../../data/source-views.ts';
import {
  type StartBackAnswers,
  type StartBackScore,
  startBack,
  startBackAnswered,
  startBackScore,
} from '../../data/start-back.ts';
import { START_BACK_CONCEPT, scoreLine, startBackCited, startBackNote } from '../../data/start-back-copy.ts';
import { Foot } from './foot.tsx';
import type { ViewProps } from './panel.tsx';

/** Words with what they rest on. */
function Says({ cited }: { cited: Cited }) {
  return (
    <p lang={contentLang()}>
      {cited.text} <From names={namesOf(cited)} />
    </p>
  );
}

interface ItemProps {
  item: Content['items'][number];
  index: number;
  answer: boolean | undefined;
  onAnswer: (counts: boolean) => void;
}

/** One item: its topic, and two answers of which one counts a point. */
function Item({ item, index, answer, onAnswer }: ItemProps) {
  const name = useId();
  return (
    <fieldset class="item" data-item={item.id}>
      <legend>
        <span class="number">{START_BACK.number(index)}</span> <span lang={contentLang()}>{item.topic}</span>
      </legend>
      <div class="choices">
        {[true, false].map((counts) => (
          <label key={String(counts)}>
            <input
              type="radio"
              name={name}
              value={counts ? 'counts' : 'other'}
              checked={answer === counts}
              onChange={() => onAnswer(counts)}
            />
            <span lang={contentLang()}>{counts ? item.counts : item.other}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** The three groups with their scores and what they lead to; the one that was reached is marked. */
function Groups({ reader, reached }: { reader: Reader; reached: StartBackScore['group'] | null }) {
  return (
    <section class="groups">
      <h3>{START_BACK.groups}</h3>
      <ul>
        {startBack.groups.map((group) => (
          <li key={group.id} data-group={group.id} aria-current={group.id === reached ? 'true' : undefined}>
            <h4>
              <span lang={contentLang()}>{group.name}</span>
              {group.id === reached && <span class="badge later">{START_BACK.reached}</span>}
            </h4>
            <p class="scores" lang={contentLang()}>
              {group.scores.text} <From names={namesOf(group.scores)} />
            </p>
            <Says cited={group.leadsTo[reader]} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The calculator. Answers live in this view only, and end with it. */
export function StartBack({ reader, onReader }: ViewProps) {
  const [answers, setAnswers] = useState<StartBackAnswers>({});
  const score = startBackScore(answers);
  const group = startBack.groups.find(({ id }) => id === score?.group);
  const entry = cardView(START_BACK_CONCEPT, reader, new Date());
  const parts = [
    { name: START_BACK.physical, psychosocial: false },
    { name: START_BACK.psychosocial, psychosocial: true },
  ];
  return (
    <>
      <div class="start-back">
        <h2>{START_BACK.title}</h2>
        <Says cited={startBack.intro[reader]} />
        <div class="official">
          <Says cited={startBack.official[reader]} />
        </div>
        {entry?.cautions.map((caution) => (
          <p key={caution.text} class="caution">
            <Icon name="caution" />
            <span lang={contentLang()}>
              {caution.text} <From names={caution.from} />
            </span>
          </p>
        ))}
        {parts.map((part) => (
          <section key={part.name}>
            <h3>{part.name}</h3>
            {startBack.items.map((item, index) =>
              item.psychosocial === part.psychosocial ? (
                <Item
                  key={item.id}
                  item={item}
                  index={index}
                  answer={answers[item.id]}
                  onAnswer={(counts) => setAnswers((now) => ({ ...now, [item.id]: counts }))}
                />
              ) : null,
            )}
          </section>
        ))}
        <p class="quiet">{START_BACK.kept}</p>
        {score && <p class="printed">{scoreLine(score)}</p>}
        <Groups reader={reader} reached={score?.group ?? null} />
        <section>
          <h3>{START_BACK.review}</h3>
          <Says cited={startBack.review[reader]} />
        </section>
        {entry && (
          <>
            <section>
              <h3>{START_BACK.when}</h3>
              <Disagreements rows={entry.disagreements} expanded />
            </section>
            <section>
              <h3>{CARD.guidance}</h3>
              <LaterGuidance rows={entry.guidance} expanded />
            </section>
          </>
        )}
        <p>
          <a href={`#/treatment/${START_BACK_CONCEPT}`}>{START_BACK.entry}</a>
        </p>
      </div>
      <Foot
        reader={reader}
        onReader={onReader}
        note={score ? () => startBackNote(score, reader, new Date()) : undefined}
        cited={score ? () => startBackCited(score, reader, new Date()) : undefined}
      >
        <div class="result">
          <p role="status" data-group={group?.id}>
            {score && group ? (
              <span lang={contentLang()}>
                <b>{group.name}</b> {scoreLine(score)}
              </span>
            ) : (
              START_BACK.notComplete(startBackAnswered(answers), startBack.items.length)
            )}
          </p>
          <button type="button" onClick={() => setAnswers({})}>
            {START_BACK.reset}
          </button>
        </div>
      </Foot>
    </>
  );
}
