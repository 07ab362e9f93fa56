/** What the view of one step of the care pathway says by itself. What a step means stands in data/, never here. */
import type { PathwayNode } from '../data/schema.ts';

export const PATHWAY = {
  types: {
    question: 'Question',
    choice: 'Choice',
    action: 'What to do',
    caution: 'Caution',
    time: 'Time',
    'red-flag': 'Warning signs',
  } satisfies Record<PathwayNode['type'], string>,
  where: (step: number, after: string) => `Where am I: step ${step} · after “${after}”`,
  atStart: 'Where am I: at the start',
  walked: 'Steps so far',
  answered: (answer: string) => `Answered “${answer}”`,
  assumed: (answer: string) => `Not answered; assumed “${answer}”`,
  clash: (answer: string) => `Does not fit your answer “${answer}”`,
  possible: 'Possible answers',
  notWalked: (steps: number) =>
    steps === 1
      ? '1 step on the shortest way was not walked'
      : `${steps} steps on the shortest way were not walked`,
  notAsked: 'Not asked on this walk',
  passedOver: 'Passed over',
  here: 'You are here',
  wholeMap: 'See it on the whole map',
  jumped:
    'You came straight to this step. What you have not answered on the way is only the shortest way to it.',
  someAssumed: 'Some answers on the way here were not given, only assumed.',
  signsNotAsked: 'The warning signs were not asked on this walk.',
  askSigns: 'Ask them now',
  leftAt: (title: string) => `You left your walk at “${title}”.`,
  takeUp: 'Take it up again',
  takenUp: (title: string) => `Takes up the walk at “${title}”`,
  answers: 'Answers',
  go: 'Go on',
  goTo: (title: string) => `Go on: ${title}`,
  clocks: 'Sources set different times',
  oneClock: 'A time, and its source',
  orders: 'Sources differ',
  sourceErrors: 'Error in a source',
  otherCautions: 'Cautions',
  entries: 'Look it up',
  calculator: 'Score it in the calculator',
  calculatorHint: 'Come back here and choose the group that it gives.',
  ends: {
    emergency: 'The walk ends here: urgent care',
    referral: 'The walk ends here: someone else goes on with you',
    review: 'The walk ends here, with a review',
  } satisfies Record<NonNullable<PathwayNode['ends']>, string>,
  endsHint: 'What you walked can be copied at the foot of this panel.',
  back: 'Back',
  restart: 'Start again',
  keys: 'Keys: a number chooses, Backspace goes back.',
  kept: 'Answers are kept in memory until the browser closes, and nowhere else.',
} as const;
