/**
 * The shape of the evidence base. One schema for each kind of row in data/*.json; the types of the
 * whole product are inferred from them. Only tests and scripts import the schemas themselves, so
 * that valibot never reaches a page: product code uses `import type`.
 *
 * House rule: a document says statements; a treatment says nothing that it does not cite.
 */
import * as v from 'valibot';

/** Id of one of the five documents. */
export const DocumentId = v.picklist(['S0', 'S1', 'S2', 'S3', 'S4']);
/** Id of a statement: document, dash, two digits, as in the ledger that the base was taken from. */
export const StatementId = v.pipe(v.string(), v.regex(/^S[0-4]-\d{2}$/));
/** Id of a row of later guidance. */
export const GuidanceId = v.pipe(v.string(), v.regex(/^R\d{2}$/));
/** Id of a disagreement: A between documents, B inside one, C with a later source. */
export const DisagreementId = v.pipe(v.string(), v.regex(/^[ABC]\d{1,2}$/));
/** Id of a concept (a treatment, a red flag, or a word that only gives context), in kebab case. */
export const ConceptId = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/));
/** A calendar date, year first. */
export const DateText = v.pipe(v.string(), v.isoDate());
const Sentence = v.pipe(v.string(), v.trim(), v.minLength(3));

/** Whom the words are for. */
export const Reader = v.picklist(['patient', 'student', 'clinician']);

/** A short label on a document: what a reader should know before trusting it. */
export const Badge = v.strictObject({
  /** Two to four words, e.g. "review not confirmed". */
  label: Sentence,
  /** One sentence that explains the label. */
  meaning: Sentence,
  /** Statements of the document that the label rests on. */
  statements: v.array(StatementId),
});

/** One of the five sources. What a publisher does not say is null: never guessed. */
export const Document = v.strictObject({
  id: DocumentId,
  /** Title as the document gives it, or null where it gives none. */
  title: v.nullable(Sentence),
  /** Name used in cards, at most 32 characters. */
  shortName: v.pipe(Sentence, v.maxLength(32)),
  /** What sort of text it is, in one phrase. */
  kind: Sentence,
  /** Publisher as named in the document or confirmed elsewhere; null where unnamed. */
  publisher: v.nullable(Sentence),
  /** Where the publisher is known from, when the document itself does not say. */
  publisherSource: v.nullable(v.union([GuidanceId, Sentence])),
  /** Author as named; null where unnamed. */
  author: v.nullable(Sentence),
  /** Readers that the document addresses, as far as it says. */
  audience: Sentence,
  /** Date as the document gives it; null where it gives none. */
  date: v.nullable(DateText),
  /** How it was reviewed, in one sentence. */
  review: Sentence,
  /** What it sells or promotes; null where nothing. */
  sells: v.nullable(Sentence),
  /** Documents from the same publisher, which are not independent of this one. */
  samePublisherAs: v.array(DocumentId),
  badges: v.array(Badge),
  /** What a careful reader should know about its limits. */
  limits: v.array(Sentence),
});

/** What a statement is about. */
export const Topic = v.picklist([
  'treatment',
  'caution',
  'pathway step',
  'triage',
  'red flag',
  'outcome',
  'definition',
  'organisational',
]);
/** Whom a statement speaks of. `any` where the document does not say. */
export const Population = v.picklist(['any', 'acute', 'chronic', 'axial', 'radicular', 'muscle spasm']);
/** Which way a statement points, as the document puts it. */
export const Direction = v.picklist([
  'benefit',
  'small benefit',
  'limited',
  'no clear benefit',
  'harm',
  'avoid',
  'time limit',
  'dosing',
  'none',
]);

/** One atomic thing that one document says. */
export const Statement = v.strictObject({
  id: StatementId,
  document: DocumentId,
  /** Line of the document, counted from 1. */
  line: v.pipe(v.number(), v.integer(), v.minValue(1)),
  topic: Topic,
  /** Interventions in the document's own terms, e.g. "heat wrap". */
  interventions: v.array(Sentence),
  /** Concepts of the lexicon that it bears on: treatments and red flags. */
  concepts: v.array(ConceptId),
  population: v.pipe(v.array(Population), v.minLength(1)),
  /** What the intervention was compared with, or null where not said. */
  comparator: v.nullable(Sentence),
  direction: Direction,
  /** Size as stated, e.g. "moderate" or "about 10 points of 100"; null where not said. */
  size: v.nullable(Sentence),
  /** Time frame as stated, e.g. "up to 12 months"; null where not said. */
  time: v.nullable(Sentence),
  /** Certainty as the document states it, e.g. "moderate-quality"; null where not rated. */
  certainty: v.nullable(Sentence),
  /** Reference numbers that the document prints; their list is not in our copies. */
  citations: v.array(v.pipe(v.number(), v.integer())),
  /** What it says, in our words. */
  text: Sentence,
  /** Set where the statement must not be acted on (it contradicts itself or promotes something). */
  warning: v.optional(v.picklist(['contradicted', 'promotion'])),
});

