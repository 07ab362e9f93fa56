import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PageReader } from '../../spotting/page-reader.ts';
import { readText as spot } from '../../spotting/reading.ts';

const NOTE = '52 y/o male with chronic low back pain seen in clinic today.\n';

/** Mentions after the beginning of a note, as "words: status". */
function read(text: string): string[] {
  return spot(NOTE + text)
    .filter(({ start }) => start >= NOTE.length)
    .map((mention) => `${mention.text}: ${mention.status}`);
}

/** Status of the last mention of some words after the beginning of a note. */
function statusOf(words: string, text: string): string | null | undefined {
  const from = NOTE.length + text.lastIndexOf(words);
  return spot(NOTE + text).find(({ start, end }) => start < from + words.length && end > from)?.status;
}

describe('a sign whose own words deny something', () => {
  it.each([
    'He has no bladder control since Monday.',
    'There is no feeling in the saddle area.',
    'No feeling around the anus.',
    'No bowel control today.',
    "Can't pass urine since yesterday.",
    'No anal tone.',
    'He has no control of his bladder.',
    'No urge to urinate.',
    'Not passing urine since noon.',
    'No bladder control, saddle numbness.',
  ])('is there: %s', (text) => {
    const found = read(text);
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) expect(one).toMatch(/: present$/);
  });

  it.each([
    'No bladder control problems.',
    'No loss of bladder control.',
    'No bowel function changes.',
    'No fall.',
  ])('is denied all the same: %s', (text) => {
    expect(read(text).map((one) => one.split(': ')[1])).toEqual(['negated']);
  });
});

describe('what should be there', () => {
  it.each([
    ['Perianal sensation absent.', ['present']],
    ['Perianal sensation is decreased.', ['present']],
    ['Rectal tone lax.', ['present']],
    ['Rectal tone: absent.', ['present']],
    ['Rectal tone not present.', ['present']],
    ['Rectal tone is not normal.', ['present']],
    ['Rectal tone | absent', ['present']],
    ['Absence of perianal sensation and loss of anal tone.', ['present', 'present']],
    ['Lack of perianal sensation.', ['present']],
    ['No perianal sensation to pinprick.', ['present']],
    ['Perianal sensation normal, rectal tone reduced.', ['negated', 'present']],
    ['Perianal sensation intact.', ['negated']],
    ['Normal rectal tone.', ['negated']],
    ['Rectal tone and perianal sensation intact.', ['negated', 'negated']],
    ['Rectal tone not reduced.', ['negated']],
    ['No loss of perianal sensation.', ['negated']],
    ['No change in saddle sensation.', ['negated']],
    ['No saddle sensation changes.', ['negated']],
    ['Rectal tone | normal', ['negated']],
  ])('%s', (text, statuses) => {
    expect(read(text).map((one) => one.split(': ')[1])).toEqual(statuses);
  });
});

const SIGNS = [
  'saddle numbness',
  'urinary retention',
  'foot drop',
  'fever',
  'leg weakness',
  'loss of bladder control',
  'urinary incontinence',
] as const;
const OPENERS = [
  'No',
  'Denies',
  'Denied any',
  'Without',
  'Never had',
  'Has not had',
  'No history of',
  'Negative for',
  'No recent',
  'Reports no',
  'There was no',
  'Not aware of',
] as const;
const HARMLESS = [
  'cough',
  'chest pain',
  'headache',
  'rash',
  'relief with heat',
  'medication',
  'help',
] as const;
/** What turns from the thing denied to a sign that is there. */
const TURNS = [
  ' but has',
  '; now has',
  '. Now has',
  ', however there is',
  ' before the onset of',
  ' despite the',
  ' because of the',
  ' since the',
  ', yet he has',
  ' although he has',
  ' except',
  ' and now has',
  ', and he reports',
  ' until he developed',
  ' apart from',
  ' other than',
  ' when the',
  ', then developed',
  ', presents with',
  ' to account for his',
  ' after the',
  ', only',
  ', now with',
  ' during the',
  ' due to the',
  ' to explain the',
  ' causing the',
  ' in spite of the',
  ' besides',
  ' with the exception of',
  ', just',
  ', still has',
] as const;
/** A denial that held earlier, and holds no more. */
const EARLIER = [
  ' until yesterday.',
  ' until this morning.',
  ' before this week.',
  ' prior to the fall.',
  ' till Friday.',
  ' on prior visits; now present.',
  ' last week but now has it.',
  ' at the last appointment, but present today.',
  ' initially, but it started yesterday.',
  ' previously; began on Monday.',
  ' last month. Now present.',
  ' on admission, but developed it overnight.',
  ' when last seen, now positive.',
] as const;
const NOT_BEFORE = [
  ' (not present last visit).',
  ', not present last week.',
  ', absent at last visit.',
  ' which was not there before.',
  ', none before.',
  ' was not present yesterday but is today.',
  ', previously absent.',
  ' was absent until today.',
] as const;

