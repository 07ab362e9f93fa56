/** What a page is about, as far as back pain goes: one look at all that was found, before any mention is judged. */
import type { Hit, Scanned } from './scan.ts';

/**
 * How much a page speaks of back pain.
 * `none`: not at all. `touches`: in passing, so only words close by count. `note`: a clinical note
 * of someone with back pain among the problems. `about`: back pain is its subject.
 */
export type Level = 'none' | 'touches' | 'note' | 'about';

export interface Profile {
  level: Level;
  /** Abbreviations that the page writes in capitals, folded. */
  abbreviations: ReadonlySet<string>;
  /** The page is about animals: no treatment of people is meant. */
  animals: boolean;
  /** A short text that names back pain: too little stands there to tell a note from a passing word. */
  short: boolean;
}

/** Words that deny what follows them up to the end of the clause: "Denies liver disease, ulcers, GI bleed". */
const DENIED =
  /\b(?:no|nil|nor|neither|not|denies|denied|denying|without|w\/o|negative for|never|free of|excluded?|excludes|rules? out|ruled out|r\/o)\b([^.;:\n]{0,120})$/i;
/** Words after which a denial no longer holds: "no PMH, presents with low back pain", "no relief of back pain". */
const AFFIRMED =
  /\b(?:but|however|has|have(?! had)|presents?|presenting|reports?|reporting|complains?|complaining|c\/o|comes?|came|with|for|from|due to|because of|despite|now|only|apart from|except|besides|other than|developed|getting|warning|relief|improvement|change|better|worse|help\w*|benefit|difference|effect|resolution|end|cause)\b|\b(?:allerg\w+|pmhx?|history|medications?|meds),/i;
/** "Never had back pain before this week": there it is now. */
const NOT_BEFORE = /^[^.;:,\n]{0,45}\b(?:until|before|prior to)\b/i;
/** Pain with a course is there, though a denial stood before its comma: "no injury, low back pain for 2 weeks". */
const COURSE =
  /^(?:[a-z-]+ ){0,2}(?:pain|ache|backache|lbp|lumbago|sciatica|spasms?),?\s+(?:[x×~]\s?)?(?:\d|(?:since|started|starting|began|radiat\w+|which|worse|ongoing|on and off|(?:for|over|after) (?:the|a|an|\d|some|many|several|lifting)\b))/i;
/** "Asthma: nil", "HIV negative", "pregnancy denied". */
const DENIED_AFTER =
  /^(?:\s*(?:test|disease|symptoms?|status))?\s*[:\-–(]?\s*(?:no|nil|none|neg(?:ative)?|denied|absent|excluded|ruled out|resolved|in remission)\b/i;
/** What somebody had, or has besides: "h/o asthma", "known diabetic", "migraines as a child", "s/p hysterectomy". */
const HAD =
  /\b(?:h\/o|hx(?: of)?|history of|previous(?:ly)?|prior|past|former|prev|had|s\/p|known|background(?: of)?|also has|comorbid\w*|co-morbid\w*)\b[^.;:\n]{0,60}$/i;
const LONG_AGO =
  /^[^.;:,\n]{0,30}\b(?:in (?:19|20)\d\d|in childhood|as a child|in (?:his|her|my|their) (?:teens|twenties|youth)|(?:many |\d+ )?years ago|resolved)\b/i;
/** Somebody else has it: "mother had breast cancer". */
const RELATIVE =
  /\b(?:mother|father|mum|mom|dad|brother|sister|sibling|son|daughter|aunt|uncle|wife|husband|partner|grand\w+|parents?|family history|fh)\b[^.;\n]{0,60}$/i;
/** Headings under which a note says what is treated. */
const ASSESSMENT =
  /^\W*(assessment|impression|plan|a\/p|a&p|diagnos[ie]s|clinical impression|assessment (and|&) plan)\b/i;
/** A line of a note that begins with its label: "HPI:", "A/P", "Meds -". */
const LABEL =
  /^\W*(s|o|a|p|cc|hpi|hopc|pc|pmh|pmhx|psh|hx|rx|dx|meds?|medications|imp|plan|a\/p|exam|pe|o\/e|ros|sh|fh|soc|all|allergies|obs|vitals|indication|findings|technique|impression|procedure|dispo|mdm|ed course|presenting|triage|assessment|subjective|objective|drugs|subj|obj|assess|tx|ix|mx|impr?|hopi|on exam|interval hx|opinion|prognosis|background|diagnosis|current treatment|treatment to date|o\/a|r\/v|review|f\/u|adv|aggs?|eases?)\s*(?:[:/\-–)=]|$)/i;

/** A line that says why a note was written. */
const REASON =
  /^\W*(chief complaint|presenting complaint|cc\b|reason for|indication|(pre-?|post-?)?(procedure )?diagnosis|procedure\b|referral|referred for|problem\b|dx\b|imp\b|impression\b|pc\b|hpc\b|hopc\b|re:|reason\b)/i;

