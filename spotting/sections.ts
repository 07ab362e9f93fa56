/** Sections of a clinical note: what a line stands under, where its own words do not tell what happened. */
import { ByHand } from './by-hand.ts';
import type { PassageKind } from './types.ts';

/** The sections that change how a line is read. */
export type Section =
  | 'allergies'
  | 'medications'
  | 'surgical history'
  | 'medical history'
  | 'family history'
  | 'tried'
  | 'story'
  | 'review'
  | 'exam'
  | 'results'
  | 'procedure'
  | 'course'
  | 'assessment'
  | 'plan'
  | 'instructions'
  | 'other';

/** A label and what it opens. The first that fits a line's beginning counts. */
const SECTIONS: readonly (readonly [Section, string])[] = [
  [
    'allergies',
    '(?:drug |medication |known )*(?:allerg(?:y|ies)|intolerances?|adverse (?:drug )?reactions?|adrs?|all|sensitivities)',
  ],
  ['family history', 'family (?:medical )?(?:history|hx)|fhx?|fam hx'],
  [
    'surgical history',
    '(?:past |previous |prior )?surgical (?:history|hx)|(?:past|previous|prior) (?:surger(?:y|ies)|operations?|procedures?)|pshx?|previous surgery|surger(?:y|ies)|operations',
  ],
  [
    'tried',
    '(?:previous|prior|past|earlier|failed|conservative) (?:\\w+ )?(?:treatments?|therap(?:y|ies)|interventions?|management|care|measures)(?: tried| to date)?|treatments? (?:tried|to date|so far)|tried(?: so far)?|treatment history|(?:history of |hx of )?(?:\\w+ )?(?:treatments?|tx|meds|medications?|therap(?:y|ies)|interventions|injections|analgesi(?:a|cs)|medicines) (?:tried|trialled|trialed|failed|to date|so far|history|hx|prior)(?: to date| so far)?|(?:previous|prior|past|earlier|failed|old|former) (?:\\w+ )?(?:treatments?|tx|meds|medications?|injections?|procedures|analgesi(?:a|cs)|rx)|taken (?:prior|before)|tried (?:and failed|before)|has tried|already tried|(?:meds |medications? |medicines |drugs )?(?:discontinued|stopped|ceased|no longer (?:taking|taken|on|using)|not continued|not continuing|finished|completed)\\b.*',
  ],
  [
    'medical history',
    '(?:past |previous |prior |relevant )?(?:medical )?(?:history|hx)|pmhx?|past (?:medical|history)|comorbidities|background|problem list|problems|significant history',
  ],
  [
    'story',
    'history of (?:the )?(?:present(?:ing)?|current) (?:illness|complaint|problem)|hpi|hopc|hpc|subjective|interval history|interim history|current history|s|chief complaint|cc|presenting complaint|pc|reason for (?:visit|referral|consultation)|presentation|story|triage(?: note)?|(?:current|present) (?:status|symptoms|complaints?|situation|problems?|state)|since (?:last )?(?:visit|seen|review|consultation)|progress since.*|update',
  ],
  [
    'medications',
    '(?:current |home |present |active |discharge |outpatient |usual |regular |pain |new |repeat |ongoing )*(?:medications?(?: list| history)?|meds|medicines|drugs?|drug history|prescriptions|dh|dhx)(?: on (?:admission|arrival|discharge))?(?: list)?(?: \\((?:current|home|active)\\))?|rx|analgesia|taking|current(?:ly)?|scheduled|prn|as needed|regular|over the counter|otc|new|ttos?|ttas?|discharge rx|(?:home )?(?:meds|medications) (?:resumed|continued|on|at)\\b.*|(?:new|current|regular) (?:meds|tx|treatments?|medicines)|repeats?|continues?|ongoing|pain relief|painkillers|supplements|topicals?',
  ],
  [
    'other',
    '(?:currently )?not (?:currently )?(?:taking|taken|on)|never (?:took|taken|tried|used)|social (?:history|hx)|sh|shx|soc|vitals?(?: signs| reviewed)?|obs(?:ervations)?|occupation(?:al history)?',
  ],
  [
    'review',
    'review of (?:systems|symptoms)|ros|systems review|red flags?(?: screen(?:ing)?| review| symptoms)?',
  ],
  [
    'exam',
    '(?:physical |clinical |neurological |msk )?(?:exam(?:ination)?)|objective|o|o/e|pe|on examination|neuro',
  ],
  [
    'results',
    'results?|imaging(?: studies| results| review)?|diagnostics?(?: studies| imaging)?|investigations?|radiology|studies|labs?(?:oratory)?|x-?rays?|mri|ct|findings|test results|data(?: reviewed)?|technique|comparison|images? reviewed',
  ],
  [
    'procedure',
    'procedures?(?: performed| note| details)?|operation(?: performed)?|description of procedure|treatment today|treatment given|treatment provided|ed (?:course|treatment)|(?:interventions?|treatments?) (?:today|this session)|tx today|tx|rx today|today|intervention',
  ],
  [
    'course',
    '(?:brief )?(?:hospital|inpatient|ward|clinical|post.?op(?:erative)?|admission) (?:course|stay|progress)|course(?: in hospital| on ward)?|(?:medical )?records? (?:review(?:ed)?|summary)|review of (?:medical )?records|summary of records|chronology|timeline|background treatment|treatment (?:timeline|summary)|previous episodes?',
  ],
  [
    'instructions',
    '(?:patient |discharge |follow.?up |after.?visit |home |return )?(?:instructions?|precautions?|advice|safety.?net(?:ting)?)|return if|return precautions|when to (?:return|call|seek)(?: help)?|(?:red flag|worsening|ces|emergency) (?:advice|information)|safety ?net(?:ting)?(?: advice)?|sn(?: advice)?|call(?: us| the office| gp| your (?:doctor|surgeon))?(?: if| for)?|return(?: to (?:ed|er))?(?: if| for)?|seek(?: medical)? (?:help|care|attention)(?: if| for)?|rted|warning signs|come back if|ring(?: us| 999| 111)?(?: if)?|when to worry',
  ],
  [
    'plan',
    '(?:treatment |management |medical |care |the )?plan(?: of care)?|p|recommendations?|disposition|dispo|follow.?up|f/u|goals|medical treatment|treatment(?: options)?|specialist referrals?|referrals?|additional testing|orders?|next steps?|patient education(?: and counsell?ing)?|actions?|management|rec',
  ],
  [
    'assessment',
    'a/p|a&p|ap|assessment(?: and plan| ?& ?plan| ?/ ?plan)?|impressions?|a|imp|diagnos[ie]s|dx|clinical impression|medical reasoning|summary|mdm|opinions?|discussion|conclusion|formulation|indications?',
  ],
];

