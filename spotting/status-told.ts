/** Which of the words that tell counts for a mention, and whether a negation is meant for it. */
import { ByHand } from './by-hand.ts';
import type { Trigger } from './status.computed.ts';
import { deniesEarlier, deniesOther } from './status-signs.ts';
import { type Asked, type Found, reaches } from './status-words.ts';
import type { Status } from './types.ts';

/** Which status wins where several reach a mention. */
const WEIGHT: Record<Trigger['means'], number> = {
  allergy: 9,
  declined: 8,
  family: 7,
  failed: 6,
  helped: 5,
  negated: 4,
  hypothetical: 4.5,
  present: 4,
  planned: 3,
  current: 3,
  past: 3,
  none: 0,
  end: 0,
  general: 0,
};

/** The weightiest status that reaches a mention, then the nearest. */
export function toldStatus(mention: Asked, folded: string, found: readonly Found[]): Status | 'none' | null {
  let best: Found | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const one of found) {
    if (one.trigger.means === 'end' || !reaches(one, mention)) continue;
    const [from, to] = mention.start >= one.end ? [one.end, mention.start] : [mention.end, one.start];
    if (one.trigger.tight && PREPOSITION.test(folded.slice(from, to))) continue;
    const weight = (one.trigger.weak ? 1 : weightOf(one, mention)) * 1000 - (to - from);
    if (weight > most) [best, most] = [one, weight];
  }
  if (!best) return null;
  const status = best.trigger.means as Status | 'none';
  // "No relief at first, now helps a lot"
  if (status === 'failed' && NOW_HELPS.test(folded.slice(best.start, best.end + 90))) return 'helped';
  if (status === 'negated' && mention.about === 'flag' && doubtful(best, mention, folded)) return 'present';
  return status;
}

const NOW_HELPS = new ByHand(
  /\b(?:at first|initially|to begin with|in the beginning|originally|early on|first)\b[^.;]{0,30}\b(?:now|later|eventually|then|lately|recently)\b (?:(?:it|they|this|that|really|has|have|is|are|been|does|started|starts|begun|quite|to) ){0,3}(?:help\w*|work\w*|reliev\w*|eas\w+|effective|better|great|good|brilliant\w*|useful)\b/,
);

/** "Asked about saddle numbness – no": an answer that stands right behind a sign. */
function weightOf({ start, trigger }: Found, mention: Asked): number {
  const answers = trigger.means === 'negated' && mention.about === 'flag' && (trigger.reach ?? 200) <= 25;
  return answers && start >= mention.end && start - mention.end <= 3 ? 4.75 : WEIGHT[trigger.means];
}

/** "No instability on flexion views". */
const PREPOSITION = /\b(?:on|in|from|with|by|at|to|for|of|after|before|since|during|despite)\b/;

/**
 * Whether a negation that reaches a sign may be meant for something else: "no fever, numbness between the
 * legs since Monday", "no prior surgery, foot drop on exam", "without treatment his weakness got worse".
 * "Denies" and "negative for" open lists of signs; "no", "not" and "never" need not.
 */
function doubtful(negation: Found, mention: Asked, folded: string): boolean {
  if (negation.start > mention.start) {
    if (deniesEarlier(folded, negation)) return true;
    // "Foot drop, gait not normal": a comma, and something else that is denied.
    const rest = folded.slice(mention.end, negation.start);
    return JOINS.test(rest) && /[a-z]{2}/.test(rest.replace(SIGNS, '').replace(FILLERS, ''));
  }
  if (deniesOther(folded, negation, mention)) return true;
  if (OPENS_LIST.test(folded.slice(negation.start, negation.end))) return false;
  const between = folded.slice(negation.end, mention.start);
  if (OF_SOMEBODY.test(between)) return true;
  const parts = between.split(JOINS);
  if (parts.length === 1) return false;
  return (
    COURSE.test(folded.slice(mention.end, mention.end + 40)) ||
    (between.includes(',') && !SIGN.test(parts[0] ?? ''))
  );
}
const OPENS_LIST =
  /^(?:denie[sd]|deny|denying|negative|neg|-ve|free|absence|ruled|rules|excluded?s?|none|nothing)\b/;
const OF_SOMEBODY = /\b(?:his|her|my|their|he|she|they|i|has|had|is|was|because|due to)\b/;
const JOINS = /,|\band\b/;
/** What else is denied in a list of signs. */
const SIGN =
  /\b(?:pain|cough|numb\w*|tingl\w*|weak\w*|paresth\w*|paraesth\w*|dysuria|h(?:a)?ematuria|headaches?|nausea|vomit\w*|chest|dyspn\w+|sob|rash\w*|swelling|o?edema|deficits?|change\w*|symptoms?|sx|trauma|injur\w+|falls?|fevers?|febrile|chills|rigors|sweats|weight|bowels?|bladder|saddle|incontinen\w+|retention|gait|ataxia|clonus|cancer|malignan\w+|infection\w*|fractures?|ivdu|ivda|drug use|steroid\w*|immuno\w+|h\/o|history|anesthesia|anaesthesia|redness|bruising|foot drop|urinary|b\/b|night|loss|dysfunction|difficulty|red flags?)\b/;
const SIGNS = new RegExp(SIGN, 'g');
const FILLERS =
  /\b(?:and|or|nor|all|both|any|were|was|is|are|of|the|in|legs?|function|new|other|are|been|have|has)\b/g;
const COURSE = new ByHand(
  /^[^,.;]{0,12}\b(?:since|for (?:the )?(?:last|past|\d|two|three|four|a)|x ?\d|started|began|wors\w+|getting worse|now|is|are|has|have|present|today|yesterday|persist\w*|noted|on exam)\b/,
);