/**
 * Treatments that a statement names without telling which way they point. In the matrix of evidence the
 * role decides their mark.
 */
export const MatrixRole = v.strictObject({
  statement: StatementId,
  /** The treatments of which it holds; the statement names them. */
  concepts: v.pipe(v.array(ConceptId), v.minLength(1)),
  /**
   * `comparator`: something else was set against it. `in both groups`: what was added to it was tested.
   * `background`: part of the setting. `manner`: only one way or length of use is advised against.
   * `referral`: when to refer or review. `equal`: no different from other care that it was set against.
   */
  role: v.picklist(['comparator', 'in both groups', 'background', 'manner', 'referral', 'equal']),
  why: Sentence,
});

/** Words for one reader, with what they rest on. Every number in `text` stands in what it cites. */
export const Cited = v.strictObject({
  text: Sentence,
  statements: v.array(StatementId),
  guidance: v.optional(v.array(GuidanceId)),
});

/** The same thing said to three readers. */
export const Wording = v.strictObject({ patient: Cited, student: Cited, clinician: Cited });

/** The verdict words; house.md gives their meaning and their look. */
export const VerdictWord = v.picklist([
  'helps',
  'helps-a-little',
  'short-term',
  'unclear',
  'disputed',
  'no-better',
  'avoid',
  'not-covered',
]);

/** For whom a verdict holds. `any` where the documents do not say. */
export const Situation = v.strictObject({
  duration: v.picklist(['any', 'acute', 'subacute', 'chronic', 'flare']),
  pattern: v.picklist(['any', 'axial', 'radicular']),
  spasm: v.boolean(),
});

/** What the documents say of a treatment in one situation. */
export const Verdict = v.strictObject({
  situation: Situation,
  verdict: VerdictWord,
  /** Chip text in a reader's words, at most 28 characters, e.g. "No better than sham". */
  label: v.pipe(Sentence, v.maxLength(28)),
  /** Who it is for, as shown beside the chip, e.g. "Chronic pain, with spasm" or "Pain type not stated". */
  forWhom: v.pipe(Sentence, v.maxLength(60)),
  /** What it was compared with, as stated; null where not said. */
  comparator: v.nullable(Sentence),
  /** Over what time, as stated; null where not said. */
  time: v.nullable(Sentence),
  /** Certainty as stated; null where not rated. */
  certainty: v.nullable(Sentence),
  /** Empty only for `not-covered`. */
  statements: v.array(StatementId),
});

/** A warning that travels with a treatment. */
export const Caution = v.strictObject({
  /** `serious` is always open in the card. */
  severity: v.picklist(['serious', 'important', 'minor']),
  /** At or below reading grade 8, without any dose. */
  patient: Sentence,
  clinician: Sentence,
  statements: v.array(StatementId),
  guidance: v.optional(v.array(GuidanceId)),
});

/** A dose or schedule. Shown to student and clinician only, and only with the treatment's cautions. */
export const Dosing = Cited;

/** A treatment, test or programme that is painted on pages. It asserts nothing without a citation. */
export const Treatment = v.strictObject({
  id: ConceptId,
  /** Name as shown on top of the card, sentence case. */
  name: Sentence,
  /** Plain-language name or gloss for patients, e.g. "a pill for muscle spasm"; at most 60 characters. */
  plainName: v.pipe(Sentence, v.maxLength(60)),
  kind: v.picklist([
    'drug',
    'drug class',
    'product',
    'physical',
    'mind-body',
    'programme',
    'device',
    'procedure',
    'surgery',
    'triage',
    'test',
  ]),
  /** Wider concept whose evidence is shown where this one is not covered (tapentadol: opioids). */
  classId: v.nullable(ConceptId),
  /** First verdict leads: it decides the underline. One for each situation. */
  verdicts: v.pipe(v.array(Verdict), v.minLength(1)),
  /** One sentence under 140 characters for each reader. */
  lead: Wording,
  /** Two to five sentences for each reader: benefit, for whom, compared with what, over what time. */
  detail: Wording,
  /** How sure the documents are, compared with what, over what time. */
  certainty: Wording,
  cautions: v.array(Caution),
  dosing: v.array(Dosing),
  disagreements: v.array(DisagreementId),
  guidance: v.array(GuidanceId),
  /** Day on which a person last checked this entry against the documents. */
  reviewed: DateText,
});