/** The same as expressions, made when the first label is met. */
const labels: [Section, ByHand][] = [];
/** What stands before a label's colon, dash or line end. */
const LABEL =
  /^[\s•*#\-–·\d.)]*([a-z][a-z/&.(), '-]{0,45}?)\s*(?::|\s[-–—]\s|$|\.$|\t|(?<=[a-z]{4})\.(?=\s[A-Z]))/i;
/** "A/P", "PMH" and the like need neither colon nor dash. */
const BARE = /^\s*(hpi|pmhx?|pshx?|psh|fhx?|ros|o\/e|a\/p|a&p|meds|plan|allergies|rx)\b/i;

/** A label at the beginning of a line. */
export interface LineLabel {
  section: Section;
  /** Nothing but the label stands in the line. */
  alone: boolean;
}

const known = new Map<string, Section | null>();

function sectionNamed(label: string): Section | null {
  let section = known.get(label);
  if (section === undefined) {
    if (labels.length === 0)
      for (const [section, find] of SECTIONS) labels.push([section, new ByHand({ source: `^(?:${find})$` })]);
    // "ALLERGIES / INTOLERANCES", "Prior treatment (from H&P)": the first part decides.
    const first = label.replace(/\s*\(.*$/, '').split(/\s*[/&]\s*|, | and /)[0] ?? '';
    section =
      [label, first].flatMap((name) => labels.find(([, find]) => find.test(name))?.[0] ?? [])[0] ?? null;
    // Labels are few; a page that is full of colons must not fill the memory.
    if (known.size < 2000) known.set(label, section);
  }
  return section;
}

/** The section that a line opens, or null. */
export function sectionOf(text: string): LineLabel | null {
  const head = text.slice(0, 60);
  const label = LABEL.exec(head) ?? BARE.exec(head);
  if (!label?.[1]) return null;
  const section = sectionNamed(label[1].trim().toLowerCase());
  return section && { section, alone: text.slice(label[0].length).trim() === '' };
}

/** These hold for their own line and the items below it, never for what comes after. */
const SHORT_LIVED = new Set<Section>(['allergies', 'family history', 'tried']);

/** "8/19 ER: …", "2019 – …", "Mar 2021 MRI …": a line of what happened when. No score ("8/10 pain"), no strength of a drug ("5/325"). */
const DATED =
  /^\s*(?:[-*•–]\s*)?(?:\d{1,2}[/.](?!(?:5|10|52|7|12)\b)\d{1,2}(?:[/.]\d{2,4})?|\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d{2}|(?:19|20)\d\d|(?:\d{1,2} )?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]* (?:19|20)?\d{2,4})(?:\s?[-–]\s?[\w/]{1,10})?(?=\s*[:–—-]\s|\s[a-z(])/i;

/** "He takes ibuprofen daily.": no list any more; "Codeine caused a rash." is one still. */
const SENTENCE =
  /^\s*(?:he|she|they|i|pt|patient|the patient|this|mr|mrs|ms|miss|we)\b\.?\s|\b(?:takes|taking|is on|was started|has been|continues?|presents?|reports?|denies|underwent)\b/i;
const REACTS =
  /\b(?:allerg\w*|rash|hives|anaphyla\w*|swell\w*|swollen|itch\w*|reaction|intoleran\w*|urticaria|nausea|vomit\w*|caus\w*|upset)\b/i;

const ENDED_BY_HEADINGS = new Set<Section>(['course', 'tried', 'allergies', 'family history']);
/** "CURRENT STATUS" */
const HEADING = /^[^a-z\d.;,]{4,50}$/;

/** Follows the sections of a note, line by line. */
export class Sections {
  #section: Section | null = null;
  #short = false;

  /** The section of the next line, given its text and kind. */
  next(text: string, kind: PassageKind): Section | null {
    const section = this.#labelled(text, kind);
    // In a plan a date is when something is due; elsewhere it tells of what was.
    return section !== 'plan' && section !== 'instructions' && DATED.test(text) ? 'course' : section;
  }

  #labelled(text: string, kind: PassageKind): Section | null {
    const label = sectionOf(text);
    const item = /^\s*[-*•·–]\s/.test(text);
    if (!label) {
      // A heading that is not known ends what tells of the past.
      if (this.#section && ENDED_BY_HEADINGS.has(this.#section) && HEADING.test(text)) this.#section = null;
      if (this.#section === 'allergies' && !item && SENTENCE.test(text) && !REACTS.test(text))
        this.#section = null;
      if (this.#short && !item && kind !== 'item') {
        this.#section = null;
        this.#short = false;
      }
      return this.#section;
    }
    // "• Medical Treatment: …" under a problem holds for its own line.
    if (item && !label.alone) return label.section;
    this.#section = label.section;
    this.#short = SHORT_LIVED.has(label.section) && !label.alone;
    return this.#section;
  }
}
