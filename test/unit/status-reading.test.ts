import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText as spot } from '../../spotting/reading.ts';
import { sectionOf } from '../../spotting/sections.ts';
import { statusesOf } from '../../spotting/status.ts';
import { STATUS_RULES } from '../../spotting/status-rules.ts';
import { firstWords } from '../../spotting/triggers.ts';
import { processorTime, timesAsLong } from '../property/growth.ts';

const NOTE =
  'CHIEF COMPLAINT\n\nLow back pain.\n\nHISTORY OF PRESENT ILLNESS\n\nMr. Vane is a 54-year-old man who presents with chronic low back pain and sciatica.\n\n';
const ARTICLE =
  'Treatments for low back pain\n\nMost people with low back pain get better within weeks. Your doctor can tell you which treatments guidelines recommend.\n\n';

/** Mentions after the beginning of a page, as "words: status". */
function read(page: string, text: string): string[] {
  return spot(page + text)
    .filter(({ start }) => start >= page.length)
    .map((mention) => `${mention.text}: ${mention.status}`);
}

describe('status in a sentence', () => {
  it.each([
    [
      'Denies fever, chills, saddle anesthesia or incontinence but has leg weakness.',
      [
        'fever: negated',
        'chills: negated',
        'saddle anesthesia: negated',
        'incontinence: negated',
        'leg weakness: present',
      ],
    ],
    ['Failed PT, NSAIDs and chiropractic.', ['PT: failed', 'NSAIDs: failed', 'chiropractic: failed']],
    [
      'Ibuprofen (no relief), PT (helped a little), gabapentin (sedated).',
      ['Ibuprofen: failed', 'PT: helped', 'gabapentin: failed'],
    ],
    ["d/c'd naproxen, start gabapentin 300 mg qhs", ['naproxen: past', 'gabapentin: current']],
    ['He took ibuprofen. It did not help.', ['ibuprofen: failed']],
    ['Tried ibuprofen for two weeks, but it did not help.', ['ibuprofen: failed']],
    [
      'No fever, numbness in the saddle area since Monday.',
      ['fever: negated', 'numbness in the saddle area: present'],
    ],
    ['w/o fever or chills', ['fever: negated', 'chills: negated']],
    ['Her father has it too and has been on prednisone for years.', ['prednisone: family']],
    ['Her mother had gabapentin, and she takes naproxen.', ['gabapentin: family', 'naproxen: current']],
    [
      'An epidural (which he did not want) and surgery were discussed.',
      ['epidural: declined', 'surgery: planned'],
    ],
    ['Surgery was discussed; she would rather not.', ['Surgery: declined']],
    ['Fever? No, 98.1 oral. Saddle numbness? Yes.', ['Fever: negated', 'Saddle numbness: present']],
    ['Any change in bladder or bowel function? No.', ['change in bladder or bowel: negated']],
    ['Red flags: nil.', ['Red flags: negated']],
    ['Gabapentin | 900 mg | minimal', ['Gabapentin: failed']],
    ['Meloxicam | 2020 | good, 8 wk', ['Meloxicam: helped']],
    [
      'Safety-netted her carefully about saddle numbness.',
      ['Safety-netted: present', 'saddle numbness: hypothetical'],
    ],
    ['Asked re: saddle numbness - no. Fever - no.', ['saddle numbness: negated', 'Fever: negated']],
    [
      'Hospital course: given ketorolac, then transitioned to oxycodone.',
      ['ketorolac: past', 'oxycodone: current'],
    ],
    [
      'Bladder incontinence: N   Bowel incontinence: N',
      ['Bladder incontinence: negated', 'Bowel incontinence: negated'],
    ],
    ['She asked about an epidural; explained that this is not indicated.', ['epidural: negated']],
    ['Physical therapy was offered. He declined a work note.', ['Physical therapy: planned']],
    ['If you have taken tramadol today, do not drive.', ['tramadol: hypothetical']],
  ])('%s', (text, statuses) => {
    expect(read(NOTE, text)).toEqual(statuses);
  });
});

