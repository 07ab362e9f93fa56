/** The cards of the shape of CDS Hooks: its rules, and that none says less than it must. */
import { describe, expect, test } from 'vitest';
import { markdown } from '../../data/copy-text.ts';
import { evidence } from '../../data/evidence.ts';
import { type CdsCard, cdsCards } from '../../scripts/export/cds.ts';
import { must } from './support.ts';

const { cards } = cdsCards(evidence);

/** What the specification, version 2.0, asks of a card without suggestions; a sentence for each fault. */
function faults({ summary, indicator, source, links = [], ...rest }: CdsCard): string[] {
  return [
    ...(summary.length > 0 && summary.length < 140 ? [] : [`the summary has ${summary.length} characters`]),
    ...(['info', 'warning', 'critical'].includes(indicator) ? [] : [`${indicator} is no indicator`]),
    ...(source.label ? [] : ['the source has no label']),
    ...links
      .filter(({ url, type }) => type !== 'absolute' || !URL.canParse(url))
      .map(({ url }) => `${url} is no address`),
    ...Object.keys(rest)
      .filter((key) => key !== 'detail')
      .map((key) => `${key} is not known`),
  ];
}

describe('cards', () => {
  test('have the shape that CDS Hooks gives', () => {
    expect(cards.flatMap(faults)).toEqual([]);
    const [card] = cards as [CdsCard];
    expect(faults({ ...card, summary: 'x'.repeat(140) })).toEqual(['the summary has 140 characters']);
    expect(faults({ ...card, links: [{ label: 'a', url: 'doi 10', type: 'absolute' }] })).toEqual([
      'doi 10 is no address',
    ]);
  });

  test('one for each treatment, one for each red flag', () => {
    expect(cards.map(({ source }) => source.topic.code)).toEqual(
      [...evidence.treatments, ...evidence.redFlags].map(({ id }) => id),
    );
    expect(cards.filter(({ indicator }) => indicator === 'critical')).toHaveLength(evidence.redFlags.length);
  });

  test('every caution is in the detail, and a serious one warns', () => {
    for (const { id, cautions } of evidence.treatments) {
      const card = must(
        cards.map((one) => ({ ...one, id: one.source.topic.code })),
        id,
      );
      for (const { clinician } of cautions) expect(card.detail, id).toContain(markdown(clinician));
      if (cautions.some(({ severity }) => severity === 'serious')) expect(card.indicator, id).toBe('warning');
    }
  });

  test('the same base gives the same bytes', () => {
    expect(JSON.stringify(cdsCards(structuredClone(evidence)))).toBe(JSON.stringify({ cards }));
  });
});
