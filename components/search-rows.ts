/** What a list of results shows for each hit, in one reader's words. Pure. */
import { byId, type Evidence, evidence, leadVerdict } from '../data/evidence.ts';
import { type ScopedVerdict, scopedVerdicts } from '../data/found.ts';
import type { Reader, VerdictWord } from '../data/schema.ts';
import type { Hit } from '../data/search.ts';
import type { EntryKind, SearchEntry } from '../data/search-entries.ts';
import { GROUP_NAMES, SEARCH } from './search-strings.ts';
import { redFlagName } from './strings.ts';

/** One result. */
export interface ResultRow {
  entry: SearchEntry;
  title: string;
  /** Another name by which it was found; null where the title says it. */
  via: string | null;
  /** One or two lines about it. */
  line: string;
  /** Verdict shown as a chip; null for what has none, and where `scoped` says it. */
  word: VerdictWord | 'red flag' | null;
  label: string;
  /** Every verdict with whom it is for, where one alone would mislead; empty otherwise. */
  scoped: readonly ScopedVerdict[];
  /** Stems to mark. */
  found: ReadonlySet<string>;
}

/** Results of one kind. */
export interface ResultGroup {
  kind: EntryKind;
  name: string;
  rows: ResultRow[];
}

type Words = Pick<ResultRow, 'title' | 'line' | 'word' | 'label' | 'scoped'>;

function wordsOf(entry: SearchEntry, reader: Reader, base: Evidence): Words {
  const { kind, id, title, concept, text } = entry;
  const words: Words = { title, line: text, word: null, label: '', scoped: [] };
  const treatment = byId(base.treatments, concept ?? '');
  if (kind === 'treatment' && treatment) {
    const { verdict, label } = leadVerdict(treatment);
    const line = treatment.lead[reader].text;
    const scoped = scopedVerdicts(treatment);
    return scoped.length > 0 ? { ...words, line, scoped } : { ...words, line, word: verdict, label };
  }
  if (kind === 'red flag') {
    const flag = byId(base.redFlags, id);
    return { ...words, line: flag?.lead[reader].text ?? '', word: 'red flag', label: redFlagName() };
  }
  const caution = kind === 'caution' ? treatment?.cautions[Number(id.split('-').at(-1)) - 1] : undefined;
  if (treatment && caution) {
    const line = reader === 'patient' ? caution.patient : caution.clinician;
    const title = SEARCH.cautionOf(treatment.name, SEARCH.caution[caution.severity].toLowerCase());
    return { ...words, title, line };
  }
  const term = kind === 'glossary' && byId(base.glossary, id);
  if (term) return { ...words, line: reader === 'patient' ? term.patient : term.clinician };
  const step = kind === 'pathway' && byId(base.pathway.nodes, id);
  if (step) return { ...words, line: step.wording[reader].text };
  const source = kind === 'document' && byId(base.documents, id);
  if (source) return { ...words, line: [source.kind, source.publisher].filter(Boolean).join(' · ') };
  return words;
}

/** Hits as groups: the group of the best hit first, and so on; within a group as they were ranked. */
export function resultGroups(hits: readonly Hit[], reader: Reader, base: Evidence = evidence): ResultGroup[] {
  const groups = Map.groupBy(hits, ({ entry }) => entry.kind);
  return [...groups].map(([kind, found]) => ({
    kind,
    name: GROUP_NAMES[kind],
    rows: found.map((hit) => ({
      ...wordsOf(hit.entry, reader, base),
      entry: hit.entry,
      via: hit.via,
      found: hit.found,
    })),
  }));
}
