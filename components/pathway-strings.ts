/** What the view of one step of the care pathway says by itself. What a step means stands in data/, never here. */

import type { PathwayNode } from '../data/schema.ts';
import { say, sayCounted, words } from './words.ts';

export const PATHWAY = words(
  {
    atStart: 'pathway_at_start',
    walked: 'pathway_walked',
    possible: 'pathway_possible',
    notAsked: 'pathway_not_asked',
    passedOver: 'pathway_passed_over',
    here: 'pathway_here',
    wholeMap: 'pathway_whole_map',
    jumped: 'pathway_jumped',
    someAssumed: 'pathway_some_assumed',
    signsNotAsked: 'pathway_signs_not_asked',
    askSigns: 'pathway_ask_signs',
    takeUp: 'pathway_take_up',
    answers: 'pathway_answers',
    go: 'pathway_go',
    clocks: 'pathway_clocks',
    oneClock: 'pathway_one_clock',
    orders: 'pathway_orders',
    sourceErrors: 'pathway_source_errors',
    otherCautions: 'pathway_other_cautions',
    entries: 'pathway_entries',
    calculator: 'pathway_calculator',
    calculatorHint: 'pathway_calculator_hint',
    endsHint: 'pathway_ends_hint',
    back: 'pathway_back',
    restart: 'pathway_restart',
    keys: 'pathway_keys',
    kept: 'pathway_kept',
  },
  {
    types: words({
      question: 'pathway_types_question',
      choice: 'pathway_types_choice',
      action: 'pathway_types_action',
      caution: 'pathway_types_caution',
      time: 'pathway_types_time',
      'red-flag': 'pathway_types_red_flag',
    }) satisfies Record<PathwayNode['type'], string>,
    where: (step: number, after: string) => say('pathway_where', step, after),
    answered: (answer: string) => say('pathway_answered', answer),
    assumed: (answer: string) => say('pathway_assumed', answer),
    clash: (answer: string) => say('pathway_clash', answer),
    notWalked: (steps: number) => sayCounted('pathway_not_walked', steps),
    leftAt: (title: string) => say('pathway_left_at', title),
    takenUp: (title: string) => say('pathway_taken_up', title),
    goTo: (title: string) => say('pathway_go_to', title),
    ends: words({
      emergency: 'pathway_ends_emergency',
      referral: 'pathway_ends_referral',
      review: 'pathway_ends_review',
    }) satisfies Record<NonNullable<PathwayNode['ends']>, string>,
  },
);
