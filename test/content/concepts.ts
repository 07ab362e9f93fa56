/** The lexicon as the content guards see it: concepts with the mark under which they are painted. */
import lexicon from '../../data/lexicon.json' with { type: 'json' };

/** A concept of data/lexicon.json. A form that ends in "!" is matched in its own letter case only. */
export interface Concept {
  id: string;
  kind: string;
  painted: boolean;
  mark: string | null;
  forms: { plain?: string[]; context?: string[]; ambiguous?: string[] };
}

/** All concepts, in the lexicon's order. */
export const CONCEPTS: readonly Concept[] = lexicon.map(({ concept, kind, painted, mark, forms }) => {
  return { id: concept, kind, painted, mark, forms };
});

/** Every surface form of a concept, without the mark for letter case. */
export function formsOf(concept: Concept): string[] {
  const { plain = [], context = [], ambiguous = [] } = concept.forms;
  return [...plain, ...context, ...ambiguous].map((form) => form.replace(/!$/, ''));
}