/** A line of what somebody has besides: no problem that the note is about. */
const BESIDES =
  /^\W*(pmhx?|psh|fhx?|shx?|past (medical|surgical) history|social|family|meds?|medications?|allergies|co-?morbid)\b/i;

/** Words about the neck: what is said of discs and nerves beside them is said of the neck. */
export const NECK = /^(neck|neck pain|cervical.*|c spine|c\d.*|left arm|right arm|arm pain|upper extremity)$/;

/** Such a line with nothing in it: what it labels stands in the lines below. */
const BESIDES_BELOW = /^[^:]{0,40}(?::\s*)?$/;

/** Fits back pain, though it tells less than its name: "I saw you for my back". */
const SOMEBODYS_BACK = /^(?:my|his|her) back$/;

/** What stands between a word that denies and a place that it holds for; null where nothing denies. */
function denialBefore(text: string, start: number): string | null {
  let scope = DENIED.exec(text.slice(Math.max(0, start - 130), start))?.[1];
  // The last denial counts: "no fever but denies asthma".
  for (let next = scope; next !== undefined; next = DENIED.exec(next)?.[1]) scope = next;
  return scope === undefined || AFFIRMED.test(scope) ? null : scope;
}

/** True where a cue speaks of back pain that somebody has, not of its absence. */
export function speaksOfBackPain(text: string, start: number): boolean {
  const scope = denialBefore(text, start);
  if (scope === null) return true;
  const after = text.slice(start, start + 70);
  return NOT_BEFORE.test(after) || (scope.includes(',') && COURSE.test(after));
}

/** True where a disease or part is denied, long past, somebody else's, or what somebody has besides: no rival to back pain. */
function isBesides(text: string, { start, end }: Hit): boolean {
  const before = text.slice(Math.max(0, start - 90), start);
  const after = text.slice(end, end + 50);
  return (
    denialBefore(text, start) !== null ||
    DENIED_AFTER.test(after) ||
    HAD.test(before) ||
    LONG_AGO.test(after) ||
    RELATIVE.test(before)
  );
}

/** Counts that a page's level rests on. */
interface Tally {
  /** Back pain named; terms that name the back; words for the spine; words that only fit it. */
  back: number;
  own: number;
  spine: number;
  hint: number;
  /** Strongest mention among the title and the first passages, in weight. */
  early: number;
  /** Passages that name the back or the spine, and all passages in which anything was found. */
  backPassages: number;
  passages: number;
  neck: number;
  animals: number;
  /** Other parts and diseases: all of them, and the one named most. */
  others: number;
  rival: number;
  labels: number;
  /** Treatments that may be painted, each counted once. */
  treatments: number;
  assessed: boolean;
  assessedBack: boolean;
  /** Other diseases named from the assessment on. */
  assessedOther: number;
  /** A line that says why the note was written names the back. */
  reason: boolean;
  /** Diseases of the spine named, as against its anatomy: a football team can show spine. */
  clinical: number;
  /** What the first passage that names any subject names; null where none does. */
  opening: 'back' | 'other' | null;
  /** Characters of all passages in which anything was found. */
  length: number;
}

const WEIGHT = { back: 3, own: 2, spine: 2, hint: 1 };
/** So many different signs of shorthand ("c/o", "tds") tell as much as one label. */
const SHORTHAND = 2;
/** A text of at most so many characters is short: a few lines of a note, not an article. */
const SHORT = 1000;
/** The same for a text that opens with back pain: notes of several problems run longer. */
const SHORT_FOR_BACK = 3000;
/** The beginning of a page: up to its third passage of running text. Menus before it do not count. */
const BEGINNING = 3;
/** A row of links or a table of contents says little about what its page is about. */
const LINKS = /(?:[·|›»]\s.*){2}/;
const RUNNING_TEXT = /^\s*(?:\S+\s+){7}\S/;

