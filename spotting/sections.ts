/** Sections of a clinical note: what a line stands under, where its own words do not tell what happened. */
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
  | 'assessment'
  | 'plan'
  | 'instructions'
  | 'other';

/** A label and what it opens. The first that fits a line's beginning counts. */
const SECTIONS: readonly (readonly [Section, string])[] = [
  [
    'allergies',
    '(?:drug |medication |known )*(?:allerg(?:y|ies)|intolerances?|adverse (?:drug )?reactions?|all)',
  ],
  ['family history', 'family (?:medical )?(?:history|hx)|fhx?|fam hx'],
  [
    'surgical history',
    '(?:past |previous |prior )?surgical (?:history|hx)|(?:past|previous|prior) (?:surger(?:y|ies)|operations?|procedures?)|pshx?|previous surgery|surger(?:y|ies)|operations',
  ],
  [
    'tried',
    '(?:previous|prior|past|earlier|failed|conservative) (?:\\w+ )?(?:treatments?|therap(?:y|ies)|interventions?|management|care|measures)(?: tried| to date)?|treatments? (?:tried|to date|so far)|tried(?: so far)?|treatment history|(?:discontinued|stopped)\\b.*',
  ],
  [
    'medical history',
    '(?:past |previous |prior |relevant )?(?:medical )?(?:history|hx)|pmhx?|past (?:medical|history)|comorbidities|background|problem list|problems|significant history',
  ],
  [
    'story',
    'history of (?:the )?(?:present(?:ing)?|current) (?:illness|complaint|problem)|hpi|hopc|hpc|subjective|interval history|interim history|current history|s|chief complaint|cc|presenting complaint|pc|reason for (?:visit|referral|consultation)|presentation|story|triage(?: note)?',
  ],
  [
    'medications',
    '(?:current |home |present |active |discharge |outpatient |usual |regular )*(?:medications?(?: list| history)?|meds|medicines|drugs?|drug history|prescriptions|dh|dhx)(?: on (?:admission|arrival|discharge))?(?: list)?(?: \\((?:current|home|active)\\))?|rx|analgesia|taking|scheduled|prn|as needed|regular|over the counter|otc',
  ],
  [
    'other',
    'social (?:history|hx)|sh|shx|soc|vitals?(?: signs| reviewed)?|obs(?:ervations)?|occupation(?:al history)?',
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
    'procedures?(?: performed| note| details)?|operation(?: performed)?|description of procedure|treatment today|treatment given|treatment provided|ed course|course|rx today|today|intervention',
  ],
  [
    'instructions',
    '(?:patient |discharge |follow.?up |after.?visit |home |return )?(?:instructions?|precautions?|advice|safety.?net(?:ting)?)|return if|return precautions|when to (?:return|call|seek)|red flag advice|safety netting',
  ],
  [
    'plan',
    '(?:treatment |management |medical |care |the )?plan(?: of care)?|p|recommendations?|disposition|dispo|follow.?up|f/u|goals|medical treatment|treatment(?: options)?|specialist referrals?|referrals?|additional testing|orders?|next steps?|patient education(?: and counsell?ing)?|actions?|management|rec',
  ],
  [
    'assessment',
    'a/p|a&p|ap|assessment(?: and plan| ?& ?plan| ?/ ?plan)?|impressions?|a|imp|diagnos[ie]s|dx|clinical impression|medical reasoning|summary|mdm|opinion|discussion|conclusion|formulation|indications?',
  ],
];

const LABELS = SECTIONS.map(([section, find]) => [section, new RegExp(`^(?:${find})$`)] as const);
/** What stands before a label's colon, dash or line end. */
const LABEL = /^[\s•*#\-–·\d.)]*([a-z][a-z/&.(), '-]{0,45}?)\s*(?::|\s[-–—]\s|$|\.$|\t)/i;
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
    // "ALLERGIES / INTOLERANCES", "Prior treatment (from H&P)": the first part decides.
    const first = label.replace(/\s*\(.*$/, '').split(/\s+[/&]\s+|, | and /)[0] ?? '';
    section =
      [label, first].flatMap((name) => LABELS.find(([, find]) => find.test(name))?.[0] ?? [])[0] ?? null;
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

/** Follows the sections of a note, line by line. */
export class Sections {
  #section: Section | null = null;
  #short = false;

  /** The section of the next line, given its text and kind. */
  next(text: string, kind: PassageKind): Section | null {
    const label = sectionOf(text);
    const item = /^\s*[-*•·–]\s/.test(text);
    if (!label) {
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
