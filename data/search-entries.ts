/** What can be searched, one entry each, made from the evidence base and the lexicon. Pure. */
import { type Evidence, evidence, leadVerdict } from './evidence.ts';
import lexicon from './lexicon.json' with { type: 'json' };
import type { VerdictWord } from './schema.ts';
import searchNames from './search-names.json' with { type: 'json' };
import { writings } from './search-words.ts';

/** What an entry is. */
export type EntryKind = 'treatment' | 'red flag' | 'caution' | 'document' | 'glossary' | 'pathway';

/** One thing that a search can find. */
export interface SearchEntry {
  kind: EntryKind;
  /** Unique among entries of its kind. */
  id: string;
  title: string;
  /** Concept whose card it opens; null where it has none. */
  concept: string | null;
  /** Its hash address in the side panel, e.g. "#/treatment/tens". */
  address: string;
  /** Other names: brand names, abbreviations, lay words. */
  names: readonly string[];
  /**
   * What people say who ask for it, in words that tell nothing one by one: "get better". Looked up whole,
   * with all its words.
   */
  sayings?: readonly string[];
  /** What it says; counts for less than a name. */
  text: string;
  /** How readily it is offered where a query names nothing in particular: 1 is usual. */
  standing: number;
}

/** Offered first for "what helps": what the documents speak well of. */
const STANDING: Partial<Record<VerdictWord, number>> = {
  helps: 1.6,
  'helps-a-little': 1.4,
  'short-term': 1.3,
  'not-covered': 0.6,
};

/** What people type and no page says in this sense, so that it is no form of the lexicon. */
const TYPED: Record<string, readonly string[]> = {
  'red-flags': [
    'emergency',
    'ER',
    'A&E',
    'ambulance',
    'hospital',
    'urgent',
    'when to worry',
    'danger signs',
    'serious',
  ],
  'cauda-equina-syndrome': ['no feeling down there', 'numb down there', 'numb bum', 'numb down below'],
  fracture: [
    'car accident',
    'car crash',
    'fell',
    'fell off a ladder',
    'fell down the stairs',
    'broke my back',
  ],
  'bladder-bowel-disturbance': ['peeing', 'pooping', 'poo', 'wet the bed', 'cannot go to the toilet'],
  'neurological-deficit': [
    'cannot walk',
    'cannot move my leg',
    'cannot lift my foot',
    'leg gave out',
    'tripping',
  ],
  'epidural-steroid-injection': [
    'cortisone shot',
    'cortisone injection',
    'steroid shot',
    'shot in the spine',
    'ESI',
  ],
  'radiofrequency-ablation': ['burning the nerve', 'nerve burning', 'RFA'],
  'spinal-manipulation': ['back cracking', 'cracking my back', 'bone setter', 'osteopath'],
  'bed-rest': ['rest', 'stay in bed', 'how long to rest'],
  imaging: ['picture of my spine', 'need a scan'],
  'exercise-therapy': ['stay active', 'keep moving', 'gym', 'core strength', 'physical activity'],
  'self-management': ['stay active', 'time off work', 'keep moving', 'what can I do myself'],
  cbt: ['CBT', 'counselling', 'talk therapy'],
  'spine-surgery': ['need an operation'],
};

type Forms = Partial<Record<'plain' | 'context' | 'ambiguous', string[]>>;

const forms = new Map<string, Forms>(lexicon.map((row) => [row.concept, row.forms]));

/** Words of the lexicon that only give context, and the glossary term that explains them. */
const EXPLAINED: Record<string, string> = {
  radicular: 'sciatica',
  'muscle-spasm': 'muscle-spasm',
  'inflammatory-back-pain': 'inflammatory-back-pain',
  'promotional-claim': 'promotional-language',
};

function namesOf(concept: string): string[] {
  const { plain = [], context = [], ambiguous = [] } = forms.get(concept) ?? {};
  const names = [...plain, ...context, ...ambiguous].flatMap((form) => writings(form));
  return [...names, ...(TYPED[concept] ?? [])];
}

/** Names, sayings and classes of drugs that only the search knows; keys are kind and id, or a kind for all of it. */
const { names: MORE, sayings: SAID, classes: CLASSES } = searchNames;

/** Names that mean something only to who asks: "pot" and "rest" of a text on other matters name nothing of ours. */
export const ONLY_TYPED: ReadonlySet<string> = new Set([
  ...Object.values(TYPED).flat(),
  ...Object.values(MORE).flatMap((forms) => forms.flatMap((form) => writings(form))),
]);