const opener = fc.constantFrom(...OPENERS);
const sign = fc.constantFrom(...SIGNS);

describe('a sign beside words of denial that are about something else', () => {
  it('is there after something harmless that is denied', () => {
    fc.assert(
      fc.property(
        opener,
        fc.constantFrom(...HARMLESS),
        fc.constantFrom(...TURNS),
        sign,
        (no, thing, turn, has) => {
          expect(statusOf(has, `${no} ${thing}${turn} ${has}.`)).toBe('present');
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is there where it was missing earlier only', () => {
    const denied = fc.constantFrom('No', 'Denied', 'No history of', 'Did not have', 'Had no', 'Never had');
    fc.assert(
      fc.property(denied, sign, fc.constantFrom(...EARLIER), (no, has, earlier) => {
        expect(statusOf(has, `${no} ${has}${earlier}`)).toBe('present');
      }),
      { numRuns: 150 },
    );
    fc.assert(
      fc.property(sign, fc.constantFrom(...NOT_BEFORE), (has, before) => {
        expect(statusOf(has, `He has ${has}${before}`)).toBe('present');
      }),
      { numRuns: 60 },
    );
  });

  it('is denied in a plain list of signs', () => {
    const list = fc.constantFrom('Denies', 'No', 'Negative for', 'Denied any', 'Without');
    const joined = fc.constantFrom(', ', ' or ', ', chills, ', ' or new ');
    fc.assert(
      fc.property(
        list,
        fc.constantFrom('fever', 'cough', 'chest pain'),
        joined,
        sign,
        (no, first, join, last) => {
          fc.pre(first !== last);
          expect(statusOf(last, `${no} ${first}${join}${last}.`)).toBe('negated');
        },
      ),
      { numRuns: 150 },
    );
  });

  it.each([
    ['Without any warning she lost control of her bladder.', 'lost control of her bladder'],
    ['First ever episode of urinary incontinence, none before.', 'urinary incontinence'],
    ['Previously no saddle numbness, now present.', 'saddle numbness'],
    ['Denies worsening of his foot drop.', 'foot drop'],
    ['Denies improvement in leg weakness.', 'leg weakness'],
    ['Denies that his foot drop has improved.', 'foot drop'],
    ['Denies relief of urinary retention.', 'urinary retention'],
    ['No relief from fever.', 'fever'],
    ['No help for leg weakness.', 'leg weakness'],
    ['No cause for the urinary retention was found.', 'urinary retention'],
    ['No back pain prior to the onset of urinary retention.', 'urinary retention'],
    ['No change in his foot drop.', 'foot drop'],
    ['No source of fever found.', 'fever'],
    ['No one asked about his saddle numbness.', 'saddle numbness'],
    ['I do not doubt that he has cauda equina syndrome.', 'cauda equina syndrome'],
    ['His wife was worried about his leg weakness.', 'leg weakness'],
    ['Return precautions: given. Fever 39 today.', 'Fever'],
    ['Return precautions: given; saddle numbness today.', 'saddle numbness'],
    ['Family history: negative. Presenting today with saddle numbness.', 'saddle numbness'],
    ['Saddle numbness | Yes', 'Saddle numbness'],
    ['Fever\t-\nSaddle numbness\t+', 'Saddle numbness'],
  ])('%s', (text, words) => {
    expect(statusOf(words, text)).toBe('present');
  });

  it.each([
    ['Denies saddle numbness now or previously.', 'saddle numbness', 'negated'],
    ['Denies saddle numbness before or after the fall.', 'saddle numbness', 'negated'],
    ['No personal or family history of cancer.', 'cancer', 'negated'],
    ['No problems with bladder or bowel.', 'bladder', 'negated'],
    ['Saddle numbness | No', 'Saddle numbness', 'negated'],
    ['I doubt cauda equina syndrome.', 'cauda equina syndrome', 'hypothetical'],
    ['Return precautions: given. Call for fever.', 'fever', 'hypothetical'],
    ['His father has cancer.', 'cancer', 'family'],
  ])('keeps: %s', (text, words, status) => {
    expect(statusOf(words, text)).toBe(status);
  });
});

describe('what was stopped', () => {
  it.each([
    ['Stopped\n- Gabapentin 300 mg, discontinued March 2024', ['Gabapentin: past']],
    ['Gabapentin 300 mg daily, discontinued.', ['Gabapentin: past']],
    ['Gabapentin 300 mg DISCONTINUED', ['Gabapentin: past']],
    ['Stopped meds:\n- Gabapentin 300 mg TID', ['Gabapentin: past']],
    ['STOPPED MEDICATIONS\nGabapentin 300 mg TID', ['Gabapentin: past']],
    ['No longer taking:\n- Gabapentin 300 mg', ['Gabapentin: past']],
    ['Gabapentin - stopped, Naproxen - continue', ['Gabapentin: past', 'Naproxen: current']],
    ['Naproxen 500 mg BID, gabapentin 300 mg, discontinued.', ['Naproxen: current', 'gabapentin: past']],
    ['Gabapentin (discontinued 2023), naproxen 500 mg BID.', ['Gabapentin: past', 'naproxen: current']],
  ])('%s', (text, statuses) => {
    expect(read(text)).toEqual(statuses);
  });
});

describe('what is no allergy', () => {
  it.each([
    ['- No known allergy to acetaminophen', ['acetaminophen: general']],
    ['Not allergic to naproxen.', ['naproxen: general']],
    ['Denies allergy to NSAIDs.', ['NSAIDs: general']],
    ['Allergies: NKDA. Ibuprofen 600 mg daily.', ['Ibuprofen: current']],
    ['Allergies: codeine. He takes ibuprofen daily.', ['codeine: allergy', 'ibuprofen: current']],
    ['Allergies:\n- Codeine\n\nHe takes ibuprofen daily.', ['Codeine: allergy', 'ibuprofen: current']],
    [
      'Allergies:\nCodeine - rash\nNot taking: duloxetine, baclofen',
      ['Codeine: allergy', 'duloxetine: negated', 'baclofen: negated'],
    ],
    ['Allergies: codeine - rash. Naproxen - hives.', ['codeine: allergy', 'Naproxen: allergy']],
    ['Allergies:\nCodeine - rash\nNaproxen caused hives', ['Codeine: allergy', 'Naproxen: allergy']],
  ])('%s', (text, statuses) => {
    expect(read(text)).toEqual(statuses);
  });
});

describe('how treatments turned out', () => {
  it.each([
    ['TENS gave no relief at first, now helps a lot.', ['TENS: helped']],
    ['Neither PT nor acupuncture helped.', ['PT: failed', 'acupuncture: failed']],
    ['Defers surgery for now.', ['surgery: declined']],
  ])('%s', (text, statuses) => {
    expect(read(text)).toEqual(statuses);
  });
});

describe('what a caution is about', () => {
  it('is denied by an answer of two words', () => {
    const text = 'Ulcer? None known.';
    const patient = new PageReader(
      [{ text: 'The patient is a 52 y/o man. Denies fever.', kind: 'text', hits: [{}] as never }],
      'note',
    );
    patient.read({ text, kind: 'text' }, []);
    expect(patient.statuses({ text, kind: 'text' }, [{ start: 0, end: 5, drug: false }])).toEqual([
      'negated',
    ]);
  });
});
