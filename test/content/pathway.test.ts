/** The care pathway as a graph: what it reaches, where it leads, and what it must never leave out. */
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { joinCitations, READERS } from '../../data/citations.ts';
import { givesDose } from '../../data/dose.ts';
import { byId, type Evidence, evidence } from '../../data/evidence.ts';
import {
  labelFor,
  nodeCitations,
  reachable,
  rowTextFor,
  startOf,
  stepsFrom,
  titleFor,
} from '../../data/pathway.ts';
import { Pathway, type PathwayNode } from '../../data/schema.ts';
import { evidencePage, evidenceWithLinks } from '../../scripts/evidence-page.ts';
import { broken, citedTexts, must, patientTexts, prose } from './support.ts';

/** Topics of which every statement is reached by a node. */
const TOPICS = ['triage', 'pathway step', 'red flag', 'outcome', 'caution'];

/** Statements on a topic of the pathway that no reachable node rests on. */
function unreachedStatements(base: Evidence): string[] {
  const ids = reachable(base.pathway);
  const nodes = base.pathway.nodes.filter((node) => ids.includes(node.id));
  const reached = joinCitations(nodes.map(nodeCitations)).statements;
  return base.statements
    .filter((row) => TOPICS.includes(row.topic) && !reached.includes(row.id))
    .map((row) => `${row.id} (${row.topic}) is reached by no node`);
}

/** Ids that stand twice, and links from the graph that lead nowhere. */
function danglingLinks({ pathway: { nodes, edges }, ...base }: Evidence): string[] {
  const cards = [...base.treatments, ...base.redFlags];
  const twice = nodes.filter((node, at) => nodes.findIndex(({ id }) => id === node.id) !== at);
  const doubled = edges.filter(
    (edge, at) => edges.findIndex(({ from, to }) => from === edge.from && to === edge.to) !== at,
  );
  return [
    ...twice.map(({ id }) => `${id} stands twice`),
    ...doubled.map(({ from, to }) => `the edge from ${from} to ${to} stands twice`),
    ...edges.flatMap(({ from, to }) =>
      [from, to].filter((id) => !byId(nodes, id)).map((id) => `an edge from ${from} to ${to}: no node ${id}`),
    ),
    ...nodes.flatMap((node) => [
      ...node.concepts.filter((id) => !byId(cards, id)).map((id) => `${node.id}: no card ${id}`),
      ...[...node.disagreements, ...node.sourceErrors.map((error) => error.disagreement)]
        .filter((id) => !byId(base.disagreements, id))
        .map((id) => `${node.id}: no disagreement ${id}`),
    ]),
  ];
}

/** Nodes at which a walk stops without an end, ends that go on, and forks without a choice between labels. */
function deadEnds({ pathway }: Evidence): string[] {
  return pathway.nodes.flatMap((node) => {
    const steps = stepsFrom(node.id, pathway);
    const faults: string[] = [];
    if (steps.length === 0 && node.ends === null) faults.push('is a dead end');
    if (steps.length > 0 && node.ends !== null) faults.push('ends and goes on');
    if (steps.length > 1 && steps.some(({ label }) => !label)) faults.push('forks without a label');
    if (['question', 'choice'].includes(node.type) && steps.length < 2) faults.push('asks without answers');
    return faults.map((fault) => `${node.id} ${fault}`);
  });
}

/** Nodes from which no walk comes to an end. */
function endlessNodes({ pathway }: Evidence): string[] {
  const ending = new Set(pathway.nodes.filter((node) => node.ends !== null).map(({ id }) => id));
  for (let before = -1; before !== ending.size; ) {
    before = ending.size;
    for (const { from, to, kind } of pathway.edges) if (kind === 'step' && ending.has(to)) ending.add(from);
  }
  return pathway.nodes.filter(({ id }) => !ending.has(id)).map(({ id }) => id);
}

/** Nodes from which no red flag is one step away. */
function farFromRedFlags({ pathway: { nodes, edges } }: Evidence): string[] {
  const flags = nodes.filter((node) => node.type === 'red-flag').map((node) => node.id);
  return nodes
    .filter(({ id }) => !edges.some((edge) => edge.from === id && flags.includes(edge.to)))
    .map(({ id }) => id);
}

/** Nodes that no walk from the start meets. */
function unreachableNodes({ pathway }: Evidence): string[] {
  const met = reachable(pathway);
  return pathway.nodes.filter(({ id }) => !met.includes(id)).map(({ id }) => id);
}

