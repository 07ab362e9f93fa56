/** How a page is read in context, and how well. */
import { OutcomeIcon, outcomeTone } from '../../components/icons.tsx';
import { METHOD } from '../../components/method-strings.ts';
import { OUTCOMES } from '../../components/reading-strings.ts';
import { language } from '../../components/words.ts';
import type { ClaimOutcome } from '../../data/claim-check.ts';
import { readingFigures } from '../../data/method-figures.ts';

const ALL: readonly ClaimOutcome[] = ['agrees', 'says-more', 'opposite', 'silent', 'disagree'];

/** A score as the language writes it: "0.89", "0,89". */
const inWords = (score: number) =>
  new Intl.NumberFormat(language(), { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(score);

export function Reading() {
  const { pages, spotting, status, claims } = readingFigures;
  return (
    <>
      <p>{METHOD.rules}</p>
      <p>{METHOD.claims}</p>
      <dl class="outcomes">
        {ALL.map((outcome) => (
          <div key={outcome}>
            <dt class={`outcome ${outcomeTone(outcome)}`}>
              <OutcomeIcon outcome={outcome} />
              {OUTCOMES[outcome].name}
            </dt>
            <dd>{OUTCOMES[outcome].sentence}</dd>
          </div>
        ))}
      </dl>
      <p>{METHOD.figures(pages, inWords(spotting), inWords(status), inWords(claims))}</p>
      <p>{METHOD.weak}</p>
      <p class="stress">{METHOD.readingSigns}</p>
    </>
  );
}
