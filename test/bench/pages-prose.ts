/** Prose for the pages of the benchmark: sentences from templates, and terms from the lexicon. */
import lexicon from '../../data/lexicon.json' with { type: 'json' };
import type { Dice } from './pages-random.ts';

/** Words by the name that templates give to them. */
type Words = Record<string, readonly string[]>;

const words = (list: string) => list.split('|');

/** What any page may speak of. None of it names the back as a part of the body. */
const ANYWHERE: Words = {
  who: words(
    'The council|A small group of volunteers|The museum|My neighbour|The harbour office|The editor|Our team|The old printer|A retired engineer|The library|The planning board|Her cousin|The orchestra|The ferry company|A local baker|The archive',
  ),
  did: words(
    'repaired|catalogued|painted|moved|measured|sold|photographed|described|reopened|auctioned|listed|replaced|borrowed|restored|tested|counted',
  ),
  thing: words(
    'the signal box|a row of elm trees|the lower lock|an early map|the market hall|three lanterns|the winter timetable|a box of letters|the west wall|the new index|a brass telescope|the kitchen garden|the stone bridge|a weather station|the reading room|the release notes',
  ),
  how: words(
    'slowly|with some luck|at no charge|without a plan|for the second time|by hand|in good order|under protest|to general surprise|with borrowed tools|in bad light|as agreed',
  ),
  when: words(
    'in the spring of 1923|last autumn|before the flood|on a wet Tuesday|after the merger|during the school holidays|in March|every other year|long before the railway came|at the end of the season|between two storms|when the lease ran out',
  ),
  where: words(
    'near the canal|in the upper town|on the north side|behind the station|at the edge of the common|along the coast road|in the old customs house|two streets away|next to the mill|across the river',
  ),
  why: words(
    'because nobody else would|since the paint had gone|to save the cost of coal|as the law required|so that visitors could find it|although the budget was spent|because the wind had turned|to make room for bicycles',
  ),
  number: words('4|7|12|19|36|58|120|340|1,150|2,400'),
  unit: words('metres|crates|pages|visitors|seedlings|tickets|tiles|hours|letters|parcels'),
  quality: words('narrow|early|painted|unsigned|reliable|crooked|well kept|second-hand|quiet|unusual'),
  noun: words('gate|ledger|window|engine|drawing|path|cellar|bell|poster|roof|pump|staircase'),
};

/** Templates of any page. */
const FILLER: readonly string[] = [
  '{who} {did} {thing} {when}, {why}.',
  '{when+}, {who-} {did} {thing} {where}.',
  'It took {number} {unit} and came back {how}.',
  'Of the {number} {unit} that were counted {where}, only a few were {quality}.',
  'The {quality} {noun} stood {where} {when}; {who-} {did} it {how}.',
  'Nobody knows who {did} the {noun}, but {who-} kept {number} {unit} of it.',
  'A {quality} {noun} is worth more than {number} {unit}, {who-} wrote {when}.',
  'See the {noun} {where}, then follow the path for {number} metres.',
  'There was no {noun} {where} until {who-} {did} {thing}.',
  'For the {noun} we used {number} {unit}, {how}.',
  '“{who} {did} {thing},” it says on the {quality} {noun} {where}.',
  'Opening hours vary: ask {where}, or write to the {noun} keeper {when}.',
  'Every {noun} was numbered, {why}, and {who-} {did} the list {how}.',
  'What began as a {quality} {noun} ended with {number} {unit} {where}.',
];