/** Clocks and orders that join documents into one, or that stand alone where they claim to differ. */
function averagedSources({ pathway }: Evidence): string[] {
  return pathway.nodes.flatMap((node) => {
    const faults = [...node.clocks, ...node.orders]
      .filter(({ statements, guidance = [] }) => {
        const documents = new Set(statements.map((id) => id.slice(0, 2)));
        return documents.size + guidance.length !== 1;
      })
      .map(({ text }) => `${node.id}: "${text}" has not exactly one source`);
    return node.orders.length === 1 ? [...faults, `${node.id} has one order only`] : faults;
  });
}

const CONTRADICTED = ['S3-01', 'S3-03'];

/** Uses of the sentence that S3 contradicts, other than as a logged error of the source. */
function contradictedUses({ pathway }: Evidence): string[] {
  return pathway.nodes.flatMap((node) => {
    const used = nodeCitations({ ...node, sourceErrors: [] }).statements;
    const logged = joinCitations(node.sourceErrors).statements;
    const unlogged = node.sourceErrors.filter((error) => !/^Source error, not used/.test(error.text));
    return [
      ...CONTRADICTED.filter((id) => used.includes(id)).map((id) => `${node.id} uses ${id}`),
      ...logged
        .filter((id) => evidence.statements.find((row) => row.id === id)?.warning === 'promotion')
        .map((id) => `${node.id} logs the promotion ${id} as an error`),
      ...unlogged.map(() => `${node.id} does not say that the error is not used`),
    ];
  });
}

/** Doses where a patient reads them, and doses for others without a word on contraindications. */
function looseDoses(base: Evidence): string[] {
  return citedTexts(base)
    .filter(({ where, text }) => where.startsWith('pathway ') && givesDose(text))
    .filter(({ where, text }) => !/ (?:student|clinician)$/.test(where) || !/contraindicat/i.test(text))
    .map(({ where }) => where);
}

/** Nodes that a walk along steps can still meet after this one. */
function ahead(id: string, { pathway }: Evidence): Set<string> {
  const met = new Set<string>();
  const waiting = [id];
  for (const from of waiting) {
    for (const { to } of stepsFrom(from, pathway)) {
      if (met.has(to)) continue;
      met.add(to);
      waiting.push(to);
    }
  }
  return met;
}

/** Answers that ask for a node which no earlier answer leads to, or which every walk has met. */
function looseFits(base: Evidence): string[] {
  const { nodes, edges } = base.pathway;
  return edges.flatMap(({ from, to, kind, label, fits = [] }) => {
    const where = `${from} to ${to}`;
    const faults = fits.flatMap((id) => {
      if (!byId(nodes, id)) return [`${where}: no node ${id}`];
      const answered = edges.some((edge) => edge.to === id && edge.kind === 'step' && edge.label);
      return [
        ...(ahead(id, base).has(from) ? [] : [`${where}: ${id} does not lie before`]),
        ...(answered ? [] : [`${where}: ${id} is no answer`]),
      ];
    });
    if (fits.length > 0 && (kind !== 'step' || !label)) faults.push(`${where} is no answer, and fits`);
    const others = edges.filter((edge) => !fits.includes(edge.to) && !fits.includes(edge.from));
    const rest = { ...base, pathway: { nodes, edges: others } };
    if (fits.length > 0 && !ahead(startOf(base.pathway).id, rest).has(from)) {
      faults.push(`${where} always fits`);
    }
    return faults;
  });
}

/** Words that belong to clinicians, and that plain words stand for elsewhere. */
const FIELD_TERMS =
  /\b(?:axial|radicular|neuropathic|gabapentinoids?|subacute|acute|chronic|comparator|adherence|analgesi[ac]|oral|second[- ]line|efficacy|deficits?|malignancy|residual|exacerbations?|biopsychosocial|deconditioning|saddle sensation|gait|ablation|contraindicat\w+|cardiovascular|gastrointestinal|arthropathy|mechanical)\b/i;

/** Plain titles, answers, rows and sides that speak the field's terms. */
function fieldTerms({ pathway, disagreements }: Evidence): string[] {
  const rows = pathway.nodes.flatMap(({ clocks, orders, sourceErrors }) => [
    ...[...clocks, ...orders, ...sourceErrors].map(({ text }) => text),
  ]);
  const sides = disagreements.flatMap((row) => row.sides.map(({ says, patient }) => patient ?? says));
  return [
    ...pathway.nodes.flatMap(({ title, ordersTitle = '' }) => [title, ordersTitle]),
    ...pathway.edges.map(({ label = '' }) => label),
    ...rows,
    ...sides,
  ].filter((text) => FIELD_TERMS.test(text));
}

