/** The card as plain text for the clipboard: every sentence with the ids that it rests on. */
import type { CardView, VerdictView } from './card-view.ts';

type Citing = { statements: readonly string[]; guidance?: readonly string[] | undefined };

/** The ids behind each part of a card, in the card's own order. */
export interface CopyParts {
  lead: Citing;
  verdicts: readonly Citing[];
  classLead: Citing | null;
  classVerdicts: readonly Citing[];
  urgency: Citing | null;
  cautions: readonly Citing[];
  dosing: readonly Citing[];
  detail: Citing;
  certainty: Citing | null;
  /** Sides of each disagreement. */
  sides: readonly (readonly Citing[])[];
}

/** Last line of every copied card. */
export const EDUCATION_LINE = 'For education only, not medical advice.';

function verdictLine(view: VerdictView): string {
  const facts = [`${view.label}: ${view.forWhom}`];
  if (view.comparator) facts.push(`compared with ${view.comparator}`);
  if (view.time) facts.push(view.time);
  return `- ${facts.join('; ')}`;
}

function block(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? ['', title, ...lines] : [];
}

/** Writes the card out, section by section in the order of the card. */
export function copyText(card: Omit<CardView, 'copyText'>, cites: CopyParts): string {
  const { fromClass } = card;
  const listed = new Set(card.guidance.map((row) => row.id));
  /** "text [S2-42, R17]", or the text alone where it cites nothing that the card lists. */
  const cite = (text: string, cited: Citing | null | undefined): string => {
    const ids = [...(cited?.statements ?? []), ...(cited?.guidance ?? []).filter((id) => listed.has(id))];
    return ids.length > 0 ? `${text} [${ids.join(', ')}]` : text;
  };
  const lines = [
    `${card.name} (${card.kind})`,
    cite(card.lead, cites.lead),
    ...block(
      'Verdicts',
      card.verdicts.map((view, at) => cite(verdictLine(view), cites.verdicts[at])),
    ),
    ...block(
      'From its class',
      fromClass
        ? [
            cite(`${fromClass.name}: ${fromClass.lead}`, cites.classLead),
            ...fromClass.verdicts.map((view, at) => cite(verdictLine(view), cites.classVerdicts[at])),
          ]
        : [],
    ),
    ...block('What to do', card.urgency === null ? [] : [cite(card.urgency, cites.urgency)]),
    ...block(
      'Signs',
      card.signs.map((sign) => `- ${sign}`),
    ),
    ...block(
      'Cautions',
      card.cautions.map((view, at) => cite(`- ${view.severity}: ${view.text}`, cites.cautions[at])),
    ),
    ...block(
      'Doses that the documents give',
      card.dosing.map((view, at) => cite(`- ${view.text}`, cites.dosing[at])),
    ),
    ...block('In detail', [cite(card.detail, cites.detail)]),
    ...block('How sure', card.certainty === null ? [] : [cite(card.certainty, cites.certainty)]),
    ...block(
      'Where sources differ',
      card.disagreements.flatMap((view, at) => [
        `- ${view.id} ${view.topic}: ${view.text}`,
        ...view.sides.map((side, which) => cite(`  - ${side.says}`, cites.sides[at]?.[which])),
      ]),
    ),
    ...block(
      'Later guidance (not one of the five documents)',
      card.guidance.map((view) =>
        `- [${view.id}] ${view.badge}: ${view.text} ${view.caveat ?? ''}`.trimEnd(),
      ),
    ),
    ...block(
      'Sources',
      card.sources.flatMap((source) => [
        `- ${[`${source.id} ${source.name}`, ...source.badges.map((badge) => badge.label)].join(' · ')}`,
        ...source.statements.map((row) => `  - [${row.id}] line ${row.line}: ${row.text}`),
      ]),
    ),
    '',
    `Last checked against the documents on ${card.reviewed}${card.stale ? ', more than a year ago' : ''}.`,
    EDUCATION_LINE,
  ];
  return lines.join('\n');
}
