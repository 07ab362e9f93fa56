/** How the documents became cards; every number is counted from the data. */
import { contentLang } from '../../components/content.tsx';
import { Icon, tone } from '../../components/icons.tsx';
import { METHOD, VERDICT_MEANINGS } from '../../components/method-strings.ts';
import { dayInWords, VERDICT_NAMES } from '../../components/strings.ts';
import type { MethodFigures } from '../../data/method-figures.ts';
import type { VerdictWord } from '../../data/schema.ts';

interface Props {
  figures: MethodFigures;
}

/** The verdict words from the strongest for a treatment to the strongest against it, and at last where nothing is said. */
const WORDS: readonly VerdictWord[] = [
  'helps',
  'helps-a-little',
  'short-term',
  'unclear',
  'disputed',
  'no-better',
  'avoid',
  'not-covered',
];

export function Documents({ figures }: Props) {
  const { documents, statements, treatments, redFlags } = figures;
  return (
    <>
      <p>{METHOD.documents(documents.length, statements)}</p>
      <ul>
        {documents.map(({ document: { id, shortName, badges }, statements: count }) => (
          <li key={id}>
            <b lang={contentLang()}>{shortName}</b>
            {`, ${METHOD.ofDocument(count)}`}{' '}
            <span class="badges" lang={contentLang()}>
              {badges.map(({ label }) => (
                <span key={label} class="badge">
                  {label}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
      <p>{METHOD.cite(treatments, redFlags)}</p>
      <p>{METHOD.unsaid}</p>
    </>
  );
}

/** Each verdict word as a card shows it, as a page shows it, what it means, and how often it is given. */
export function VerdictWords({ figures: { verdicts }, underline }: Props & { underline: string }) {
  return (
    <>
      <p>{METHOD.verdicts}</p>
      <dl class="verdict-words">
        {WORDS.map((word) => (
          <div key={word} data-word={word}>
            <dt>
              <span class={`chip ${tone(word)}`}>
                <Icon name={word} />
                {VERDICT_NAMES[word]}
              </span>
              <span class="count">{verdicts[word] ?? 0}</span>
            </dt>
            <dd>
              <span class={`look ${underline}`} aria-hidden="true">
                <span class={word}>{VERDICT_NAMES[word]}</span>
              </span>
              {VERDICT_MEANINGS[word]}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

export function Sure({ figures: { certain, statements, compared } }: Props) {
  return (
    <>
      <p>{METHOD.sure(certain, statements, compared)}</p>
      <p>{METHOD.compare}</p>
    </>
  );
}

export function Differ({ figures: { disagreements } }: Props) {
  const between = disagreements['between documents'];
  const inside = disagreements['inside one document'];
  const later = disagreements['with later guidance'];
  return <p>{METHOD.differ(between + inside + later, between, inside, later)}</p>;
}

export function Later({ figures: { guidance } }: Props) {
  return <p>{METHOD.later(guidance)}</p>;
}

export function Promotion({ figures: { promotion, contradicted } }: Props) {
  return (
    <>
      <p>{METHOD.promotion(promotion)}</p>
      <p>{METHOD.contradicted(contradicted)}</p>
    </>
  );
}

export function Review({ figures: { reviewed, stale } }: Props) {
  return (
    <>
      <p>{METHOD.reviewed(dayInWords(reviewed.first), dayInWords(reviewed.last))}</p>
      {stale > 0 && <p class="problem">{METHOD.stale(stale)}</p>}
    </>
  );
}
