/** The terms that every contestant looks for: the forms of the lexicon and the cues. */
import cues from '../../../data/cues.json' with { type: 'json' };
import lexicon from '../../../data/lexicon.json' with { type: 'json' };

/** Concepts of these kinds are looked for on no page. */
const NOT_SOUGHT = new Set(['evidence', 'measure', 'promotion']);

/**
 * A form as it is written, with the first choice of each group: written out in all ways they would be more than a
 * hundred thousand, which only we look for (and plurals, and the spelling of two countries).
 */
function written(form: string): string {
  return form
    .replace(/!$/, '')
    .replace(/\(([^|)]*)[^)]*\)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

const forms = [
  ...lexicon.filter(({ kind }) => !NOT_SOUGHT.has(kind)).flatMap((row) => Object.values(row.forms).flat()),
  ...Object.values(cues).flat(),
];

/** In small letters, the longest first, each once. */
export const TERMS: string[] = [...new Set(forms.map(written))].sort(
  (one, other) => other.length - one.length || (one < other ? -1 : 1),
);