/** A sign or disease that needs urgent assessment. */
export const RedFlag = v.strictObject({
  id: ConceptId,
  name: Sentence,
  plainName: v.pipe(Sentence, v.maxLength(60)),
  /** What to look for, one phrase each, in words a patient understands. */
  signs: v.array(Sentence),
  /** One sentence under 140 characters for each reader. Never reassures, never diagnoses. */
  lead: Wording,
  detail: Wording,
  /** Whom to call and how fast. */
  urgency: Wording,
  /** False where no document names it and it comes from a confirmed later source or general knowledge of neighbours. */
  inDocuments: v.boolean(),
  statements: v.array(StatementId),
  disagreements: v.array(DisagreementId),
  guidance: v.array(GuidanceId),
  reviewed: DateText,
});

/** One side of a disagreement. */
export const Side = v.strictObject({
  /** What this side says, in our words. */
  says: Sentence,
  /** The same for patients, where `says` is above grade 8 or speaks the field's terms. No dose. */
  patient: v.optional(Sentence),
  statements: v.array(StatementId),
  guidance: v.array(GuidanceId),
});

/** Where documents differ from each other, from themselves, or from a later source. Never averaged. */
export const Disagreement = v.strictObject({
  id: DisagreementId,
  kind: v.picklist(['between documents', 'inside one document', 'with later guidance']),
  topic: Sentence,
  sides: v.pipe(v.array(Side), v.minLength(1)),
  /** How to read it, for patients: at or below reading grade 8. */
  patient: Sentence,
  /** How to read it, for students and clinicians. */
  clinician: Sentence,
  /** Concepts whose card shows it. */
  concepts: v.array(ConceptId),
});

/** Later guidance, label or trial: confirmed references only, never posed as one of the five. */
export const Guidance = v.strictObject({
  id: GuidanceId,
  /** Short name for the badge, e.g. "BMJ 2025" or "FDA label". */
  badge: v.pipe(Sentence, v.maxLength(24)),
  /** Full reference as confirmed. */
  reference: Sentence,
  year: v.nullable(v.pipe(v.number(), v.integer())),
  /** What it says, in our words, for clinicians and students. */
  text: Sentence,
  /** The same for patients: at or below reading grade 8, without any dose. */
  patient: Sentence,
  /** Said where it is contested, lapsed or read on a copy; null otherwise. */
  caveat: v.nullable(Sentence),
  concepts: v.array(ConceptId),
});

/** What one source says at a step of the pathway, beside what others say. */
export const PathwayRow = v.strictObject({
  /** `text` is plain: for patients and students. Grade 8, without any dose. */
  ...Cited.entries,
  /** The same in the field's terms. */
  clinician: v.optional(Sentence),
});

/** What a source contradicts within itself: shown as an error of the source, never acted on. */
export const SourceError = v.strictObject({
  /** The disagreement that logs it. */
  disagreement: DisagreementId,
  ...PathwayRow.entries,
});

/** A step of the care pathway. */
export const PathwayNode = v.strictObject({
  id: ConceptId,
  /** A question or a choice forks; an action, a caution or a time is read and passed; a red flag comes before all. */
  type: v.picklist(['question', 'choice', 'action', 'caution', 'time', 'red-flag']),
  /** Plain words, for patients and students. */
  title: v.pipe(Sentence, v.maxLength(60)),
  /** Terse, in the field's terms; absent where the plain title is what a clinician would write. */
  clinicianTitle: v.optional(v.pipe(Sentence, v.maxLength(60))),
  wording: Wording,
  /** Treatments and red flags that it is about. */
  concepts: v.array(ConceptId),
  /** Times that sources set differently, one source each. */
  clocks: v.array(PathwayRow),
  /** Orders, choices or sizes on which sources differ, one source each. */
  orders: v.array(PathwayRow),
  /** What stands over the orders where "sources differ" would mislead, e.g. where they agree on the main thing. For every reader. */
  ordersTitle: v.optional(v.pipe(Sentence, v.maxLength(60))),
  cautions: v.array(Caution),
  sourceErrors: v.array(SourceError),
  disagreements: v.array(DisagreementId),
  /** How the walk ends here, or null where it goes on. */
  ends: v.nullable(v.picklist(['emergency', 'referral', 'review'])),
});

/** A way from one step of the care pathway to another. */
export const PathwayEdge = v.strictObject({
  from: ConceptId,
  to: ConceptId,
  /** A step of the walk, or the way to the red flags that every node has. */
  kind: v.picklist(['step', 'warning']),
  /** The answer or condition that takes this way, in plain words, for patients and students. */
  label: v.optional(v.pipe(Sentence, v.maxLength(60))),
  /** Terse, in the field's terms; absent where the plain label is what a clinician would write. */
  clinicianLabel: v.optional(v.pipe(Sentence, v.maxLength(60))),
  /**
   * Ids of nodes before it, of which one must be on the walk for this answer to fit what was answered
   * earlier. Absent where it fits whatever was answered.
   */
  fits: v.optional(v.pipe(v.array(ConceptId), v.minLength(1))),
});

