/** Guards of the cautions that fit a page: what they rest on, how they are worded, and what may raise them. */
import readability from 'text-readability';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import names from '../../data/companion-names.json' with { type: 'json' };
import { givesDose } from '../../data/dose.ts';
import { byId, type Evidence, evidence } from '../../data/evidence.ts';
import * as schema from '../../data/schema.ts';
import { CONCEPTS } from './concepts.ts';
import { broken, ledger, must } from './support.ts';

/**
 * What the rows behind a pair must say of its companion's side. For some it is the harm that the companion stands for: a
 * label that warns of slowed breathing names no lung disease, and the caution says so.
 */
const COMPANION_SIDE: Record<string, RegExp> = {
  'ulcer-or-bleed': /ulcer/i,
  'liver-disease': /liver|hepatic/i,
  maoi: /\bMAO\b/,
  ssri: /SSRI/,
  snri: /SNRI/,
  tricyclic: /tricyclic/i,
  bupropion: /bupropion/i,
  meperidine: /meperidine/i,
  verapamil: /verapamil/i,
  antidepressant: /SSRIs, SNRIs, tricyclics/,
  tramadol: /tramadol/i,
  cyclobenzaprine: /cyclobenzaprine/i,
  sedative: /respiratory depression.*interactions|drowsiness/i,
  'muscle-relaxant': /muscle relaxants/i,
  opioid: /opioid/i,
  'heart-disease': /cardiovascular/i,
  'heart-bypass': /coronary artery bypass/i,
  'breathing-disease': /respiratory depression/i,
  pregnancy: /neonatal/i,
  'substance-use': /addiction, abuse and misuse/i,
  'suicidal-thoughts': /suicidal/i,
};

/** What they must say of the treatment's side, where the rows do not list every treatment among their concepts. */
const TREATMENT_SIDE: Record<string, RegExp> = {
  'aspirin-ulcer': /NSAIDs/,
  'nsaid-ulcer': /NSAIDs/,
  'relaxant-opioid': /muscle relaxants/i,
  'benzodiazepine-opioid': /opioid/i,
};

/** What each caution without a companion has to be grounded in. */
const ALONE: Record<string, RegExp> = {
  'tramadol-opioid': /Tramadol is an opioid/,
  'bed-rest-advised': /Bed rest should be avoided/,
  'imaging-routine': /Routine imaging should not be obtained in the absence of red flags/,
};

function rowsBehind(pair: schema.CompanionCaution, base: Evidence) {
  return [
    ...pair.statements.flatMap((id) => byId(base.statements, id) ?? []),
    ...pair.guidance.flatMap((id) => byId(base.guidance, id) ?? []),
  ];
}

/** Pairs whose rows do not exist, or do not name both sides. */
function unsupported(base: Evidence): string[] {
  return base.companionCautions.flatMap((pair) => {
    const { id, companion, treatments, statements, guidance } = pair;
    const rows = rowsBehind(pair, base);
    if (rows.length === 0 || rows.length < statements.length + guidance.length)
      return [`${id}: rows missing`];
    const text = rows.map((row) => row.text).join('\n');
    const faults: string[] = [];
    const side = companion === null ? ALONE[id] : COMPANION_SIDE[companion];
    if (!side?.test(text)) faults.push(`${id}: nothing that it cites speaks of ${companion ?? 'it'}`);
    const own = TREATMENT_SIDE[id];
    const unnamed = treatments.filter((one) => !rows.some((row) => row.concepts.includes(one)));
    if (own ? !own.test(text) : unnamed.length > 0)
      faults.push(`${id}: nothing that it cites is about ${unnamed.join(', ')}`);
    return faults;
  });
}

/** Cited rows that are no evidence: promotion, a contradicted sentence, guidance that was not confirmed. */
function unfitRows(base: Evidence): string[] {
  const confirmed = ledger<{ id: string; status: string }>('references')
    ?.filter(({ status }) => status === 'confirmed')
    .map(({ id }) => id);
  return base.companionCautions.flatMap(({ id, statements, guidance }) => [
    ...statements.filter((one) => byId(base.statements, one)?.warning).map((one) => `${id} rests on ${one}`),
    ...guidance
      .filter((one) => confirmed && !confirmed.includes(one))
      .map((one) => `${id} rests on ${one}, which is not confirmed`),
  ]);
}

