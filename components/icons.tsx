/** Inline drawings. A verdict is told by its shape first; colour only repeats it. */
import type { ClaimOutcome } from '../data/claim-check.ts';
import type { VerdictWord } from '../data/schema.ts';

/** Paths on a grid of 16 by 16, drawn as strokes in the colour of the text around them. */
export const SHAPES = {
  helps: 'M2.5 8.5 6.5 12.5 13.5 4',
  'helps-a-little': 'M3 11.5h10M5 5.5l2.2 2.5L11.5 3.5',
  'short-term': 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2M8 5v3.3l2.2 1.5',
  unclear: 'M5.2 5.6A2.8 2.8 0 1 1 8.9 8.2c-.6.3-.9.7-.9 1.5M8 12.9v.1',
  disputed: 'M2 5.5h10.5M9.5 2.5l3 3-3 3M14 10.5H3.5M6.5 7.5l-3 3 3 3',
  'no-better': 'M2.5 5.5h11M2.5 10.5h11',
  avoid: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  'not-covered': 'M3 8h10',
  // How a claim stands to the documents: a ring with a tick, a bar that is overshot, a sign of inequality, three dots, a fork.
  agrees: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M5.3 8.2l2 2 3.6-4',
  'says-more': 'M2.5 14h11M8 11V2M4.2 5.6 8 2l3.8 3.6',
  opposite: 'M2.5 5.7h11M2.5 10.3h11M11.2 2.3 4.8 13.7',
  silent: 'M2.9 8v.1M8 8v.1M13.1 8v.1',
  disagree: 'M8 14.2V9.4M8 9.4 3.2 3M3 6.6V2.8h3.8M8 9.4 12.8 3M9.2 2.8H13v3.8',
  'red flag': 'M4 14.5V2M4 2.8h8.5L10 6l2.5 3.2H4',
  caution: 'M8 2 14.8 13.8H1.2ZM8 6.3v3.4M8 11.8v.1',
  panel: 'M2 3h12v10H2ZM9.5 3v10',
  close: 'M4 4l8 8M12 4l-8 8',
  down: 'M3.5 6l4.5 4.5L12.5 6',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.3 10.3 14 14',
  back: 'M9.5 3.5 5 8l4.5 4.5',
  plus: 'M3 8h10M8 3v10',
  minus: 'M3 8h10',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  here: 'M8 14.5C5 11 3.5 8.8 3.5 6.5a4.5 4.5 0 0 1 9 0C12.5 8.8 11 11 8 14.5M8 6.4v.2',
  fork: 'M8 2v5M8 7 3.5 13.5M8 7l4.5 6.5',
  file: 'M3.5 1.8h5.7l3.3 3.3v9.1h-9ZM9 1.8v3.5h3.5M5.8 8.3h4.4M5.8 11h4.4',
  lock: 'M3.5 7.2h9v6.6h-9ZM5.3 7.2V5a2.7 2.7 0 0 1 5.4 0v2.2',
  settings: 'M2 4.5h7M12 4.5h2M10.5 3v3M2 11.5h2M7 11.5h7M5.5 10v3',
} as const;

type IconName = keyof typeof SHAPES;

/** A drawing beside words; it says nothing that the words do not say. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={SHAPES[name]} />
    </svg>
  );
}

/** How strongly a verdict is coloured; the shape and the words tell it by themselves. */
export function tone(word: VerdictWord | 'red flag'): string {
  switch (word) {
    case 'helps':
    case 'helps-a-little':
      return 'good';
    case 'short-term':
      return 'short';
    case 'unclear':
    case 'disputed':
      return 'warn';
    case 'no-better':
      return 'same';
    case 'avoid':
      return 'bad';
    case 'red flag':
      return 'flag';
    default:
      return 'none';
  }
}

/** The shape of an outcome of the claim check. */
export function OutcomeIcon({ outcome }: { outcome: ClaimOutcome }) {
  return <Icon name={outcome} />;
}

/** How strongly the outcome of a claim check is coloured; the shape and the words tell it by themselves. */
export function outcomeTone(outcome: ClaimOutcome): string {
  switch (outcome) {
    case 'agrees':
      return 'good';
    case 'says-more':
      return 'warn';
    case 'opposite':
      return 'bad';
    case 'disagree':
      return 'short';
    default:
      return 'none';
  }
}