/** The care pathway: a graph whose first node is its start. */
export const Pathway = v.strictObject({
  nodes: v.pipe(v.array(PathwayNode), v.minLength(1)),
  edges: v.array(PathwayEdge),
});

/** A term of evidence, explained. */
export const GlossaryEntry = v.strictObject({
  id: ConceptId,
  term: Sentence,
  also: v.array(Sentence),
  /** At or below reading grade 8. */
  patient: Sentence,
  clinician: Sentence,
});

/** One item of the STarT Back tool, by its topic: the instrument's own words are not ours. */
export const StartBackItem = v.strictObject({
  id: ConceptId,
  /** At most five words. */
  topic: v.pipe(Sentence, v.maxLength(40)),
  /** Whether it belongs to the psychosocial subscore. */
  psychosocial: v.boolean(),
  /** Name of the answer that counts one point, and of the other. */
  counts: Sentence,
  other: Sentence,
});

/** A risk group of the STarT Back tool. */
export const StartBackGroup = v.strictObject({
  id: v.picklist(['low', 'medium', 'high']),
  name: Sentence,
  /** Which scores fall into it. */
  scores: Cited,
  /** What it leads to. */
  leadsTo: Wording,
});

/** The STarT Back calculator: its items by topic, its groups, and what stands around them. */
export const StartBack = v.strictObject({
  /** What it is for, and how to enter answers. */
  intro: Wording,
  /** That the official form is used for scoring. */
  official: Wording,
  items: v.pipe(v.array(StartBackItem), v.length(9)),
  groups: v.pipe(v.array(StartBackGroup), v.length(3)),
  /** When to look again, whatever the group. */
  review: Wording,
});

/** What a page may name that a caution is about: words only, no evidence, for the scripts in pages carry it. */
export const CompanionName = v.strictObject({
  id: ConceptId,
  kind: v.picklist(['drug', 'condition']),
  /**
   * As pages write it, in lower case. `(a|b)` is one of its choices, an empty one means that it may be missing; a
   * trailing `!` keeps the capitals that stand before it ("PUD!").
   */
  forms: v.array(v.pipe(v.string(), v.minLength(2))),
  /** Concepts of the lexicon that count as it wherever they are mentioned. */
  concepts: v.array(ConceptId),
});

/** A caution that a page raises by what it names. */
export const CompanionCaution = v.strictObject({
  id: ConceptId,
  /** Concepts of whose cards it is. */
  treatments: v.pipe(v.array(ConceptId), v.minLength(1)),
  /** What the page has to name, an id of data/companion-names.json; null where the treatment alone raises it. */
  companion: v.nullable(ConceptId),
  /**
   * `advised`: only where the page orders, plans or advises the treatment. `routine`: where it does, and names no warning
   * sign as there or past. Absent: wherever the companion is named, or always without one.
   */
  when: v.optional(v.picklist(['advised', 'routine'])),
  severity: v.picklist(['serious', 'important']),
  /** One or two sentences at or below reading grade 8, without any dose. Informs, never orders, never reassures. */
  patient: Sentence,
  clinician: Sentence,
  statements: v.array(StatementId),
  guidance: v.array(GuidanceId),
});

export type DocumentId = v.InferOutput<typeof DocumentId>;
export type Reader = v.InferOutput<typeof Reader>;
export type Badge = v.InferOutput<typeof Badge>;
export type Document = v.InferOutput<typeof Document>;
export type Statement = v.InferOutput<typeof Statement>;
export type MatrixRole = v.InferOutput<typeof MatrixRole>;
export type Cited = v.InferOutput<typeof Cited>;
export type Wording = v.InferOutput<typeof Wording>;
export type VerdictWord = v.InferOutput<typeof VerdictWord>;
export type Situation = v.InferOutput<typeof Situation>;
export type Verdict = v.InferOutput<typeof Verdict>;
export type Caution = v.InferOutput<typeof Caution>;
export type Treatment = v.InferOutput<typeof Treatment>;
export type RedFlag = v.InferOutput<typeof RedFlag>;
export type Disagreement = v.InferOutput<typeof Disagreement>;
export type Guidance = v.InferOutput<typeof Guidance>;
export type StartBack = v.InferOutput<typeof StartBack>;
export type PathwayRow = v.InferOutput<typeof PathwayRow>;
export type PathwayNode = v.InferOutput<typeof PathwayNode>;
export type PathwayEdge = v.InferOutput<typeof PathwayEdge>;
export type Pathway = v.InferOutput<typeof Pathway>;
export type GlossaryEntry = v.InferOutput<typeof GlossaryEntry>;
export type CompanionName = v.InferOutput<typeof CompanionName>;
export type CompanionCaution = v.InferOutput<typeof CompanionCaution>;
