/** The safety rules of the evidence base, by the numbers under which ARCHITECTURE.md lists them. */
import { describe, expect, test } from 'vitest';
import { cardView } from '../../data/card.ts';
import { joinCitations, READERS, redFlagCitations, treatmentCitations } from '../../data/citations.ts';
import { givesDose } from '../../data/dose.ts';
import { byId, type Evidence, evidence, isStale, leadVerdict } from '../../data/evidence.ts';
import type { Treatment, Verdict } from '../../data/schema.ts';
import { CONCEPTS } from './concepts.ts';
import { broken, citedTexts, must, patientTexts, prose } from './support.ts';

const TODAY = new Date('2026-12-01');

/** Words that reassure where only an examination could. "Unsafe" and "not safe" warn, so they may stand. */
const REASSURING =
  /\bno red flags? (?:found|seen|present|detected|here)\b|\bno danger\b|(?<!not |never )\bsafe\b|\bsafely\b|\bharmless\b|\brisk[- ]free\b|\bnothing to worry\b|\b(?:do not|don't) worry\b|\brest assured\b|\bnot serious\b|\bguaranteed?\b/i;

function reassurances(base: Evidence): string[] {
  return prose(base)
    .filter(({ text }) => REASSURING.test(text))
    .map(({ where, text }) => `${where}: ${text.match(REASSURING)?.[0]}`);
}

describe('rule 1: a red flag is always shown, and nothing reassures', () => {
  test('no text reassures', () => {
    expect(reassurances(evidence)).toEqual([]);
  });

  test('a reassuring text is caught', () => {
    const calm = broken(evidence, (copy) => {
      must(copy.redFlags, 'fracture').detail.patient.text = 'No red flags found, so rest is safe.';
    });
    expect(reassurances(calm)).toHaveLength(1);
  });

  test('terms that are red flags by themselves need no context; everyday words do', () => {
    const plain = (id: string) => must(CONCEPTS, id).forms.plain ?? [];
    expect(plain('cauda-equina-syndrome')).toContain('cauda equina syndrome');
    const everywhere = CONCEPTS.filter((concept) => concept.kind === 'red flag').flatMap((concept) =>
      plain(concept.id),
    );
    expect(everywhere.some((form) => /^saddle an(?:a)?esthesia$/.test(form))).toBe(true);
    expect(
      everywhere.filter((form) => /^(?:fever|fall|falls|cancer|weight loss|incontinence)$/.test(form)),
    ).toEqual([]);
  });
});

/** Statements that name a red flag, and the confirmed later lists that add to them. */
const RED_FLAG_STATEMENTS = ['S0-32', 'S0-33', 'S0-34', 'S0-35', 'S0-36', 'S0-37', 'S0-38', 'S3-42', 'S3-50'];
const RED_FLAG_GUIDANCE = ['R33', 'R34'];

/** Red-flag statements and lists that the red flags, or their common card, leave out. */
function missingFromUnion(base: Evidence): string[] {
  const each = joinCitations(
    base.redFlags.filter((row) => row.id !== 'red-flags').map((row) => redFlagCitations(row)),
  );
  const common = redFlagCitations(must(base.redFlags, 'red-flags'));
  const named = base.statements.filter((row) => row.topic === 'red flag').map((row) => row.id);
  const statements = [...new Set([...RED_FLAG_STATEMENTS, ...named])];
  return [
    ...statements.filter((id) => !each.statements.includes(id)).map((id) => `${id} is in no red flag`),
    ...statements
      .filter((id) => !common.statements.includes(id))
      .map((id) => `${id} is not in the common card`),
    ...RED_FLAG_GUIDANCE.filter((id) => !each.guidance.includes(id)).map((id) => `${id} is in no red flag`),
  ];
}

describe('rule 2: the red flags are the union of all lists', () => {
  test('every red-flag statement and confirmed list is in a card and in the common card', () => {
    expect(missingFromUnion(evidence)).toEqual([]);
  });

  test('every red flag names signs, and says whom to call', () => {
    const silent = evidence.redFlags.filter(
      (row) =>
        row.signs.length === 0 ||
        !/emergency|urgent|same day|hospital|doctor/i.test(row.urgency.patient.text),
    );
    expect(silent.map((row) => row.id)).toEqual([]);
  });

  test('a dropped sign is caught', () => {
    const dropped = broken(evidence, (copy) => {
      copy.redFlags = copy.redFlags.filter((row) => row.id === 'red-flags');
    });
    expect(missingFromUnion(dropped)).toContain('S0-37 is in no red flag');
  });
});

/** Doses in any words that a patient's card shows, sources and disagreements included. */
function dosesForPatients(base: Evidence): string[] {
  const texts = patientTexts(base).filter(({ text }) => givesDose(text));
  const cards = [...base.treatments, ...base.redFlags].filter((row) => {
    const card = cardView(row.id, 'patient', TODAY, base);
    return card === null || card.dosing.length > 0 || givesDose(JSON.stringify(card));
  });
  return [...texts.map(({ where }) => where), ...cards.map((row) => `${row.id} card`)];
}

/** Treatments that give a dose to someone without a serious caution beside it. */
function dosesWithoutCaution(base: Evidence): string[] {
  return base.treatments
    .filter((row) => {
      const texts = READERS.flatMap((reader) => [
        row.lead[reader],
        row.detail[reader],
        row.certainty[reader],
      ]);
      return row.dosing.length > 0 || texts.some(({ text }) => givesDose(text));
    })
    .filter((row) => !row.cautions.some((caution) => caution.severity === 'serious'))
    .map((row) => `${row.id} gives a dose without a serious caution`);
}

describe('rule 3: doses', () => {
  test('are told from other numbers', () => {
    for (const dose of [
      '400 mg',
      '20-30 minutes',
      'every 4-6 hours',
      'three times a day',
      'twice daily',
      'maximum',
    ]) {
      expect(givesDose(`Take ${dose}.`), dose).toBe(true);
    }
    for (const other of [
      'up to 2-3 weeks',
      '10 points of 100',
      'at 26 weeks',
      'daily life',
      'within hours',
      '97 trials',
    ]) {
      expect(givesDose(`It says ${other}.`), other).toBe(false);
    }
  });

  test('never reach patients', () => {
    expect(dosesForPatients(evidence)).toEqual([]);
  });

  test('of heat come with its burns as a serious caution, and STarT Back with what it does not look for', () => {
    const serious = (id: string) =>
      must(evidence.treatments, id)
        .cautions.filter(({ severity }) => severity === 'serious')
        .map(({ clinician }) => clinician)
        .join(' ');
    expect(serious('heat')).toMatch(/burns/);
    expect(serious('start-back')).toMatch(/not a red flag screen/);
  });

  test('come with serious cautions', () => {
    expect(dosesWithoutCaution(evidence)).toEqual([]);
  });

  test('are caught in patient words and beside missing cautions', () => {
    const told = broken(evidence, (copy) => {
      must(copy.treatments, 'ibuprofen').detail.patient.text = 'Take 400 mg with food.';
    });
    expect(dosesForPatients(told)).toEqual(['ibuprofen detail patient', 'ibuprofen card']);
    const bare = broken(evidence, (copy) => {
      must(copy.treatments, 'ibuprofen').cautions = [];
    });
    expect(dosesWithoutCaution(bare)).toHaveLength(1);
  });
});

/** What cyclobenzaprine and tramadol must say to every reader, and do not. */
function missingWarnings(base: Evidence): string[] {
  const faults: string[] = [];
  const relaxant = must(base.treatments, 'cyclobenzaprine');
  const serious = relaxant.cautions.filter((caution) => caution.severity === 'serious');
  for (const reader of ['patient', 'clinician'] as const) {
    const text = serious.map((caution) => caution[reader]).join(' ');
    if (!/\b(?:2-3|2 to 3|two to three) weeks\b/i.test(text))
      faults.push(`cyclobenzaprine ${reader}: no time limit`);
    if (!/MAO/.test(text)) faults.push(`cyclobenzaprine ${reader}: no MAO inhibitor warning`);
    if (!/serotonin/i.test(text)) faults.push(`cyclobenzaprine ${reader}: no serotonin warning`);
  }
  const opioid = must(base.treatments, 'tramadol');
  for (const reader of READERS) {
    if (!/\bopioid\b/i.test(opioid.lead[reader].text)) faults.push(`tramadol ${reader}: does not say opioid`);
  }
  if (!/\bopioid\b/i.test(`${opioid.plainName}`)) faults.push('tramadol: its plain name does not say opioid');
  return faults;
}

describe('rule 4: cyclobenzaprine and tramadol', () => {
  test('carry their warnings for every reader', () => {
    expect(missingWarnings(evidence)).toEqual([]);
  });

  test('without them are caught', () => {
    const silent = broken(evidence, (copy) => {
      must(copy.treatments, 'cyclobenzaprine').cautions = [];
      must(copy.treatments, 'tramadol').lead.patient.text = 'A strong drug.';
    });
    expect(missingWarnings(silent)).toHaveLength(7);
  });
});

const SPLIT = ['axial', 'radicular', 'acute', 'chronic'] as const;

/** Verdicts on procedures whose situation is wider or other than that of a statement behind them. */
function mergedVerdicts(base: Evidence): string[] {
  return base.treatments
    .filter((row) => row.kind === 'procedure')
    .flatMap((row) =>
      row.verdicts.flatMap(({ situation, statements }, at) => {
        const stated = [situation.pattern, situation.duration];
        return statements.flatMap((id) => {
          const { population } = must(base.statements, id);
          return SPLIT.filter((part) => population.includes(part) !== stated.includes(part)).map(
            (part) => `${row.id} verdict ${at} and ${id} differ on "${part}"`,
          );
        });
      }),
    );
}

/** Treatments with two verdicts for the same situation. */
function doubledSituations(base: Evidence): string[] {
  return base.treatments.flatMap((row) => {
    // A test is judged by why it is done, which no duration or pattern of pain can say.
    const why = (verdict: Verdict) => (row.kind === 'test' ? verdict.forWhom : '');
    const situations = row.verdicts.map((one) => `${JSON.stringify(one.situation)} ${why(one)}`.trim());
    return situations.filter((one, at) => situations.indexOf(one) !== at).map((one) => `${row.id}: ${one}`);
  });
}

describe('rule 5: verdicts on procedures stay split', () => {
  test('by axial and radicular, acute and chronic', () => {
    expect(mergedVerdicts(evidence)).toEqual([]);
  });

  test('and no treatment has two verdicts for one situation', () => {
    expect(doubledSituations(evidence)).toEqual([]);
  });

  test('a merged verdict is caught', () => {
    const merged = broken(evidence, (copy) => {
      const epidural = must(copy.treatments, 'epidural-steroid-injection');
      for (const verdict of epidural.verdicts) verdict.statements = ['S0-28', 'S3-44'];
    });
    expect(mergedVerdicts(merged).length).toBeGreaterThan(1);
  });
});

/**
 * Promotion or a contradicted sentence where only evidence may stand. Disagreements and badges show
 * them as what they are, and so may a caution that warns of the sale.
 */
function bannedCitations(base: Evidence): string[] {
  const warned = (warning: string) =>
    base.statements.filter((row) => row.warning === warning).map((row) => row.id);
  const evident = citedTexts(base)
    .filter(({ where }) => !/^(?:[ABC]\d+ |S\d badge)/.test(where))
    .filter(({ where, text }) => !(/ caution /.test(where) && /\b(?:sells|promot\w+)\b/i.test(text)));
  return evident.flatMap(({ where, text, statements }) => {
    // The pathway logs the contradiction as an error of its source; it never logs promotion.
    const logged = / source error \d+ /.test(where) && /^Source error, not used\b/.test(text);
    const banned = [...warned('promotion'), ...(logged ? [] : warned('contradicted'))];
    return statements.filter((id) => banned.includes(id)).map((id) => `${where} rests on ${id}`);
  });
}

describe('rule 6: promotion and contradicted statements are never evidence', () => {
  test('they bear their warning', () => {
    const warned = evidence.statements.filter((row) => row.warning).map((row) => `${row.id} ${row.warning}`);
    expect(warned).toEqual([
      ...['S1-28', 'S1-29', 'S1-30', 'S1-31'].map((id) => `${id} promotion`),
      'S3-01 contradicted',
    ]);
  });

  test('no treatment, no red flag and no step of the pathway rests on them', () => {
    expect(bannedCitations(evidence)).toEqual([]);
    expect(evidence.redFlags.flatMap((row) => redFlagCitations(row).statements)).not.toContain('S3-01');
  });

  test('the contradiction is logged', () => {
    const logged = must(evidence.disagreements, 'B1').sides.flatMap((side) => side.statements);
    expect(logged).toEqual(expect.arrayContaining(['S3-01', 'S3-04']));
  });

  test('a verdict on promotion is caught', () => {
    const sold = broken(evidence, (copy) => {
      must(copy.treatments, 'spine-surgery').verdicts[0]?.statements.push('S1-29');
    });
    expect(bannedCitations(sold)).toEqual(['spine-surgery verdict 0 rests on S1-29']);
    const logged = broken(evidence, (copy) => {
      must(copy.pathway.nodes, 'pattern').sourceErrors[0]?.statements.push('S1-28');
      must(copy.pathway.nodes, 'pattern').wording.patient.statements.push('S3-01');
    });
    expect(bannedCitations(logged)).toEqual(
      expect.arrayContaining([
        'pathway pattern wording patient rests on S3-01',
        'pathway pattern source error 0 patient rests on S1-28',
      ]),
    );
  });
});

describe('rule 7: content goes stale', () => {
  test('a year after its review', () => {
    expect(isStale('2026-11-21', new Date('2027-11-21'))).toBe(false);
    expect(isStale('2026-11-21', new Date('2027-11-22'))).toBe(true);
    const days = evidence.treatments.map((row) => row.reviewed);
    expect(days.filter((day) => Number.isNaN(Date.parse(day)))).toEqual([]);
    const later = new Date('2099-01-01');
    expect(cardView('tens', 'patient', later)?.stale).toBe(true);
    for (const form of ['note', 'cited'] as const) {
      expect(cardView('tens', 'patient', later)?.[form]).toContain('more than a year ago');
    }
  });
});

/** Which way a statement must point for a verdict word to rest on it. */
const GROUNDS: Partial<Record<Verdict['verdict'], readonly string[]>> = {
  helps: ['benefit'],
  'helps-a-little': ['benefit', 'small benefit', 'limited'],
  'short-term': ['benefit', 'small benefit', 'limited', 'time limit'],
  'no-better': ['no clear benefit'],
  avoid: ['avoid', 'harm', 'time limit', 'no clear benefit'],
};

/** Verdicts whose words none of their statements bears out, and covered ones without a statement. */
function groundlessVerdicts(base: Evidence): string[] {
  return base.treatments.flatMap((row) =>
    row.verdicts.flatMap(({ verdict, statements }, at) => {
      const where = `${row.id} verdict ${at} (${verdict})`;
      if (verdict === 'not-covered') return statements.length === 0 ? [] : [`${where} cites statements`];
      if (statements.length === 0) return [`${where} cites nothing`];
      const grounds = GROUNDS[verdict];
      const directions = statements.map((id) => byId(base.statements, id)?.direction ?? 'none');
      return !grounds || directions.some((one) => grounds.includes(one))
        ? []
        : [`${where} rests on ${directions}`];
    }),
  );
}

describe('verdicts', () => {
  test('rest on statements that point their way', () => {
    expect(groundlessVerdicts(evidence)).toEqual([]);
  });

  test('that nothing bears out are caught', () => {
    const turned = broken(evidence, (copy) => {
      Object.assign(must(copy.treatments, 'tens').verdicts[0] ?? {}, { verdict: 'helps' });
    });
    expect(groundlessVerdicts(turned)).toHaveLength(1);
  });

  test('follow the display rules for the disagreements', () => {
    const words = (id: string) =>
      must(evidence.treatments, id).verdicts.map(
        ({ verdict, situation }) => `${verdict} ${situation.pattern}`,
      );
    expect(words('radiofrequency-ablation')[0]).toBe('avoid axial');
    expect(words('epidural-steroid-injection')[0]).toBe('avoid axial');
    expect(words('epidural-steroid-injection').some((word) => word.endsWith('radicular'))).toBe(true);
    expect(words('facet-joint-injection')).toEqual(['avoid axial']);
    expect(words('trigger-point-injection')).toEqual(['avoid axial']);
    for (const id of ['tens', 'lumbar-supports'])
      expect(new Set(words(id))).toEqual(new Set(['no-better any']));
    expect(must(evidence.treatments, 'mindfulness').verdicts.some((row) => row.verdict === 'helps')).toBe(
      false,
    );
    expect(words('bed-rest')[0]).toMatch(/^avoid/);
    const tramadol = treatmentCitations(must(evidence.treatments, 'tramadol')).statements;
    expect(tramadol).toEqual(expect.arrayContaining(['S0-19', 'S3-35']));
  });

  test('of a treatment that no document covers say so, and its class speaks where it can', () => {
    const uncovered = evidence.treatments.filter((row) => leadVerdict(row).verdict === 'not-covered');
    const silent = uncovered.filter((row) =>
      READERS.some((reader) => !/\bfive documents\b/i.test(row.lead[reader].text)),
    );
    expect(silent.map((row) => row.id)).toEqual([]);
    expect(uncovered.filter((row) => row.verdicts.length > 1).map((row) => row.id)).toEqual([]);
    expect(must(evidence.treatments, 'tapentadol').classId).toBe('opioids');
    expect(must(evidence.treatments, 'meloxicam').classId).toBe('nsaids');
    expect(must(evidence.treatments, 'methocarbamol').classId).toBe('muscle-relaxants');
    const incautious = uncovered.filter((row) => {
      const wider = row.classId ? byId(evidence.treatments, row.classId) : undefined;
      const serious = (of: Treatment) => of.cautions.some((caution) => caution.severity === 'serious');
      return wider !== undefined && serious(wider) && !serious(row);
    });
    expect(incautious.map((row) => row.id)).toEqual([]);
  });
});
