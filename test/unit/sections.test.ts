import { describe, expect, it } from 'vitest';
import { Sections, sectionOf } from '../../spotting/sections.ts';

describe('the label of a line', () => {
  it.each([
    ['Hospital course: received ketorolac', 'course'],
    ['RECORD REVIEW (summarized)', 'course'],
    ['Past medical history. Asthma', 'medical history'],
    ['Allergies/ADR: codeine', 'allergies'],
    ['Discharge medications:', 'medications'],
    ['Home meds resumed: naproxen', 'medications'],
    ['Medications tried: naproxen', 'tried'],
    ['Stopped medications:', 'tried'],
    ['Taken prior: ibuprofen', 'tried'],
    ['CURRENT STATUS', 'story'],
    ['SN advice: saddle numbness', 'instructions'],
    ['Call: fever', 'instructions'],
    ['Follow-up: physical therapy', 'plan'],
    ['ED course: morphine', 'procedure'],
  ])('%s', (line, section) => {
    expect(sectionOf(line)?.section).toBe(section);
  });

  it.each([
    'He called the office.',
    'New pain in the leg',
    'A. Did the exercises',
    'Continue naproxen',
    'Today he feels better',
  ])('is none: %s', (line) => {
    expect(sectionOf(line)).toBeNull();
  });
});

/** The section of each line of a note. */
function sectionsOf(lines: readonly string[]) {
  const sections = new Sections();
  return lines.map((line) => sections.next(line, 'text'));
}

describe('lines with a date', () => {
  it.each([
    '8/19 ER: given ibuprofen',
    '2019 – epidural',
    'Mar 2021: fusion',
    '12.03.2022 physio started',
    '8/26-11/2 clinic: physio',
  ])('tell of what was: %s', (line) => {
    expect(sectionsOf(['Medications', line])).toEqual(['medications', 'course']);
  });

  it.each(['8/10 pain at rest', '5/325 oxycodone', '3/52 physio', '10 mg baclofen'])(
    'are not: %s',
    (line) => {
      expect(sectionsOf(['Medications', line])).toEqual(['medications', 'medications']);
    },
  );

  it('say in a plan when something is due', () => {
    expect(sectionsOf(['Plan', '8/19 epidural'])).toEqual(['plan', 'plan']);
  });
});

describe('sections of the past', () => {
  it('end at the next heading, known or not', () => {
    expect(sectionsOf(['Hospital course: stable', 'WORK STATUS', 'Wears a brace.'])).toEqual([
      'course',
      null,
      null,
    ]);
  });

  it('of one line end with it', () => {
    expect(sectionsOf(['Allergies: codeine', 'Wears a brace.'])).toEqual(['allergies', null]);
  });
});
