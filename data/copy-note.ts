/** A card as a short plain text for a clinical note. */
import type { CardView, GuidanceView, SourceView } from './card-view.ts';
import { joinCitations } from './citations.ts';
import {
  type CardWords,
  type Citing,
  type CopyParts,
  checkedLine,
  EDUCATION_LINE,
  plainText,
  scopeOf,
} from './copy-text.ts';
import { givesDose } from './dose.ts';
import { WARNED } from './source-views.ts';

/** Lines under a title; one line stands beside it. */
export function part(title: string, lines: readonly string[]): string[] {
  return lines.length > 1
    ? [`${title}:`, ...lines.map((line) => `- ${line}`)]
    : lines.map((line) => `${title}: ${line}`);
}

/** "Name (S2-42, S2-43; promotion, not evidence: S2-49)"; null where the note rests on none of its statements. */
function sourceLine({ name, statements }: SourceView, ids: ReadonlySet<string>): string | null {
  const byWarning = Map.groupBy(
    statements.filter(({ id }) => ids.has(id)),
    ({ warning }) => warning,
  );
  const groups = [...byWarning].map(([warning, rows]) => {
    const list = rows.map(({ id }) => id).join(', ');
    return warning ? `${WARNED[warning]}: ${list}` : list;
  });
  return groups.length > 0 ? `${name} (${groups.join('; ')})` : null;
}

/** What a note rests on: documents with their statements on one line, later guidance on its own. */
export function noteSources(
  cited: readonly Citing[],
  sources: readonly SourceView[],
  guidance: readonly GuidanceView[],
): string[] {
  const { statements, guidance: later } = joinCitations(cited);
  const documents = sources
    .map((source) => sourceLine(source, new Set(statements)))
    .filter((line) => line !== null);
  const badges = guidance.filter(({ id }) => later.includes(id)).map(({ id, badge }) => `${badge} (${id})`);
  return [
    `Sources: ${documents.length > 0 ? documents.join('; ') : 'none of the five documents.'}`,
    ...(badges.length > 0 ? [`Later guidance, not one of the five documents: ${badges.join('; ')}`] : []),
  ];
}

/** Badges of the later guidance that a text rests on, behind it. */
function withBadges(text: string, guidance: CardView['guidance'], cited: Citing | undefined): string {
  const badges = guidance.filter(({ id }) => cited?.guidance?.includes(id)).map(({ badge }) => badge);
  return badges.length > 0 ? `${text} [${badges.join('; ')}]` : text;
}

/**
 * Writes the note: the answer in one sentence, verdicts, serious cautions, certainty, on what sources differ, and
 * what that rests on. A disagreement is named only: its sides, and who says so, are in the copy with citations. Doses are left to the card; where
 * words of the note give one, every caution stands with it.
 */
export function copyNote(card: CardWords, cites: CopyParts): string {
  const verdicts = card.verdicts.map((view) => `${view.label}: ${scopeOf(view)}`);
  const ofClass = (card.fromClass?.verdicts ?? []).map((view) => `${view.label}: ${scopeOf(view)}`);
  const differ = card.disagreements.map(({ topic, id }) => `${topic} (${id})`).join('; ');
  const dose = givesDose([card.lead, ...verdicts, ...ofClass, card.certainty ?? '', differ].join('\n'));
  const cautions = card.cautions
    .map((view, at) => ({ ...view, cited: cites.cautions[at] }))
    .filter(({ severity }) => dose || severity === 'serious');
  const cited = [
    cites.lead,
    ...cites.verdicts,
    ...cites.classVerdicts,
    ...(cites.urgency ? [cites.urgency] : []),
    ...(cites.signs ? [cites.signs] : []),
    ...cautions.flatMap((one) => one.cited ?? []),
    ...(cites.certainty ? [cites.certainty] : []),
    // Later guidance that a topic is about is named; what statements its sides rest on is not the treatment's own.
    ...cites.sides.flat().map(({ guidance }) => ({ statements: [], guidance })),
  ];
  return plainText([
    `${card.name} (${card.kind}): what five documents on back pain say`,
    card.lead,
    ...part(
      'What to do',
      card.urgency === null ? [] : [withBadges(card.urgency, card.guidance, cites.urgency ?? undefined)],
    ),
    ...part('Signs', card.signs.length > 0 ? [card.signs.join('; ')] : []),
    ...part(verdicts.length > 1 ? 'Verdicts' : 'Verdict', verdicts),
    ...part(`Verdict on ${card.fromClass?.name ?? ''}`, ofClass),
    ...part(
      dose ? 'Cautions' : 'Serious cautions',
      cautions.map(({ severity, text, cited: on }) =>
        withBadges(dose ? `${severity}: ${text}` : text, card.guidance, on),
      ),
    ),
    ...part('Certainty', card.certainty === null ? [] : [card.certainty]),
    ...part('Sources differ on', differ === '' ? [] : [differ]),
    ...noteSources(cited, card.sources, card.guidance),
    checkedLine(card),
    EDUCATION_LINE,
  ]);
}
