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

/** What pages write besides. */
const ON_PAGES = [
  // Schedules: "TID", "q6h", "nocte".
  /\b(?:[bt]\.?i\.?d|q\.?i\.?d|q\s?\d{1,2}(?:\s?-\s?\d{1,2})?\s?h(?:rs?|ours?)?|q\s?(?:hs|am|pm)|prn|nocte|mane|[bt]ds|qds)\b/i,
  // Amounts: "2 x 500", "four hundred milligrams", "10 units", "5% patch", "lidocaine 4%".
  /\b\d+\s?[x×]\s?\d|\bhundred\s+(?:milli|micro|mg)|\d\s?units?\b|\d\s?%\s+(?:patch|plaster|cream|gel|ointment|solution)|\b[a-z]+(?:caine|saicin|fenac)\s+\d[\d.]*\s?%/i,
  // "Take up to 800", "take 50-100 at night".
  /\b(?:take|taking|dose|doses|dosage)\b[^.!?]{0,30}\d{2}/i,
];

/** True where words of a page may give a dose. Wider than `givesDose`: better a sentence that is not quoted than a dose. */
export function mayGiveDose(text: string): boolean {
  return givesDose(text) || ON_PAGES.some((dose) => dose.test(text));
}

/** True where the text gives an amount, a length of use, a schedule or a maximum. */
export function givesDose(text: string): boolean {
  return DOSES.some((dose) => dose.test(text));
}
