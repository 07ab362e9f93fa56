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

/** What pages write besides: "TID", "q6h", "2 x 500", "5%", "four hundred milligrams". */
const ON_PAGES =
  /\b(?:[bt]\.?i\.?d|q\.?i\.?d|q\s?\d{1,2}(?:\s?-\s?\d{1,2})?\s?h(?:rs?|ours?)?|q\s?(?:hs|am|pm|d)|prn|nocte|mane|[bt]ds|qds|hundred|thousand|units?)\b|\b\d+\s?[x×]\s?\d|\d\s?%|\b\d{2,4}\s?(?:-|–|to)\s?\d{2,4}\b/i;

/** True where words of a page may give a dose. Wider than `givesDose`: better a sentence that is not quoted than a dose. */
export function mayGiveDose(text: string): boolean {
  return givesDose(text) || ON_PAGES.test(text);
}

/** True where the text gives an amount, a length of use, a schedule or a maximum. */
export function givesDose(text: string): boolean {
  return DOSES.some((dose) => dose.test(text));
}
