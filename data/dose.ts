/** What counts as a dose: the patient's view shows none, whoever says it. */

const NUMBER =
  '(?:\\d[\\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|half an?)';
const RANGE = `${NUMBER}(?:\\s*(?:-|–|to|or)\\s*${NUMBER})?`;

const DOSES = [
  // Amounts: "400 mg", "two tablets".
  `${RANGE}[\\s-]*(?:mg|mcg|µg|g|grams?|milligrams?|ml|tablets?|capsules?|pills?)\\b`,
  // Lengths of one use: "20-30 minutes", "half a minute".
  `${RANGE}[\\s-]*(?:minutes?|mins?|seconds?|secs?)\\b`,
  // Schedules: "every 4-6 hours", "three times a day", "twice daily".
  `every\\s+${RANGE}\\s*(?:hours?|hrs?|h)\\b`,
  '\\b(?:once|twice|times)\\s+(?:(?:a|per|each|every)\\s+(?:day|week)|daily|weekly)\\b',
  `${NUMBER}\\s*(?:mg\\s*)?(?:/|per)\\s*day\\b`,
  '\\bmax(?:imum)?\\b',
].map((source) => new RegExp(source.startsWith('\\b') ? source : `\\b${source}`, 'i'));

/** True where the text gives an amount, a length of use, a schedule or a maximum. */
export function givesDose(text: string): boolean {
  return DOSES.some((dose) => dose.test(text));
}