describe('status in a section', () => {
  it.each([
    ['ALLERGIES\nNaproxen – hives\nCodeine', ['Naproxen: allergy', 'Codeine: allergy']],
    ['Medications: naproxen 500 mg, gabapentin', ['naproxen: current', 'gabapentin: current']],
    ['Past surgical history: lumbar fusion', ['lumbar fusion: past']],
    ['FAMILY HISTORY: breast cancer', ['breast cancer: family']],
    [
      'PLAN\n- physical therapy\n- MRI lumbar spine',
      ['physical therapy: planned', 'MRI lumbar spine: planned'],
    ],
    [
      'RETURN PRECAUTIONS\n- saddle numbness\n- fever',
      ['saddle numbness: hypothetical', 'fever: hypothetical'],
    ],
    ['She denies:\n- fever\n- saddle numbness', ['fever: negated', 'saddle numbness: negated']],
    ['Allergies: NKDA\nMeds: naproxen', ['naproxen: current']],
    ['Hospital course: received ketorolac IV.', ['ketorolac: past']],
    [
      'Stopped medications:\n- naproxen\nFollow-up: physical therapy',
      ['naproxen: past', 'physical therapy: planned'],
    ],
    [
      'Medication: naproxen; ibuprofen stopped\nLorazepam at night.',
      ['naproxen: current', 'ibuprofen: past', 'Lorazepam: current'],
    ],
    [
      'SN advice: saddle numbness, leg weakness',
      ['saddle numbness: hypothetical', 'leg weakness: hypothetical'],
    ],
    ['Allergies: codeine - urinary retention', ['codeine: allergy', 'urinary retention: past']],
    ['8/19 clinic: naproxen, physical therapy', ['naproxen: past', 'physical therapy: past']],
    ['Medications: oxycodone 5/325', ['oxycodone: current']],
  ])('%s', (text, statuses) => {
    expect(read(NOTE, text)).toEqual(statuses);
  });

  it('knows labels by their first part', () => {
    expect(sectionOf('ALLERGIES / INTOLERANCES')).toEqual({ section: 'allergies', alone: true });
    expect(sectionOf('PMH: asthma')).toEqual({ section: 'medical history', alone: false });
    expect(sectionOf('He has a history of asthma.')).toBeNull();
  });
});

describe('a page about no particular patient', () => {
  it.each([
    ['Ibuprofen did not help in trials.', ['Ibuprofen: general']],
    ['You may take naproxen for a few days.', ['naproxen: general']],
    ['"I tried acupuncture and it did nothing." – Vera', ['acupuncture: failed']],
    ['My neighbour had an epidural injection.', ['epidural injection: family']],
    [
      'Call your doctor if you lose bladder control or have a fever.',
      ['lose bladder control: hypothetical', 'fever: hypothetical'],
    ],
    [
      'Come back at once if you develop:\n• saddle numbness\n• leg weakness',
      ['saddle numbness: hypothetical', 'leg weakness: hypothetical'],
    ],
    ['Do I need an MRI scan?', ['MRI scan: general']],
    ['When to get help: leg weakness, fever.', ['leg weakness: hypothetical', 'fever: hypothetical']],
    ['Have you had incontinence? Tell your doctor at once.', ['incontinence: hypothetical']],
    ['If you are already taking tramadol, tell the nurse.', ['tramadol: hypothetical']],
    ['She tried it all. Cortisone shots wore off.', ['Cortisone shots: failed']],
    ['Dale: "Honestly, acupuncture did nothing for me at all." Sheila agreed.', ['acupuncture: failed']],
    ['Reviews\n5/5 Dale. Naproxen did nothing.', ['Naproxen: failed']],
    ['My brother ended up with discitis.', ['discitis: family']],
    [
      'Is it ever an emergency? Saddle numbness or fever.',
      ['Saddle numbness: hypothetical', 'fever: hypothetical'],
    ],
    [
      'Saddle numbness, leg weakness: ring 999.',
      ['Saddle numbness: hypothetical', 'leg weakness: hypothetical'],
    ],
    ['What doctors call "acupuncture" is old. It was used for centuries.', ['acupuncture: general']],
  ])('%s', (text, statuses) => {
    expect(read(ARTICLE, text)).toEqual(statuses);
  });
});

describe('red flags', () => {
  it.each([
    'Cannot rule out cauda equina syndrome.',
    'Cauda equina syndrome has not been ruled out.',
    'MRI could not exclude cauda equina syndrome.',
    'He does not deny cauda equina syndrome symptoms.',
    'No fever, but saddle numbness.',
    'No fever; leg weakness is getting worse.',
    'No relief, and saddle numbness since Monday.',
    'Saddle numbness has not resolved.',
    'Foot drop has not improved.',
    'There is no improvement in leg weakness.',
    'No change in leg weakness.',
    'Not only leg weakness.',
    'Saddle numbness, no pain.',
    'Saddle numbness without pain.',
    'Saddle numbness; reflexes normal.',
    'Denies pain. Has foot drop.',
    'Low suspicion for cauda equina syndrome.',
    'Possible cauda equina syndrome.',
    'Any fever? No chills, but leg weakness.',
    'Is the leg weakness worse? No.',
    'Any improvement in leg weakness? No.',
    'Saddle numbness resolved? No.',
    'Red flags: no fever but saddle numbness.',
    'Leg weakness: no  improvement.',
    'Neuro: [-] fever [+] leg weakness',
    '[ ] fever [x] leg weakness',
    'Call: fever. Has leg weakness.',
  ])('are not read as denied: %s', (text) => {
    const last = read(NOTE, text)
      .filter((one) => !one.startsWith('fever'))
      .at(-1);
    expect(last).toMatch(/: (present|hypothetical)$/);
  });
});

