import { LEGEND } from './help-strings.ts';
import { redFlagName, VERDICT_NAMES } from './strings.ts';

/** One verdict for each pattern, the strongest first; its line is that of its class in samples.css. */
const SHOWN = ['avoid', 'disputed', 'short-term', 'helps', 'not-covered'] as const;

/** Each line that a word may have in a page, and what it means. @param underline the style that the reader has chosen */
export function Legend({ underline }: { underline: string }) {
  const row = (look: keyof typeof LEGEND.lines, name: string) => (
    <div key={look}>
      <dt class={`look ${underline}`}>
        {/* Drawn by the style sheet: where this stands on a page that is itself marked, a name would be marked once more. */}
        <span class={look} data-name={name} />
      </dt>
      <dd>{LEGEND.lines[look]}</dd>
    </div>
  );
  return (
    <dl class="legend">
      {row('red-flag', redFlagName())}
      {SHOWN.map((word) => row(word, VERDICT_NAMES[word]))}
    </dl>
  );
}