/** Answers of one step that a reader could not tell apart, and clinicians' words that only repeat the plain ones. */
function idleWords({ pathway }: Evidence): string[] {
  const doubled = pathway.nodes.flatMap(({ id }) =>
    READERS.flatMap((reader) => {
      const labels = stepsFrom(id, pathway).flatMap((edge) => labelFor(edge, reader) ?? []);
      return new Set(labels).size < labels.length ? [`${id} ${reader}: two answers with one label`] : [];
    }),
  );
  const pairs = [
    ...pathway.nodes.map((node) => [node.title, node.clinicianTitle]),
    ...pathway.edges.map((edge) => [edge.label, edge.clinicianLabel]),
    ...pathway.nodes.flatMap(({ clocks, orders, sourceErrors }) =>
      [...clocks, ...orders, ...sourceErrors].map(({ text, clinician }) => [text, clinician]),
    ),
  ];
  const repeated = pairs.filter(([plain, clinician]) => clinician !== undefined && clinician === plain);
  return [...doubled, ...repeated.map(([plain]) => `"${plain}" is said twice`)];
}

function says(node: PathwayNode, reader: 'patient' | 'clinician'): string {
  return node.cautions.map((caution) => caution[reader]).join(' ');
}

/** Tramadol that is not called an opioid, and cyclobenzaprine without its limit and interactions. */
function missingWarnings({ pathway, ...base }: Evidence): string[] {
  const texts = citedTexts({ ...base, pathway }).filter(({ where }) => where.startsWith('pathway '));
  const unnamed = texts
    .filter(({ text }) => /\btramadol\b/i.test(text) && !/\bopioid\b/i.test(text))
    .map(({ where }) => `${where} does not say opioid`);
  const relaxed = pathway.nodes.filter((node) => /cyclobenzaprine/i.test(JSON.stringify(node)));
  const bare = relaxed.flatMap((node) =>
    (['patient', 'clinician'] as const).flatMap((reader) =>
      [/\b2(?:-| to )3 weeks\b/, /MAO/, /serotonin/i]
        .filter((warning) => !warning.test(says(node, reader)))
        .map((warning) => `${node.id} ${reader} lacks ${warning.source}`),
    ),
  );
  return [...unnamed, ...bare];
}

/** The base with one node changed. */
function changed(id: string, change: (node: PathwayNode) => void): Evidence {
  return broken(evidence, (copy) => change(must(copy.pathway.nodes, id)));
}