/** @param abbreviations gets those that the page writes in capitals */
function* tally(passages: readonly Scanned[], abbreviations: Set<string>): Generator<null, Tally> {
  // biome-ignore format: it reads better in rows
  const sum: Tally = {
    back: 0, own: 0, spine: 0, hint: 0, early: 0, backPassages: 0, passages: 0, neck: 0, animals: 0,
    others: 0, rival: 0, labels: 0, treatments: 0, assessed: false, assessedBack: false, assessedOther: 0, clinical: 0, reason: false,
    opening: null, length: 0,
  };
  const others = new Map<string, number>();
  const labels = new Set<string>();
  const shorthand = new Set<string>();
  const treatments = new Set<string>();
  let begun = 0;
  let besidesBelow = false;
  for (const passage of passages) {
    yield null;
    sum.length += passage.text.length;
    const label = LABEL.exec(passage.text)?.[1];
    if (label) labels.add(label.toLowerCase());
    const besides = BESIDES.test(passage.text);
    if (label || besides) besidesBelow = besides && BESIDES_BELOW.test(passage.text);
    let opens: Tally['opening'] = null;
    sum.assessed ||= ASSESSMENT.test(passage.text);
    let weight = 0;
    for (const hit of passage.hits) {
      const { cue, exact } = hit.sense;
      if (exact !== null && passage.text.slice(hit.start, hit.end) !== hit.spelling)
        abbreviations.add(hit.spelling);
      if (hit.sense.concept?.painted) treatments.add(hit.sense.concept.id);
      if (cue === 'note') labels.add(hit.spelling);
      else if (cue === 'shorthand') shorthand.add(hit.spelling);
      else if (cue === 'animal') sum.animals += 1;
      else if (cue === 'part' || cue === 'condition') {
        if (besides || besidesBelow || isBesides(passage.text, hit)) continue;
        opens ??= 'other';
        sum.others += 1;
        // A label of its own ("Right kidney stone.") is what the note is about; a word in a line need not be.
        if (sum.assessed) sum.assessedOther += passage.kind === 'heading' && !/\d/.test(passage.text) ? 2 : 1;
        if (NECK.test(hit.spelling)) sum.neck += 1;
        others.set(hit.spelling, (others.get(hit.spelling) ?? 0) + 1);
      } else {
        const kind = kindOf(hit, passage.text);
        if (!kind) continue;
        sum[kind] += 1;
        if (kind === 'back' && !besides) opens = 'back';
        if (kind === 'spine' && hit.sense.concept) sum.clinical += 1;
        if (kind === 'hint' && SOMEBODYS_BACK.test(hit.spelling)) opens ??= 'back';
        weight += WEIGHT[kind];
        if (sum.assessed && kind !== 'hint') sum.assessedBack = true;
        if (kind !== 'hint' && REASON.test(passage.text)) sum.reason = true;
      }
    }
    sum.opening ??= opens;
    if (passage.hits.length > 0) sum.passages += 1;
    if (weight > 0) sum.backPassages += 1;
    // Beyond the beginning only titles count.
    if ((begun >= BEGINNING && passage.kind !== 'title') || LINKS.test(passage.text)) continue;
    if (begun < BEGINNING || passage.kind === 'title') sum.early = Math.max(sum.early, weight);
    if (RUNNING_TEXT.test(passage.text)) begun += 1;
  }
  sum.rival = Math.max(0, ...others.values());
  sum.labels = labels.size + Math.floor(shorthand.size / SHORTHAND);
  sum.treatments = treatments.size;
  return sum;
}

function kindOf(hit: Hit, text: string): 'back' | 'own' | 'spine' | 'hint' | null {
  const { cue, ownContext } = hit.sense;
  if (cue === 'back') return speaksOfBackPain(text, hit.start) ? 'back' : null;
  if (ownContext) return 'own';
  return cue === 'spine' || cue === 'hint' ? cue : null;
}

function aboutAnimals({ animals, back }: Tally): boolean {
  return animals >= 3 && animals > back;
}

function isShort({ back, length, opening }: Tally): boolean {
  return back > 0 && length <= (opening === 'back' ? SHORT_FOR_BACK : SHORT);
}

function levelOf(sum: Tally): Level {
  const named = sum.back + sum.own + sum.spine;
  if (named === 0) return 'none';
  if (aboutAnimals(sum)) return 'none';
  const weight =
    WEIGHT.back * sum.back + WEIGHT.own * sum.own + WEIGHT.spine * sum.spine + Math.min(sum.hint, 6);
  // A page about the neck speaks of discs and nerves as well.
  if (sum.neck >= 3 && sum.neck > sum.back + sum.spine) return sum.back > 0 ? 'touches' : 'none';
  if (isShort(sum) && sum.opening === 'back') return sum.labels >= 2 ? 'note' : 'about';
  if (sum.labels >= 2 && (sum.back > 0 || sum.spine + sum.own >= 2)) {
    return sum.assessed &&
      !sum.assessedBack &&
      !sum.reason &&
      sum.opening !== 'back' &&
      sum.assessedOther >= 2
      ? 'touches'
      : 'note';
  }
  if (sum.back + sum.own === 0 && (sum.spine < 2 || sum.clinical === 0)) return 'none';
  const begins = sum.early >= 2;
  const share = sum.backPassages / Math.max(1, sum.passages);
  if (begins && weight >= 6 && weight > sum.rival) return 'about';
  if (begins && sum.back > 0 && sum.others === 0) return 'about';
  // Back pain named first, many treatments, and hardly anything else that they could be for.
  if (begins && sum.back > 0 && sum.treatments >= 5 && sum.others * 3 <= sum.treatments) return 'about';
  if (sum.back >= 2 && share >= 0.3 && sum.back > sum.others) return 'about';
  return sum.back + sum.own > 0 ? 'touches' : 'none';
}

/** Weighs a page, a passage at a step (each step yields null). Linear in what was found. */
export function* profileOf(passages: readonly Scanned[]): Generator<null, Profile> {
  const abbreviations = new Set<string>();
  const sum = yield* tally(passages, abbreviations);
  return { level: levelOf(sum), abbreviations, animals: aboutAnimals(sum), short: isShort(sum) };
}
