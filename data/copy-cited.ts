/** A card as Markdown: all that it says with the ids that it rests on, and the list of its sources. */
import type { GuidanceView, SourceView } from './card-view.ts';
import {
  type CardWords,
  type Citing,
  type CopyParts,
  checkedLine,
  EDUCATION_LINE,
  markdown,
  scopeOf,
} from './copy-text.ts';

/** Whom a text's words are for. */
export const WORDS_FOR = { patient: 'patients', student: 'students', clinician: 'clinicians' };

/** A heading with its lines; nothing where there are none. */
export function section(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? ['', `## ${title}`, '', ...lines] : [];
}

/** Who published a document, as it says itself; where it does not, that and what tells it. */
function publisherOf({ publisher, publisherFrom }: SourceView): string {
  if (publisher === null) return 'publisher not stated';
  return `publisher: ${markdown(publisher)}${publisherFrom === null ? '' : ` (${markdown(publisherFrom)})`}`;
}

function sourceLines(source: SourceView, at: number): string[] {
  const about = [publisherOf(source), ...source.badges.map(({ label }) => markdown(label))].join('; ');
  return [
    `${at + 1}. **${markdown(source.name)}** (${source.id}); ${about}`,
    ...source.statements.map((row) => `   - ${row.id}, line ${row.line}: ${markdown(row.text)}`),
  ];
}

/**
 * The documents with publisher, badges and the statements cited; then, apart, later guidance.
 * @param beside what only the sides of a disagreement rest on
 */
export function citedSources(
  sources: readonly SourceView[],
  guidance: readonly GuidanceView[],
  beside: readonly SourceView[] = [],
): string[] {
  return [
    ...section(
      'Sources',
      sources.length > 0 ? sources.flatMap(sourceLines) : ['None of the five documents.'],
    ),
    ...section('Cited where sources differ', beside.flatMap(sourceLines)),
    ...section(
      'Later guidance, not one of the five documents',
      guidance.map(({ id, badge, text, caveat, reference }) =>
        [
          `- **${markdown(badge)}** [${id}]: ${markdown(text)}`,
          caveat && markdown(caveat),
          reference && markdown(reference),
        ]
          .filter(Boolean)
          .join(' '),
      ),
    ),
  ];
}

/** "text [S2-42, R17]", or the text alone where it cites nothing. */
export function withIds(text: string, cited: Citing | null | undefined): string {
  const ids = [...(cited?.statements ?? []), ...(cited?.guidance ?? [])];
  return ids.length > 0 ? `${text} [${ids.join(', ')}]` : text;
}

/** Writes the card out, section by section in the order of the card. */
export function copyCited(card: CardWords, cites: CopyParts): string {
  const listed = new Set(card.guidance.map(({ id }) => id));
  // Guidance on a publisher's or a guideline's standing is no part of the card.
  const cite = (text: string, cited: Citing | null | undefined) =>
    withIds(text, cited && { ...cited, guidance: cited.guidance?.filter((id) => listed.has(id)) });
  const verdicts = (views: CardWords['verdicts'], cited: readonly Citing[]) =>
    views.map((view, at) => cite(`- **${markdown(view.label)}**: ${markdown(scopeOf(view))}`, cited[at]));
  const { fromClass } = card;
  return [
    `# ${markdown(card.name)}`,
    '',
    `*${markdown(card.kind)}; in the words for ${WORDS_FOR[card.reader]}*`,
    '',
    cite(markdown(card.lead), cites.lead),
    ...section('What to do', card.urgency === null ? [] : [cite(markdown(card.urgency), cites.urgency)]),
    ...section(
      'Signs',
      card.signs.map((sign) => `- ${markdown(sign)}`),
    ),
    ...section('Verdicts', verdicts(card.verdicts, cites.verdicts)),
    ...section(
      `What they say of ${markdown(fromClass?.name ?? '')}`,
      fromClass
        ? [
            cite(markdown(fromClass.lead), cites.classLead),
            '',
            ...verdicts(fromClass.verdicts, cites.classVerdicts),
          ]
        : [],
    ),
    ...section(
      'Cautions',
      card.cautions.map((view, at) =>
        cite(`- **${view.severity}**: ${markdown(view.text)}`, cites.cautions[at]),
      ),
    ),
    ...section(
      'Doses in the documents',
      card.dosing.map((view, at) => cite(`- ${markdown(view.text)}`, cites.dosing[at])),
    ),
    ...section('How sure', card.certainty === null ? [] : [cite(markdown(card.certainty), cites.certainty)]),
    ...section('In detail', [cite(markdown(card.detail), cites.detail)]),
    ...section(
      'Where sources differ',
      card.disagreements.flatMap((view, at) => [
        `- **${markdown(view.topic)}** (${view.id}): ${markdown(view.text)}`,
        ...view.sides.map((side, which) => cite(`  - ${markdown(side.says)}`, cites.sides[at]?.[which])),
      ]),
    ),
    ...citedSources(card.sources, card.guidance, cites.beside),
    '',
    `${checkedLine(card)} ${EDUCATION_LINE}`,
  ].join('\n');
}
