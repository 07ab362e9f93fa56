/** A STarT Back score as text: what the answers add up to and lead to. No single answer is in it. Pure. */

import { joinCitations } from './citations.ts';
import { citedSources, section, WORDS_FOR, withIds } from './copy-cited.ts';
import { noteSources, part } from './copy-note.ts';
import { dayOf, EDUCATION_LINE, markdown, plainText } from './copy-text.ts';
import { type Evidence, evidence, treatment } from './evidence.ts';
import type { Cited, Reader } from './schema.ts';
import { guidanceView, sourceViews } from './source-views.ts';
import { type StartBackScore, startBack } from './start-back.ts';

/** Id of the entry that holds what the documents say of the tool. */
export const START_BACK_CONCEPT = 'start-back';

/** "Total 5 of 9, psychosocial 2 of 5". */
export function scoreLine({ total, psychosocial }: StartBackScore): string {
  const subscore = startBack.items.filter((item) => item.psychosocial).length;
  return `Total ${total} of ${startBack.items.length}, psychosocial ${psychosocial} of ${subscore}`;
}

/** The words of a result with what they rest on, and the sources of all of them. */
function result(score: StartBackScore, reader: Reader, base: Evidence) {
  const group = startBack.groups.find(({ id }) => id === score.group);
  if (!group) throw new Error(`STarT Back has no group ${score.group}.`);
  const rows: [string, Cited][] = [
    ['Score', { ...group.scores, text: `${scoreLine(score)}: ${group.name} (${group.scores.text})` }],
    ['Leads to', group.leadsTo[reader]],
    ['Look again', startBack.review[reader]],
    ['Form', startBack.official[reader]],
  ];
  const cautions = (treatment(START_BACK_CONCEPT, base)?.cautions ?? []).map(
    ({ patient, clinician, statements, guidance }): Cited => {
      return { text: reader === 'patient' ? patient : clinician, statements, guidance: guidance ?? [] };
    },
  );
  const cited = [...rows.map(([, row]) => row), ...cautions];
  const { statements, guidance } = joinCitations(cited);
  const later = base.guidance
    .filter(({ id }) => guidance.includes(id))
    .map((row) => guidanceView(row, reader));
  return { rows, cautions, cited, sources: sourceViews(statements, reader, base), later };
}

/**
 * The score for a clinical note, plain text.
 * @param today the day that the note is dated with, in the reader's time zone
 */
export function startBackNote(
  score: StartBackScore,
  reader: Reader,
  today: Date,
  base: Evidence = evidence,
): string {
  const { rows, cautions, cited, sources, later } = result(score, reader, base);
  return plainText([
    `STarT Back, entered by topic on ${dayOf(today)}`,
    ...rows.map(([title, { text }]) => `${title}: ${text}`),
    ...part(
      'Cautions',
      cautions.map(({ text }) => text),
    ),
    ...noteSources(cited, sources, later),
    EDUCATION_LINE,
  ]);
}

/**
 * The score with citations, Markdown.
 * @param today the day that the text is dated with, in the reader's time zone
 */
export function startBackCited(
  score: StartBackScore,
  reader: Reader,
  today: Date,
  base: Evidence = evidence,
): string {
  const { rows, cautions, sources, later } = result(score, reader, base);
  return [
    '# STarT Back',
    '',
    `*entered by topic on ${dayOf(today)}; in the words for ${WORDS_FOR[reader]}*`,
    ...rows.flatMap(([title, row]) => section(title, [withIds(markdown(row.text), row)])),
    ...section(
      'Cautions',
      cautions.map((row) => withIds(`- ${markdown(row.text)}`, row)),
    ),
    ...citedSources(sources, later),
    '',
    EDUCATION_LINE,
  ].join('\n');
}
