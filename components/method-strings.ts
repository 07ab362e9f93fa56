/** What the page on the method says; the numbers come from data/method-figures.ts. */
import type { VerdictWord } from '../data/schema.ts';
import { say, sayCounted, words } from './words.ts';

export const METHOD = words(
  {
    title: 'method_title',
    intro: 'method_intro',
    parts: 'method_parts',
    documentsTitle: 'method_documents_title',
    unsaid: 'method_documents_unsaid',
    verdictsTitle: 'method_verdicts_title',
    verdicts: 'method_verdicts_text',
    sureTitle: 'method_sure_title',
    compare: 'method_sure_compare',
    differTitle: 'method_differ_title',
    laterTitle: 'method_later_title',
    promotionTitle: 'method_promotion_title',
    readingTitle: 'method_reading_title',
    rules: 'method_reading_rules',
    claims: 'method_reading_claims',
    weak: 'method_reading_weak',
    readingSigns: 'method_reading_signs',
    reviewTitle: 'method_review_title',
    fewDocuments: 'method_limits_few',
    doses: 'method_limits_dose',
    signsTitle: 'method_signs_title',
    signs: 'method_signs_text',
    pathway: 'method_signs_pathway',
  },
  {
    documents: (documents: number, statements: number) => say('method_documents_text', documents, statements),
    cite: (treatments: number, signs: number) => say('method_documents_cite', treatments, signs),
    ofDocument: (statements: number) => sayCounted('method_documents_of', statements),
    /** @param certain how many statements state a certainty @param compared how many say what was compared */
    sure: (certain: number, statements: number, compared: number) =>
      say('method_sure_text', certain, statements, compared),
    differ: (all: number, between: number, inside: number, later: number) =>
      say('method_differ_text', all, between, inside, later),
    later: (rows: number) => say('method_later_text', rows),
    promotion: (statements: number) => sayCounted('method_promotion_text', statements),
    contradicted: (statements: number) => sayCounted('method_contradicted', statements),
    /** @param scores as they are written in the language */
    figures: (pages: number, ...scores: [string, string, string]) =>
      say('method_reading_figures', pages, ...scores),
    /** @param first the earliest day of review, in words @param last the latest */
    reviewed: (first: string, last: string) =>
      first === last ? say('method_review_day', first) : say('method_review_text', first, last),
    stale: (entries: number) => sayCounted('method_review_stale', entries),
  },
);

/** What each verdict word means. */
export const VERDICT_MEANINGS: Record<VerdictWord, string> = words({
  helps: 'method_word_helps',
  'helps-a-little': 'method_word_helps_a_little',
  'short-term': 'method_word_short_term',
  unclear: 'method_word_unclear',
  disputed: 'method_word_disputed',
  'no-better': 'method_word_no_better',
  avoid: 'method_word_avoid',
  'not-covered': 'method_word_not_covered',
});
