/** Words as the search compares them: folded, without endings, sorted by how much they tell. Pure. */

/** Words of questions and grammar: left out of queries and of names alike. */
const STOP = new Set(
  (
    "a an the this that these those it its is are was were be been being am do does did doing done don't doesn't " +
    "didn't have has had having having will would should could may might must shall can i i'm i've i'd i'll im ive " +
    'me my mine we us our you your yours he him his she her hers they them their of in on at by for from to with ' +
    'into onto about as and or if then than but so there here what whats which who whom whose when where why how ' +
    'very really just also any some such ok okay please tell know say says said think thing things gets get got ' +
    'getting go goes going went want wants need needs too much many more most still ever own one myself yourself himself herself'
  ).split(' '),
);

/** Words that nearly every entry could have, or that only ask: they count for little beside others. */
const WEAK = new Set(
  (
    'back pain painful hurt ache aching low lower chronic acute bad severe work help good best better great ' +
    'treat treatment therapy cure fix relief relieve take use used try drug medicine medication med pill tablet doctor ' +
    'evidence effective proof prove study research people patient year day week month time long term make give ' +
    'feel problem new first start stop right way instead versus vs compare difference between recommend recommended ' +
    'guideline anything something worth it like since after before all not no now dose dosage mg name old document'
  ).split(' '),
);

/** Of the weak words those that still ask what helps a bad back, or what is known of it. */
const TOPIC = new Set(
  (
    'back pain painful hurt ache aching low lower chronic acute work help best better treat treatment therapy cure fix relief ' +
    'relieve drug medicine medication med pill tablet effective evidence proof prove study research recommend ' +
    'recommended guideline worth dose dosage'
  ).split(' '),
);

/** Words that ask for cautions. They are no names of anything. */
const CAUTION = new Set(
  (
    'safe safely safety danger dangerous risk risky interact interaction mix combine combination together harm ' +
    'harmful warning contraindicated contraindication precaution caution allowed side effect'
  ).split(' '),
);

const ENDS_AS_IT_IS = new Set(['tens', 'yes', 'this', 'gas']);

/** A word in small letters, without accents, with straight apostrophes. */
function plain(word: string): string {
  const small = word.toLowerCase();
  if (/^[a-z0-9]*$/.test(small)) return small;
  return small
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[\u2018\u2019]/g, "'");
}

/**
 * A word without its ending, in one spelling of English: "exercises" and "exercise", "anaesthesia"
 * and "anesthesia" are the same.
 */
function stem(word: string): string {
  let short = word
    .replaceAll("'", '')
    .replace(/ae|oe/g, 'e')
    .replace(/our/g, 'or')
    .replace(/is(e|ed|ing|ation)(s?)$/, 'iz$1$2');
  if (short.length > 3 && !ENDS_AS_IT_IS.has(short)) {
    if (/ies$/.test(short)) short = `${short.slice(0, -3)}y`;
    else if (/..(ss|x|sh|[^a]ch)es$/.test(short)) short = short.slice(0, -2);
    else if (/[^sui]s$/.test(short)) short = short.slice(0, -1);
  }
  if (short.length > 6 && short.endsWith('ing')) short = short.slice(0, -3);
  return short;
}

/** A word of a text with its place in it. */
interface Word {
  stem: string;
  /** A word of questions and grammar. */
  stop: boolean;
  start: number;
  end: number;
}

const stems = new Map<string, Pick<Word, 'stem' | 'stop'>>();

/** Words come again and again: each is worked out once. */
function wordOf(found: string): Pick<Word, 'stem' | 'stop'> {
  const known = stems.get(found);
  if (known) return known;
  const word = plain(found);
  const made = { stem: stem(word), stop: STOP.has(word) };
  if (stems.size > 20_000) stems.clear();
  stems.set(found, made);
  return made;
}

const WORD = /[\p{L}\p{N}]+(?:['\u2018\u2019][\p{L}\p{N}]+)*/gu;

/** All words of a text in their order. */
export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: found, index }) => {
    return { ...wordOf(found), start: index, end: index + found.length };
  });
}

/** Stems of a text without stop words. */
export function stemsOf(text: string): string[] {
  const kept: string[] = [];
  for (const found of text.match(WORD) ?? []) {
    const word = wordOf(found);
    if (!word.stop) kept.push(word.stem);
  }
  return kept;
}

/** How much a stem tells: 1, or little for words that everything has. */
export function tellingOf(word: string): number {
  return WEAK.has(word) || CAUTION.has(word) ? 0.12 : 1;
}

/** True for a word that names nothing, yet asks what helps: "cure", "pain". */
export function asksWhatHelps(word: string): boolean {
  return TOPIC.has(word);
}

/** True for a word that asks for cautions: "safe", "interaction". */
export function asksForCaution(word: string): boolean {
  return CAUTION.has(word);
}

/** Writings of a form of the lexicon: `(hot|warm) pack` gives two. At most `limit` of them. */
export function writings(form: string, limit = 240): string[] {
  let all = [form.replace(/!$/, '')];
  while (all.some((text) => text.includes('('))) {
    const next = all.flatMap((text) => {
      const group = /\(([^()]*)\)/.exec(text);
      if (!group) return [text];
      const [whole, inside = ''] = group;
      return inside.split('|').map((choice) => text.replace(whole, () => choice));
    });
    all = next.slice(0, limit);
    if (next.length > limit && all.every((text) => !text.includes('('))) break;
  }
  return all;
}

/**
 * Edits between two words (insert, drop, change, swap two neighbours), or `over + 1` where there are
 * more than `over`.
 */
export function edits(one: string, other: string, over: number): number {
  if (Math.abs(one.length - other.length) > over) return over + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > over) return over + 1;
    before = last;
    last = row;
  }
  return last[other.length] ?? over + 1;
}