/** A clause that begins as an order, but for asking somebody and for getting help. */
const ORDERING =
  /\b(?:must|should|need to|have to|ought to|never|do not|don't)\b|(?:^|[.;:,] )(?:stop|start|take|avoid|use|switch|change|skip|lower|raise|go|see|call|get(?! help right away))\b/i;
/** Words that would clear somebody, or say that a sign is not there. */
const CLEARING =
  /\b(?:un)?safe(?:ly)?\b|\bharmless\b|\bno (?:risk|danger|red flags?|warning signs?|signs?)\b|\bwithout (?:red flags?|warning signs?)\b|\babsen(?:t|ce)\b|\bnone (?:is|are|was|were|of)\b|\bnot (?:present|named|mentioned|found)\b|\bfine to\b|\bcan be (?:used|combined) with\b/i;

/** Texts that are too hard or too long, give a dose to a patient, order, reassure, or speak of the reader's page. */
function badWording(base: Evidence): string[] {
  return base.companionCautions.flatMap(({ id, patient, clinician }) => {
    const faults: string[] = [];
    const grade = readability.fleschKincaidGrade(patient);
    if (grade > 8) faults.push(`${id} patient: grade ${grade}`);
    if (givesDose(patient)) faults.push(`${id} patient: a dose`);
    for (const [reader, text] of Object.entries({ patient, clinician })) {
      const count = text.split(/(?<=[.?])\s+(?=[A-Z])/).length;
      if (count > 2) faults.push(`${id} ${reader}: ${count} sentences`);
      if (!text.endsWith('.')) faults.push(`${id} ${reader}: not ended`);
      if (/!/.test(text)) faults.push(`${id} ${reader}: loud`);
      const order = ORDERING.exec(text)?.[0];
      if (order) faults.push(`${id} ${reader}: orders "${order}"`);
      const clears = CLEARING.exec(text)?.[0];
      if (clears) faults.push(`${id} ${reader}: clears "${clears}"`);
    }
    if (!/\b[Aa]sk (?:your|first)|\bask before\b|\bget help\b/i.test(patient) && id !== 'tramadol-opioid')
      faults.push(`${id} patient: says nobody to ask`);
    return faults;
  });
}

/** Pairs that a treatment could raise by being named itself. */
function raisedByItself(base: Evidence): string[] {
  return base.companionCautions.flatMap(({ id, treatments, companion }) => {
    const concepts = names.find((one) => one.id === companion)?.concepts as string[] | undefined;
    return treatments
      .filter((one) => concepts?.includes(one))
      .map((one) => `${id} is raised by ${one} alone`);
  });
}

/** Treatments of a class that the pair of their class leaves out. */
function leftOut(base: Evidence, pair: string, classId: string, except: readonly string[] = []): string[] {
  const { treatments } = must(base.companionCautions, pair);
  return base.treatments
    .filter((row) => (row.id === classId || row.classId === classId) && !except.includes(row.id))
    .map((row) => row.id)
    .filter((id) => !treatments.includes(id));
}

describe('what companion cautions rest on', () => {
  test('every pair cites rows that name both sides', () => {
    expect(unsupported(evidence)).toEqual([]);
  });

  test('nothing rests on promotion, contradiction or what was not confirmed', () => {
    expect(unfitRows(evidence)).toEqual([]);
  });

  test('a pair whose rows speak of something else is caught', () => {
    const other = broken(evidence, (copy) => {
      must(copy.companionCautions, 'cyclobenzaprine-maoi').guidance = ['R37'];
      must(copy.companionCautions, 'nsaid-ulcer').statements = ['S9-99'];
      must(copy.companionCautions, 'acetaminophen-liver').statements = ['S0-10'];
      must(copy.companionCautions, 'imaging-routine').statements = ['S1-29'];
    });
    expect(unsupported(other)).toEqual([
      'nsaid-ulcer: rows missing',
      'acetaminophen-liver: nothing that it cites speaks of liver-disease',
      'cyclobenzaprine-maoi: nothing that it cites speaks of maoi',
      'cyclobenzaprine-maoi: nothing that it cites is about cyclobenzaprine',
      'imaging-routine: nothing that it cites speaks of it',
    ]);
    expect(unfitRows(other)).toEqual(['imaging-routine rests on S1-29']);
  });
});

describe('how companion cautions are worded', () => {
  test('plainly, without dose, order or comfort, in one or two sentences', () => {
    expect(badWording(evidence)).toEqual([]);
  });

  test('what orders, comforts, doses or rambles is caught', () => {
    const bad = (patient: string) =>
      badWording(
        broken(evidence, (copy) => Object.assign(must(copy.companionCautions, 'nsaid-ulcer'), { patient })),
      );
    for (const patient of [
      'Stop this drug at once and ask your doctor.',
      'You should ask your doctor.',
      'This drug is safe for you, but ask your doctor.',
      'This page has no warning signs, so ask your doctor.',
      'Ask your doctor about 400 mg.',
      'It may harm. It may hurt. Ask your doctor.',
      'It may harm the gut.',
      'Gastrointestinal haemorrhage necessitates individualised reconsideration, so ask your physician.',
    ]) {
      expect(bad(patient), patient).not.toEqual([]);
    }
  });

  test('tramadol says opioid to both readers wherever it has a caution', () => {
    const silent = evidence.companionCautions
      .filter(({ treatments, companion }) => treatments.join() === 'tramadol' || companion === 'tramadol')
      .filter(({ patient, clinician }) => !/opioid/i.test(patient) || !/opioid/i.test(clinician));
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});

describe('what companion cautions are about', () => {
  test('exists: treatments, companions, concepts', () => {
    const unknown = evidence.companionCautions.flatMap(({ id, treatments, companion }) => [
      ...treatments.filter((one) => !byId(evidence.treatments, one)).map((one) => `${id}: ${one}`),
      ...(companion === null || byId(names, companion) ? [] : [`${id}: ${companion}`]),
    ]);
    expect(unknown).toEqual([]);
    expect(
      names.flatMap(({ concepts }) => concepts as string[]).filter((one) => !byId(CONCEPTS, one)),
    ).toEqual([]);
  });

  test('every companion has a pair, and the list of sides no other', () => {
    const used = evidence.companionCautions.flatMap(({ companion }) => companion ?? []);
    expect(names.map(({ id }) => id).filter((id) => !used.includes(id))).toEqual([]);
    expect(Object.keys(COMPANION_SIDE).sort()).toEqual(names.map(({ id }) => id).sort());
  });

  test('no treatment raises a caution by being its own companion', () => {
    expect(raisedByItself(evidence)).toEqual([]);
    const self = broken(evidence, (copy) =>
      must(copy.companionCautions, 'opioid-sedative').treatments.push('benzodiazepines'),
    );
    expect(raisedByItself(self)).toEqual(['opioid-sedative is raised by benzodiazepines alone']);
  });

  test('whole classes are covered', () => {
    expect(leftOut(evidence, 'nsaid-ulcer', 'nsaids', ['aspirin'])).toEqual([]);
    for (const pair of ['opioid-sedative', 'opioid-relaxant'])
      expect(leftOut(evidence, pair, 'opioids'), pair).toEqual([]);
    expect(leftOut(evidence, 'relaxant-opioid', 'muscle-relaxants')).toEqual([]);
    expect(leftOut(evidence, 'aspirin-ulcer', 'nsaids')).not.toContain('aspirin');
  });

  test('names carry no evidence, fit their schema and stand in one form once', () => {
    for (const row of names) expect(v.safeParse(schema.CompanionName, row).issues, row.id).toBeUndefined();
    expect(new Set(names.map(({ id }) => id)).size).toBe(names.length);
    for (const { id, forms } of names) expect(new Set(forms).size, id).toBe(forms.length);
    const loud = names
      .flatMap(({ forms }) => forms)
      .filter((form) => !form.endsWith('!') && /[A-Z]/.test(form));
    expect(loud).toEqual([]);
    expect(JSON.stringify(names)).not.toMatch(/\bS[0-4]-\d\d\b|\bR\d\d\b/);
  });
});
