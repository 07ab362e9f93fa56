import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimsOf } from '../../spotting/claim.ts';
import { CLAIM_RULES } from '../../spotting/claim-rules.ts';
import { saidIn } from '../../spotting/claim-words.ts';
import { readText as spot } from '../../spotting/reading.ts';
import { sentencesOf } from '../../spotting/sentences.ts';
import { fileByWord } from '../../spotting/triggers.ts';
import { processorTime, timesAsLong } from '../property/growth.ts';
import { PHRASES } from './claim-phrases.ts';
import { expressionOf } from './rule-expressions.ts';

/** The beginning of an article, so that what follows is read as about a subject. */
const PAGE = [
  'Treatments for low back pain',
  '',
  'Many people with back pain ask about treatments. Patients with chronic low back pain want evidence.',
  '',
  '',
].join('\n');

/** What is asserted about each mention that stands in braces. */
function claimsIn(marked: string, page = PAGE): (string | null | undefined)[] {
  const places: [number, number][] = [];
  let text = page;
  for (const part of marked.split(/(\{[^}]*\})/)) {
    const start = text.length;
    text += part.replace(/[{}]/g, '');
    if (part.startsWith('{')) places.push([start, text.length]);
  }
  const mentions = spot(text);
  return places.map(([start, end]) => mentions.find((one) => one.start < end && one.end > start)?.claim);
}

describe('claim rules', () => {
  it.each(CLAIM_RULES.map((rule) => [rule.is ?? rule.means, rule.example] as const))(
    '%s: %s',
    (claim, example) => {
      expect(claimsIn(example)[0]).toBe(claim);
    },
  );
});