/** Templates of a page about back pain, with treatments (`t`), signs (`sign`) and names of the pain (`pain`). */
const TOPIC: readonly string[] = [
  'Many people with {pain} try {t} before they ask about {t}.',
  '{t+} helped a little with {pain} in two small trials, and no more than {t}.',
  'In {pain}, {t} was no better than placebo after {number} weeks.',
  'He took {t} for {number} days without relief and then stopped.',
  'Guidelines advise against {t} for {pain} unless there is {sign}.',
  'She denies {sign} and {sign}, and has been walking each day.',
  'Patients were given {t}, {t} or {t}; pain fell in all three groups.',
  'Ask your doctor before you combine {t} with {t}.',
  'The plan is {t} twice a day, and {t} if that does not help.',
  'There is no good evidence that {t} changes the course of {pain}.',
  'Call us at once if you notice {sign}.',
  'Our clinic offers {t} from {number} dollars a session; it cures {pain} for good.',
  '{t+} was declined because of an ulcer, so {t} was begun instead.',
  'After {t} the {pain} came back within {number} weeks.',
  'What works for {pain} in one person, such as {t}, may do nothing for another.',
  'Side effects of {t} were sleepiness and nausea in one of {number}.',
];

/** Sentences between those. */
const TOPIC_FILLER: readonly string[] = [
  'The authors rated the certainty of this as low.',
  'Most of those who took part were between 30 and 60 years old.',
  'Follow-up was at {number} weeks, and one in ten was lost to it.',
  'This section was last reviewed {when}.',
  'Those who took part kept a diary for {number} days and handed it in {where}.',
  'Costs were counted too, and were lowest where people were seen early.',
  'Readers wrote that the first edition was {quality}; this one is shorter.',
];

const PAINS = words(
  'low back pain|chronic low back pain|acute back pain|sciatica|lumbar radiculopathy|lower back pain|backache|lumbar pain',
);

/** A form as a writer would write it: no sign for capitals, and one of the choices of a group. */
function written(form: string): string {
  return form
    .replace(/!$/, '')
    .replace(/\(([^|)]*)[^)]*\)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Forms of the lexicon that are painted on a page about back pain, in the lexicon's order. */
function formsOf(kind: (kind: string) => boolean): string[] {
  return lexicon
    .filter((row) => row.painted && kind(row.kind))
    .flatMap(({ forms }) => [...(forms.plain ?? []), ...(forms.context ?? [])].map(written));
}

const TOPICAL: Words = {
  ...ANYWHERE,
  t: formsOf((kind) => kind !== 'red flag'),
  sign: formsOf((kind) => kind === 'red flag'),
  pain: PAINS,
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const small = (text: string) =>
  (/^(The|A|Our|My|Her) /.test(text) ? text.charAt(0).toLowerCase() : text.charAt(0)) + text.slice(1);

/** `{who}` is a word of that name, `{who+}` with a capital, `{who-}` inside a sentence. */
function fill(template: string, from: Words, dice: Dice): string {
  const text = template.replace(/\{(\w+)([+-]?)\}/g, (_, name: string, how: string) => {
    const word = dice.pick(from[name] ?? []);
    return how === '+' ? capital(word) : how === '-' ? small(word) : word;
  });
  return text.replace(/\b([Aa]) (?=[aeiou])/g, '$1n ');
}

/** A sentence that any page may hold. */
export const filler = (dice: Dice): string => capital(fill(dice.pick(FILLER), ANYWHERE, dice));

/**
 * A sentence of a page about back pain. Two of three name treatments or signs, which makes about ten mentions in a
 * thousand characters: as many as in the densest real articles and notes that the rules were made with.
 */
export const topical = (dice: Dice): string =>
  fill(dice.pick(dice.chance(66) ? TOPIC : TOPIC_FILLER), TOPICAL, dice);

/** Some treatment or sign. */
export const term = (dice: Dice): string => dice.pick((dice.chance(85) ? TOPICAL.t : TOPICAL.sign) ?? []);

/** A few words, as in a heading or a cell of a table. */
export const label = (dice: Dice): string => capital(fill('{quality} {noun} {where}', ANYWHERE, dice));

/** One word. */
export const word = (dice: Dice): string =>
  dice.pick(dice.chance(50) ? (ANYWHERE.noun ?? []) : (ANYWHERE.quality ?? []));
