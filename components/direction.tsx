/** Symbols of the matrix: which way a statement points, and how sure its document says it is. */
import type { Certainty, Mark, MatrixSymbol } from '../data/matrix.ts';

/** Paths on a grid of 16 by 16, drawn as strokes. The shape tells; colour only repeats it. */
const SHAPES: Record<Mark, string> = {
  benefit: 'M2.5 8.5 6.5 12.5 13.5 4',
  'small benefit': 'M3 13h10M4.5 6.5l2.7 3L12 3.5',
  limited: 'M2 9.5c1.5-4 4-4 6-1.5s4.5 2.5 6-1.5',
  'no clear benefit': 'M2.5 5.5h11M2.5 10.5h11',
  equal: 'M2 8h12M5 4.8 1.8 8 5 11.2M11 4.8 14.2 8 11 11.2',
  avoid: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  harm: 'M8 2 14.8 13.8H1.2ZM8 6.3v3.4M8 11.8v.1',
  limit: 'M4 2h8M4 14h8M5 2v2.5L8 8l3-3.5V2M5 14v-2.5L8 8l3 3.5V14',
  referral: 'M2 8h8.5M7 4.5 10.5 8 7 11.5M13.8 2.5v11',
  use: 'M3.2 8.2l5-5a3.2 3.2 0 0 1 4.6 4.6l-5 5a3.2 3.2 0 0 1-4.6-4.6M5.7 5.7l4.6 4.6',
  compared: 'M8 2.5v11M4.5 13.5h7M3 4.5h10M3 4.5 1.3 9h3.4ZM13 4.5 11.3 9h3.4Z',
  note: 'M3 4.5h10M3 8h10M3 11.5h6',
  promotion: 'M2.5 6.5v3h2.5l6.5 3.5v-10L5 6.5ZM13.8 7v2M5.5 9.8l1 3.4',
  'source error': 'M9 1.8 5 8.3h5.5L7 14.2',
};

/** How a mark is coloured, in the tones of the chips. */
const TONES: Record<Mark, string> = {
  benefit: 'good',
  'small benefit': 'good',
  limited: 'short',
  equal: 'none',
  'no clear benefit': 'same',
  avoid: 'bad',
  harm: 'warn',
  limit: 'warn',
  referral: 'none',
  use: 'none',
  compared: 'none',
  note: 'none',
  promotion: 'promotion',
  'source error': 'promotion',
};

/** The drawing of one mark; words stand beside it or in the name of what holds it. */
export function MarkIcon({ mark }: { mark: Mark }) {
  return (
    <svg
      class={`mark ${TONES[mark]}`}
      data-mark={mark}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      <path d={SHAPES[mark]} />
    </svg>
  );
}

/** Bars of each level on a grid of 16 by 6: those that are filled, and those that are not. */
const BARS: Record<Certainty, { full: string; empty: string }> = {
  low: { full: 'M1 1h3.4v4H1Z', empty: 'M6.3 1h3.4v4H6.3ZM11.6 1H15v4h-3.4Z' },
  moderate: { full: 'M1 1h3.4v4H1ZM6.3 1h3.4v4H6.3Z', empty: 'M11.6 1H15v4h-3.4Z' },
  high: { full: 'M1 1h3.4v4H1ZM6.3 1h3.4v4H6.3ZM11.6 1H15v4h-3.4Z', empty: '' },
  // Words of its own: half of one box.
  stated: { full: 'M1 1h7v4H1Z', empty: 'M8 1h7v4H8Z' },
  // No rating, no bars: an open dashed line.
  unrated: { full: '', empty: 'M1.5 3h2M7 3h2M12.5 3h2' },
};

function Bars({ certainty }: { certainty: Certainty }) {
  const { full, empty } = BARS[certainty];
  return (
    <>
      {full && <path class="full" d={full} />}
      {empty && <path class="empty" d={empty} />}
    </>
  );
}

/**
 * Three bars, filled as far as the document states: low, moderate, high. Words of its own are a half
 * filled box. Where it does not rate there are no bars at all, only an open dashed line.
 */
export function CertaintyBars({ certainty }: { certainty: Certainty }) {
  return (
    <svg
      class={`certainty ${certainty}`}
      data-certainty={certainty}
      viewBox="0 0 16 6"
      aria-hidden="true"
      focusable="false"
    >
      <Bars certainty={certainty} />
    </svg>
  );
}

/** A mark over its certainty, in one drawing: the matrix has hundreds of them. */
export function CellSymbol({ symbol: { mark, certainty } }: { symbol: MatrixSymbol }) {
  if (!certainty) return <MarkIcon mark={mark} />;
  return (
    <svg
      class={`symbol mark ${TONES[mark]} ${certainty}`}
      data-mark={mark}
      data-certainty={certainty}
      viewBox="0 0 16 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={SHAPES[mark]} />
      <g class="certainty-in" transform="translate(0 18)">
        <Bars certainty={certainty} />
      </g>
    </svg>
  );
}