/** Names of classes of drugs that a caution speaks of: "Prozac (an SSRI)" where it speaks of SSRIs. */
function classNames(text: string): string[] {
  return CLASSES.filter(({ spokenOf }) => new RegExp(`\\b${spokenOf}s?\\b`).test(text)).flatMap(
    ({ names, other, said }) => [...other, ...names.map((name) => `${name} (${said})`)],
  );
}

/** The entry with what only the search knows about it. */
function withMore(entry: SearchEntry): SearchEntry {
  const key = `${entry.kind} ${entry.id}`;
  const more = ((MORE as Record<string, string[]>)[key] ?? []).flatMap((form) => writings(form));
  const said = SAID as Record<string, string[]>;
  const sayings = (said[key] ?? said[entry.kind] ?? []).flatMap((form) => writings(form));
  return { ...entry, names: [...entry.names, ...more], ...(sayings.length > 0 ? { sayings } : {}) };
}

const addressOf = (concept: string) => `#/treatment/${concept}`;

function firstSentence(text: string): string {
  return /^.*?[.?](?=\s|$)/.exec(text)?.[0] ?? text;
}

/** Makes an entry: its names take time. */
type Make = () => SearchEntry;

function makersOf(base: Evidence): Make[] {
  const treatments = base.treatments.map(
    (row): Make =>
      () => {
        const scopes = row.verdicts.map(({ label, forWhom }) => `${label} ${forWhom}`).join('. ');
        return {
          kind: 'treatment',
          id: row.id,
          title: row.name,
          concept: row.id,
          address: addressOf(row.id),
          names: namesOf(row.id),
          standing: STANDING[leadVerdict(row).verdict] ?? 0.9,
          text: `${row.plainName}. ${row.kind}. ${scopes}. ${row.lead.clinician.text} ${row.detail.patient.text}`,
        };
      },
  );
  const redFlags = base.redFlags.map(
    (row): Make =>
      () => ({
        kind: 'red flag',
        id: row.id,
        title: row.name,
        concept: row.id,
        address: addressOf(row.id),
        names: [...namesOf(row.id), ...row.signs],
        standing: 1,
        text: `${row.plainName}. ${row.lead.patient.text} ${row.detail.patient.text}`,
      }),
  );
  const cautions = base.treatments.flatMap((row) =>
    row.cautions.map(
      (caution, index): Make =>
        () => ({
          kind: 'caution',
          id: `${row.id}/caution-${index + 1}`,
          title: `${row.name}: ${firstSentence(caution.patient)}`,
          concept: row.id,
          address: addressOf(row.id),
          names: classNames(`${caution.patient} ${caution.clinician}`),
          standing: 0.8,
          text: `${caution.patient} ${caution.clinician} ${caution.severity}`,
        }),
    ),
  );
  const documents = base.documents.map(
    (row): Make =>
      () => ({
        kind: 'document',
        id: row.id,
        title: row.shortName,
        concept: null,
        address: `#/documents/${row.id}`,
        names: [row.id, row.title, row.publisher, row.author].filter((name) => name !== null),
        standing: 0.4,
        text: [row.kind, row.audience, row.review, row.sells, ...row.badges.map(({ label }) => label)].join(
          ' ',
        ),
      }),
  );
  const glossary = base.glossary.map(
    (row): Make =>
      () => ({
        kind: 'glossary',
        id: row.id,
        title: row.term,
        concept: null,
        address: `#/glossary/${row.id}`,
        names: [...row.also, ...namesOf(EXPLAINED[row.id] ?? '')],
        standing: 0.7,
        text: `${row.patient} ${row.clinician}`,
      }),
  );
  const steps = base.pathway.nodes.map(
    (row): Make =>
      () => ({
        kind: 'pathway',
        id: row.id,
        title: row.title,
        concept: null,
        address: `#/pathway/${row.id}`,
        names: row.clinicianTitle ? [row.clinicianTitle] : [],
        text: [row.wording.patient.text, row.wording.clinician.text].join(' '),
        standing: 1.1,
      }),
  );
  return [...treatments, ...redFlags, ...cautions, ...steps, ...glossary, ...documents];
}

/**
 * Entries of the base, in the order in which equals are listed. Cautions are known as
 * `TREATMENT/caution-N`, counted from 1 as the base has them.
 */
export function searchEntries(base: Evidence = evidence): SearchEntry[] {
  return makersOf(base).map((make) => withMore(make()));
}

/** The same, an entry at a time. */
export function* entriesInSteps(base: Evidence = evidence): Generator<void, SearchEntry[]> {
  const entries: SearchEntry[] = [];
  for (const make of makersOf(base)) {
    entries.push(withMore(make()));
    yield;
  }
  return entries;
}