describe('red flags beside a negation of something else', () => {
  it.each([
    'No relief with Tylenol, {saddle numbness} worse.',
    'He denies trauma, but reports {leg weakness}.',
    'He denies trauma and reports {leg weakness}.',
    'Denies fever. {Saddle numbness} noted.',
    'No bladder symptoms but {bowel incontinence}.',
    'No prior surgery, {foot drop} on exam.',
    'Not sleeping because of {leg weakness}.',
    'Does not use NSAIDs. {Fever} 39.',
    'not taking NSAIDs, has {fever}',
    'Pain not controlled, {urinary retention} today.',
    'Without treatment his {leg weakness} progressed.',
    'Never had surgery, {leg weakness} for 3 weeks.',
    'Unable to walk, {saddle numbness}.',
    'No longer able to walk because of {leg weakness}.',
    'no meds, {saddle numbness} x3d',
    'No allergies. {Fever}.',
    'Negative SLR, {foot drop} left.',
    'No improvement, {urinary incontinence} persists.',
    'Nothing helps and he has {leg weakness}.',
    'No red flags except {night sweats}.',
    'CT negative; {fracture} suspected.',
    '{Fracture} cannot be excluded.',
    '{Cauda equina syndrome} must be excluded.',
    '{Leg weakness}, denies pain.',
    '{Foot drop}, gait not normal.',
    '{Saddle numbness}; bladder normal.',
    '{Fever}, chills; no cough.',
    '{Incontinence} of urine, no stool.',
    '{Urinary retention} 600 cc. No fever.',
    'New {foot drop}. Reflexes absent.',
    '{Leg weakness} 3/5, sensation normal.',
    '{Saddle anesthesia} on exam, rectal tone absent.',
    '{Saddle numbness} is not improving.',
    '{Saddle numbness} not relieved by rest.',
    '{Fever} not responding to Tylenol.',
    '{Leg weakness} that was not there before.',
    '{Leg weakness} has never been this bad.',
    '{Bladder incontinence} was not addressed last visit.',
    '{Leg weakness} not due to pain.',
    'She did not mention {saddle numbness} before, now constant.',
  ])('are there: %s', (marked) => {
    const start = NOTE.length + marked.indexOf('{');
    const mention = spot(NOTE + marked.replace('{', '').replace('}', '')).find((one) => one.end > start);
    expect(mention?.status).toBe('present');
  });
});

describe('reading', () => {
  const words = STATUS_RULES.map(({ example }) => example.replace(/[{}]/g, ''));

  it('takes any text', () => {
    const text = fc.array(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...words, '\n', ', ', ' (', ') ', ': ')),
      {
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(text, fc.constantFrom(NOTE, ARTICLE), (parts, page) => {
        for (const { status } of spot(page + parts.join(' '))) expect(status).toMatch(/^[a-z]+$/);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('reads the same text the same way', () => {
    const text = NOTE + words.join('\n');
    expect(spot(text)).toEqual(spot(text));
  });

  it.each([
    ['a list that never ends', 'denies ', 'fever, ', 'fever'],
    ['words that tell, over and over', '', 'no fever and no ', 'fever'],
    ['brackets that never close', 'tried ', 'fever ( ', 'fever'],
    ['half a rule, over and over', 'fever ', 'has not been yet yet yet ', 'fever'],
    ['one word, over and over', 'after ', 'her her her fever ', 'fever'],
    ['one denial, over and over', 'fever ', 'no no no no ', 'fever'],
    ['a short list, over and over', '', 'denies fever, ', 'fever'],
    ['short sentences', '', 'Denies fever.\n', 'fever'],
    ['dashes between the words of a rule', 'little ', '---------- ', 'fever'],
    ['quotations', '', '"fever" ', 'fever'],
  ])(
    'takes time in proportion to the text: %s',
    (_name, begin, unit, word) => {
      const time = (times: number) => {
        const text = begin + unit.repeat(times);
        const asked = [...text.matchAll(new RegExp(word, 'g'))].map(({ index }) => ({
          start: index,
          end: index + word.length,
          about: 'flag' as const,
          disease: false,
        }));
        const setting = { patient: true, oneself: false, section: null, lead: null, item: false };
        const begun = processorTime();
        expect(statusesOf(text, [{ start: 0, end: text.length }], asked, setting)).toHaveLength(asked.length);
        return processorTime() - begun;
      };
      // Eight times the text; in the square it would take 64 times as long.
      expect(timesAsLong(time, 3_000, 24_000, 30)).toBeLessThan(30);
    },
    60_000,
  );

  it('files each rule under the words it begins with', () => {
    expect(firstWords('(fail(ed|s)|no (relief|benefit)) from').sort()).toEqual(['failed', 'fails', 'no']);
    expect(firstWords('contra ?indicated')).toEqual(['contra', 'contraindicated']);
    for (const { find } of STATUS_RULES) expect(firstWords(find).filter(Boolean).length).toBeGreaterThan(0);
  });
});