describe('what asserts', () => {
  it('is filed under the words that it begins with, all of it', () => {
    const heads = fileByWord(CLAIM_RULES.map(({ find }) => find)).rules.flatMap(({ begins }) => begins);
    const lost = heads.filter(
      ({ words }) => words.length === 0 || !words.every((word) => /^(?:#|[a-z0-9']+)$/.test(word)),
    );
    expect(lost).toEqual([]);
  });

  it('is found as if each rule were tried at each word', () => {
    const finds = CLAIM_RULES.filter(({ opens }) => !opens).map(({ find }) => find);
    const filed = fileByWord(finds);
    const rules = filed.rules.map((rule) => expressionOf(filed, rule));
    const longest = (text: string, at: number) =>
      Math.max(
        ...rules.map((expression) => {
          expression.lastIndex = at;
          return expression.test(text) ? at + text.slice(at, expression.lastIndex).trimEnd().length : at;
        }),
      );
    for (const phrase of Object.values(PHRASES).flat()) {
      const text = phrase.replace(/[{}]/g, '').toLowerCase();
      const said = saidIn(text, []);
      let next = 0;
      for (const { index } of text.matchAll(/[a-z0-9][a-z0-9']*/g)) {
        if (index < next) continue;
        const found = said.find(({ start }) => start === index);
        const end = longest(text, index);
        if (end > index) expect(found?.end, `${text} at ${index}`).toBeGreaterThanOrEqual(end);
        next = found?.end ?? index;
      }
    }
  });
});

describe('claims in a sentence', () => {
  it.each(Object.keys(PHRASES) as (keyof typeof PHRASES)[])('%s, in many phrasings', (claim) => {
    const wrong = PHRASES[claim].filter((marked) => claimsIn(marked).some((read) => read !== claim));
    expect(wrong).toEqual([]);
  });

  it.each([
    ['{Traction} cures sciatica, the advert said.[5] {Walking} eases pain.', ['strong', 'benefit']],
    ['The trial of {yoga} was small.[2] {Walking} eases pain.', ['none', 'benefit']],
    ['Disc decompression: see below. {Disc replacement}: do not offer.', ['against']],
    ['Does {traction} help? No.', ['no-benefit']],
    ['Does {walking} help? Yes.', ['benefit']],
    ['{Opioid} use can lead to tolerance.', ['harm']],
    ['{Opioid} use has improved.', ['none']],
    ['I felt better after {massage}.', ['benefit']],
    ['After {surgery}, {yoga} eases the stiffness.', ['none', 'benefit']],
  ])('%s', (marked, claims) => {
    expect(claimsIn(marked)).toEqual(claims);
  });

  it.each([
    // Comparators.
    ['{TENS} is no better than sham.', ['no-benefit']],
    ['{Ibuprofen} beats {paracetamol} in the first week.', ['benefit', 'no-benefit']],
    ['{Spinal manipulation} works about as well as {exercise}.', ['benefit', 'benefit']],
    ['{Yoga} is more effective than {stretching} for chronic back pain.', ['benefit', 'none']],
    // Denied, and not denied after all.
    ['{Traction} does not relieve back pain.', ['no-benefit']],
    ['{Walking} not only eases pain but also lifts your mood.', ['benefit']],
    ['There is no guarantee that {surgery} will be right for you.', ['none']],
    // Hedges are still claims of benefit.
    ['{Massage} may help some people for a short time.', ['benefit']],
    // Two treatments, two claims.
    ['Try {heat}, but avoid {bed rest}.', ['benefit', 'against']],
    ['{Opioids} cause constipation, whereas {walking} eases pain.', ['harm', 'benefit']],
    ['{Exercise} reduces pain; {traction} does not work.', ['benefit', 'no-benefit']],
    // The other one only stands for what is replaced.
    ['Get relief without {surgery} or drugs through {yoga}.', ['none', 'benefit']],
    // Questions, aims and suppositions assert nothing.
    ['Does {acupuncture} relieve back pain?', ['none']],
    [
      'The aim is to compare {yoga} with usual care and to see whether {yoga} improves function.',
      ['none', 'none'],
    ],
    ['We hypothesize that {mindfulness} will reduce pain.', ['none']],
    ['The trial showed that {mindfulness} reduced pain.', ['benefit']],
    // Neutral descriptions.
    ['Treatments include medicines, {physical therapy} and {surgery}.', ['none', 'none']],
    ['{TENS} sends small pulses through pads on the skin.', ['none']],
    // Promises.
    ['{Spinal decompression} cures sciatica for good.', ['strong']],
    ['{Laser therapy} with no side effects and a 98% success rate.', ['strong']],
    ['Our {spinal decompression} will never be called a miracle cure, and we like that.', ['none']],
    // Fragments go on about what was just named.
    ['{Facet rhizotomy} switches off small nerves. Permanent relief in under 30 minutes.', ['strong']],
    // A testimonial.
    ['"After years of pain the {acupuncture} changed my life," writes Ann.', ['benefit']],
    // Of two, the stronger.
    ['{Acupuncture} may help, yet the guideline says that it should not be offered.', ['against']],
  ])('%s', (marked, claims) => {
    expect(claimsIn(marked)).toEqual(claims);
  });

  it.each([
    // The name that labels a line is what the line is about.
    ['- {Acupuncture} – fine needles that may help to calm pain', ['benefit']],
    ['{Ozone injection} – £90 – melts away the pain', ['benefit']],
    ['| {Facet injection} | little support from trials |', ['no-benefit']],
    // Marks before items.
    ['☒ {Opioids} for chronic pain', ['against']],
    ['☑ {NSAIDs}, lowest dose', ['benefit']],
    ['✗ no {opioids}', ['none']],
    // Lists, however long.
    [
      'For chronic pain, start with {yoga}, {tai chi}, {mindfulness-based stress reduction}, {progressive relaxation}, {low-level laser} or {CBT}.',
      ['benefit', 'benefit', 'benefit', 'benefit', 'benefit', 'benefit'],
    ],
    // What another was added to, preferred to or held against.
    ['Adding {diazepam} to {naproxen} brought no extra relief.', ['no-benefit', 'none']],
    ['Doctors now prefer {exercise} to {bed rest}.', ['benefit', 'none']],
    ['{Curcumin} is proven to outperform {ibuprofen}.', ['strong', 'no-benefit']],
    ['{NSAIDs} > placebo.', ['benefit']],
    // Who took part, and what a title asks.
    ['Key exclusions: prior {spine surgery}, infection, {opioids} above 40 mg.', ['none', 'none']],
    ['We excluded people with infection or {spine surgery} within a year.', ['none']],
    // What none of its kind does.
    ['No {kratom} product has been shown to relieve back pain.', ['no-benefit']],
    ['No {opioids}, just relief.', ['none']],
    // What has failed is not what helps.
    ["If {injections} haven't worked, our surgeons may be able to help.", ['none']],
    ['Tired of {injections} that wear off?', ['no-benefit']],
    // How to take it, not whether.
    ['Take {naproxen} with food.', ['none']],
    ['Nobody should stop taking {gabapentin} suddenly.', ['none']],
    // An operation that is not needed may still help; a scan that is not needed is advised against.
    ['Most people do not need {surgery}.', ['none']],
    ['You do not need an {X-ray}.', ['against']],
    // A name of goods, and what tests measure.
    ['Dual Channel {TENS Machine} for Lower Back Pain', ['none']],
    ['Sensitivity and specificity of {MRI} for disc herniation', ['none']],
    ['{Cyclobenzaprine} must not be mixed with MAO inhibitors.', ['against']],
    ['Our {TENS unit} relieves low back pain while you work', ['benefit']],
    ['A trial of {yoga} reduced pain.', ['benefit']],
  ])('%s', (marked, claims) => {
    expect(claimsIn(marked)).toEqual(claims);
  });

  it.each([
    // What is told as false, as a belief or as a thing of the past.
    ['It is a myth that {TENS} cures back pain.', 'none'],
    ['Myth: {bed rest} cures back pain.', 'none'],
    ['False: {TENS} cures sciatica.', 'none'],
    ['{Bed rest} as a cure for back pain is a myth.', 'none'],
    ['It is a myth that {yoga} does not work.', 'none'],
    ['The idea that {bed rest} helps has been disproved.', 'none'],
    ['Many patients wrongly think {MRI} helps.', 'none'],
    ['Ads promise that {laser therapy} ends pain for good, but trials disagree.', 'none'],
    ['It was once thought that {bed rest} heals the back.', 'none'],
    ['Doctors once recommended {bed rest}.', 'none'],
    ['{CBD} is often promoted as a miracle cure.', 'none'],
    ['{Cupping} is said to improve blood flow.', 'none'],
    ['{Cupping} supposedly relieves pain.', 'none'],
    ['Proponents say that {prolotherapy} relieves pain.', 'none'],
    ['Some people believe {traction} helps; trials show that {yoga} relieves pain.', 'none benefit'],
    ['The myth is that rest heals; in fact {walking} relieves pain.', 'benefit'],
    ['I believe {yoga} helped me.', 'benefit'],
    ['Experts believe {exercise} reduces pain.', 'benefit'],
    ['{Heat} is often recommended for acute back pain.', 'benefit'],
    ['It is true that {walking} eases pain.', 'benefit'],
    // What is denied is no effect.
    ['Nobody knows who invented {Pilates}.', 'none'],
    ['Nobody knows how many people use {TENS}.', 'none'],
    ['Nobody knows whether {cupping} works.', 'no-benefit'],
    ['{Yoga} was not tested in this trial.', 'none'],
    ['{Traction} has not been tested in good trials.', 'no-benefit'],
    ['There was no difference in age between the {yoga} and control groups.', 'none'],
    ['There was no difference in pain between {TENS} and sham.', 'no-benefit'],
    ['{Yoga} failed to attract men.', 'none'],
    ['{Traction} failed to reduce pain.', 'no-benefit'],
    // Held against another treatment.
    ['{Ibuprofen} was non-inferior to {naproxen}.', 'none none'],
    ['{Ibuprofen} was not inferior to {naproxen}.', 'none none'],
    ['{Ibuprofen} is not better than {naproxen}.', 'none none'],
    ['{Heat} was no worse than {ibuprofen}.', 'none none'],
    ['{TENS} was not superior to placebo.', 'no-benefit'],
    ['{Yoga} was no better than usual care.', 'no-benefit'],
    ['{Yoga}, not {bed rest}, helps.', 'benefit no-benefit'],
    // Advice for it, and on something else.
    ["Don't give up on {yoga}.", 'none'],
    ["Don't skip {exercise}.", 'none'],
    ["You don't need to be flexible to do {yoga}.", 'none'],
    ["You don't need a mat to do {yoga}.", 'none'],
    ['You do not need to have an {X-ray}.', 'against'],
    ['Avoid alcohol when taking {cyclobenzaprine}.', 'none'],
    ['Keep {ibuprofen} out of reach of children.', 'none'],
    ['Get an {MRI} for every back pain.', 'benefit'],
    ['Get an {MRI} if you have lost control of your bladder.', 'none'],
    ['No {surgery}, no drugs, no risk.', 'none'],
  ])('is fair to %s', (marked, claims) => {
    expect(claimsIn(marked)).toEqual(claims.split(' '));
  });

  it('reads headings', () => {
    expect(claimsIn('\n{Spinal decompression}: permanent relief for bad discs\n\nIt is a table.')).toEqual([
      'strong',
    ]);
  });

  it('gives items what the line above them says', () => {
    expect(claimsIn('Avoid:\n- {Bed rest}\n- {Traction}\n\nThe clinic has {yoga} on Mondays.')).toEqual([
      'against',
      'against',
      'none',
    ]);
  });

  it.each([
    ['Things that help', 'benefit'],
    ["Things that don't", 'no-benefit'],
    ['CONSIDER', 'benefit'],
    ['DO NOT OFFER', 'against'],
    ['Side effects of', 'harm'],
    ['Where to find us', 'none'],
  ])('gives all that the first sentence of an item names what a bare heading says: %s', (heading, claim) => {
    expect(claimsIn(`\n${heading}\n\n• {Traction} and {massage}. Mondays: {yoga}.\n`)).toEqual([
      claim,
      claim,
      'none',
    ]);
  });

  it('says nothing about signs and diseases', () => {
    expect(claimsIn('{Cauda equina syndrome} causes harm and is cured by {surgery}.')[0]).toBe('none');
  });

  it('is not read in a note about one patient', () => {
    const note =
      'CHIEF COMPLAINT\n\nLow back pain.\n\nMr. Vane is a 54-year-old man who presents with back pain.\n\n';
    expect(claimsIn('{Naproxen} helps him.', note)).toEqual([null]);
  });
});

describe('claimsOf', () => {
  const pieces = [
    'no ',
    'not ',
    'only ',
    'often ',
    'does not ',
    'adding ',
    'to ',
    ' | ',
    '(',
    'pain ',
    'helps ',
    'yoga',
    ', ',
    '. ',
    ' - ',
    'if ',
    'than ',
    '97% ',
    'cure ',
  ];

  it('gives one claim for each mention and never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        const mentions = [...text.matchAll(/yoga/g)].map(({ index }) => ({ start: index, end: index + 4 }));
        expect(claimsOf(text, text, sentencesOf(text), mentions)).toHaveLength(mentions.length);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    'yoga helps and ',
    'often ',
    'no good ',
    'yoga, ',
    'does not really actually ',
    'reduces the pain of yoga; ',
    'if yoga ',
    'yoga. Draws out. ',
    'not only ',
  ])('reads %j again and again in linear time', (piece) => {
    const took = (times: number) => {
      const text = `yoga ${piece.repeat(times)}`;
      const mentions = [...text.matchAll(/yoga/g)].map(({ index }) => ({ start: index, end: index + 4 }));
      const sentences = sentencesOf(text);
      const begun = processorTime();
      claimsOf(text, text, sentences, mentions);
      return processorTime() - begun;
    };
    expect(timesAsLong(took, 500, 4000, 32)).toBeLessThan(32);
  });

  it.each([
    ['one sentence of mentions and words that assert', 'yoga helps not cure yoga risk avoid '],
    ['a benefit that is never said of anything', 'no evidence of relief for pain, '],
    ['mentions alone', 'yoga and '],
    ['a list that goes on', 'yoga, '],
    ['words added to others', 'adding a b c to '],
    ['cells of a table', 'yoga | no good | '],
    ['words that begin a rule and go on otherwise', 'is to for the no in was have '],
    ['one rule that may come again and again', 'best to avoid taking using having '],
  ])('grows with its length alone: %s', (_, piece) => {
    const took = (length: number) => {
      const text = `yoga ${piece.repeat(Math.ceil(length / piece.length))} yoga`;
      const mentions = [...text.matchAll(/yoga/g)].map(({ index }) => ({ start: index, end: index + 4 }));
      const begun = processorTime();
      claimsOf(text, text, [{ start: 0, end: text.length }], mentions);
      return processorTime() - begun;
    };
    expect(timesAsLong(took, 5000, 20_000, 12)).toBeLessThan(12);
  });
});