describe('the care pathway', () => {
  test('fits its schema', () => {
    expect(v.safeParse(Pathway, evidence.pathway).issues ?? []).toEqual([]);
    const bad = changed('heat', (node) => Object.assign(node, { type: 'advice' }));
    expect(v.safeParse(Pathway, bad.pathway).success).toBe(false);
  });

  test('reaches every statement on triage, steps, red flags, outcomes and cautions', () => {
    expect(unreachedStatements(evidence)).toEqual([]);
    const lost = broken(evidence, (copy) => {
      copy.pathway.nodes = copy.pathway.nodes.filter(({ id }) => id !== 'work');
    });
    expect(unreachedStatements(lost)).toEqual([
      ...['S3-54', 'S3-55'].map((id) => `${id} (outcome) is reached by no node`),
      'S3-56 (pathway step) is reached by no node',
      ...['S4-02', 'S4-03'].map((id) => `${id} (outcome) is reached by no node`),
    ]);
  });

  test('links only to what exists', () => {
    expect(danglingLinks(evidence)).toEqual([]);
    const dangling = broken(evidence, (copy) => {
      copy.pathway.edges.push({ from: 'heat', to: 'nowhere', kind: 'step' });
      must(copy.pathway.nodes, 'heat').concepts.push('snake-oil');
      must(copy.pathway.nodes, 'heat').disagreements.push('A99');
    });
    expect(danglingLinks(dangling)).toHaveLength(3);
  });

  test('has no dead ends, and every walk can come to an end', () => {
    expect(deadEnds(evidence)).toEqual([]);
    expect(endlessNodes(evidence)).toEqual([]);
    const cut = broken(evidence, (copy) => {
      copy.pathway.edges = copy.pathway.edges.filter(({ from, kind }) => from !== 'heat' || kind !== 'step');
    });
    expect(deadEnds(cut)).toEqual(['heat is a dead end']);
    const endless = broken(evidence, (copy) => {
      for (const node of copy.pathway.nodes) if (node.ends !== 'emergency') node.ends = null;
    });
    expect(endlessNodes(endless)).toContain('keep-going');
  });

  test('forks with labels, and a question has answers', () => {
    const mute = broken(evidence, (copy) => {
      for (const edge of copy.pathway.edges) if (edge.from === 'spasm') delete edge.label;
      copy.pathway.edges = copy.pathway.edges.filter(({ to }) => to !== 'radicular-pain');
    });
    expect(deadEnds(mute)).toEqual(['spread asks without answers', 'spasm forks without a label']);
  });

  test('starts with the red flags and keeps them one step away', () => {
    expect(startOf(evidence.pathway)).toMatchObject({ id: 'red-flags', type: 'red-flag' });
    expect(farFromRedFlags(evidence)).toEqual([]);
    const far = broken(evidence, (copy) => {
      copy.pathway.edges = copy.pathway.edges.filter(
        ({ from, kind }) => from !== 'tramadol' || kind === 'step',
      );
    });
    expect(farFromRedFlags(far)).toEqual(['tramadol']);
    expect(must(evidence.pathway.nodes, 'emergency').wording.patient.text).toMatch(
      /emergency department at once, on the same day/,
    );
  });

  test('has nothing that cannot be reached', () => {
    expect(unreachableNodes(evidence)).toEqual([]);
    const lonely = broken(evidence, (copy) => {
      copy.pathway.edges = copy.pathway.edges.filter(({ to }) => to !== 'inflammatory');
    });
    expect(unreachableNodes(lonely)).toEqual(['inflammatory']);
  });

  test('gives each clock and order with one source', () => {
    expect(averagedSources(evidence)).toEqual([]);
    const averaged = changed('course', (node) => node.clocks[0]?.statements.push('S3-52'));
    expect(averagedSources(averaged)).toHaveLength(1);
    const clocks = must(evidence.pathway.nodes, 'review-times').clocks;
    expect(joinCitations(clocks)).toEqual({
      statements: ['S0-09', 'S3-36', 'S3-40', 'S3-51', 'S2-36'],
      guidance: ['R22'],
    });
  });

  test('tells the pattern of pain without the sentence that its source contradicts', () => {
    expect(contradictedUses(evidence)).toEqual([]);
    const pattern = must(evidence.pathway.nodes, 'pattern');
    expect(pattern.wording.clinician.statements).toEqual(
      expect.arrayContaining(['S3-04', 'S3-05', 'S3-06', 'S3-07', 'S3-08', 'S3-09']),
    );
    expect(joinCitations(pattern.sourceErrors).statements).toEqual(expect.arrayContaining(CONTRADICTED));
    const used = changed('pattern', (node) => node.wording.student.statements.push('S3-01'));
    expect(contradictedUses(used)).toEqual(['pattern uses S3-01']);
  });

  test('gives no dose to patients, nor to anyone without contraindications', () => {
    expect(looseDoses(evidence)).toEqual([]);
    expect(must(evidence.pathway.nodes, 'heat').wording.clinician.text).toContain(
      'No document lists contraindications',
    );
    const told = changed('heat', (node) => {
      node.wording.patient.text = 'Use heat for 20 minutes. No document lists contraindications.';
      node.wording.student.text = 'Heat for 20-30 minutes.';
    });
    expect(looseDoses(told)).toEqual(['pathway heat wording patient', 'pathway heat wording student']);
  });

  test('calls tramadol an opioid and limits cyclobenzaprine wherever they stand', () => {
    expect(missingWarnings(evidence)).toEqual([]);
    const silent = broken(evidence, (copy) => {
      must(copy.pathway.nodes, 'spasm-flare').cautions = [];
      must(copy.pathway.nodes, 'tramadol').wording.patient.text = 'Tramadol comes next.';
    });
    expect(missingWarnings(silent)).toHaveLength(7);
  });

  test('marks answers that fit only what was answered before, and such answers lie before', () => {
    expect(looseFits(evidence)).toEqual([]);
    const fits = evidence.pathway.edges.filter((edge) => edge.fits).map(({ from, to }) => `${from} to ${to}`);
    expect(fits).toEqual(expect.arrayContaining(['spasm to with-spasm', 'response to psychological']));
    const loose = broken(evidence, ({ pathway: { edges } }) => {
      for (const edge of edges) {
        if (edge.from === 'pattern' && edge.to === 'imaging') edge.fits = ['yoga', 'nowhere'];
        if (edge.from === 'spasm' && edge.to === 'stay-active') edge.fits = ['imaging', 'whole-person'];
      }
    });
    expect(looseFits(loose)).toEqual([
      'pattern to imaging: yoga does not lie before',
      'pattern to imaging: no node nowhere',
      'spasm to stay-active always fits',
    ]);
  });

  test('speaks plainly to patients and students, and in the terms of the field to clinicians', () => {
    expect(fieldTerms(evidence)).toEqual([]);
    expect(idleWords(evidence)).toEqual([]);
    const axial = must(evidence.pathway.nodes, 'axial-pain');
    expect(titleFor(axial, 'student')).toBe(axial.title);
    expect(titleFor(axial, 'clinician')).toMatch(/^Axial pain: /);
    const course = must(evidence.pathway.nodes, 'course').clocks[1] ?? { text: '' };
    expect(rowTextFor(course, 'patient')).toBe(course.text);
    expect(rowTextFor(course, 'clinician')).toMatch(/acute episodes/);
    const bad = broken(evidence, ({ pathway, disagreements }) => {
      must(pathway.nodes, 'heat').title = 'Heat in subacute pain';
      must(pathway.nodes, 'yoga').clinicianTitle = 'Yoga';
      delete must(disagreements, 'A1').sides[0]?.patient;
      for (const edge of pathway.edges) if (edge.from === 'spasm') edge.clinicianLabel = 'Yes';
    });
    expect(fieldTerms(bad)).toHaveLength(2);
    expect(idleWords(bad)).toEqual(['spasm clinician: two answers with one label', '"Yoga" is said twice']);
  });

  test('says of the emergency what its sources agree on before it tells them apart', () => {
    const { ordersTitle, orders } = must(evidence.pathway.nodes, 'emergency');
    expect(orders.length).toBeGreaterThan(1);
    expect(ordersTitle).toMatch(/^All call for urgent care/);
  });

  test('is under the guards on numbers, wording and copying', () => {
    const marked = 'Marked words of the pathway.';
    const copy = broken(evidence, ({ pathway }) => {
      for (const node of pathway.nodes) {
        node.title = marked;
        if (node.clinicianTitle) node.clinicianTitle = marked;
        if (node.ordersTitle) node.ordersTitle = marked;
        for (const reader of READERS) node.wording[reader].text = marked;
        for (const row of [...node.clocks, ...node.orders, ...node.sourceErrors]) {
          row.text = marked;
          if (row.clinician) row.clinician = marked;
        }
        for (const caution of node.cautions) Object.assign(caution, { patient: marked, clinician: marked });
      }
      for (const edge of pathway.edges) {
        if (edge.label) edge.label = marked;
        if (edge.clinicianLabel) edge.clinicianLabel = marked;
      }
    });
    const count = (texts: { text: string }[]) => texts.filter(({ text }) => text === marked).length;
    const inPathway = citedTexts(evidence).filter(({ where }) => where.startsWith('pathway '));
    expect(count(citedTexts(copy))).toBe(inPathway.length);
    expect(count(prose(copy))).toBe(inPathway.length);
    const shared = inPathway.filter(({ where }) => where.endsWith(' patient'));
    expect(count(patientTexts(copy))).toBe(shared.length);
  });
});

describe('npm run evidence', () => {
  test('carries the graph with what each node rests on', () => {
    const { pathway, statements } = evidenceWithLinks(evidence);
    expect(pathway.edges).toEqual(evidence.pathway.edges);
    expect(pathway.nodes.map(({ id }) => id)).toEqual(evidence.pathway.nodes.map(({ id }) => id));
    expect(must(pathway.nodes, 'medium-risk').statements).toEqual(['S3-38']);
    expect(must(statements, 'S3-38').pathwayNodes).toEqual(['start-back', 'medium-risk']);
  });

  test('prints each node and each way', () => {
    const page = evidencePage(evidence);
    const { nodes, edges } = evidence.pathway;
    expect(nodes.filter(({ id }) => !page.includes(`<a id="pathway-${id}"></a>`))).toEqual([]);
    expect(edges.filter(({ label }) => label && !page.includes(label))).toEqual([]);
    const outline = page.slice(
      page.indexOf('## Care pathway'),
      page.indexOf('### Steps of the care pathway'),
    );
    expect(nodes.filter(({ id }) => !outline.includes(`(#pathway-${id})`))).toEqual([]);
  });
});
