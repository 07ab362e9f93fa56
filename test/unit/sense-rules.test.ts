import { describe, expect, it } from 'vitest';
import { scan, spot } from '../../spotting/index.ts';
import { SENSE_RULES } from '../../spotting/sense-rules.ts';

/** A page about back pain: what is said after it would be painted, but for the rule. */
const PAGE =
  'Chronic low back pain\n\nTreatments for low back pain and sciatica. TENS, RFA, ESI, CBT and PT are used for low back pain.\n\n';

describe('sense rules', () => {
  it.each(SENSE_RULES.map((rule) => [rule.about, rule.then, rule.example, rule] as const))(
    '%s is %s in "%s"',
    (_about, then, example, rule) => {
      const isAbout = (concept: string | undefined, spelling: string) =>
        rule.about === '*' ||
        rule.about === concept ||
        rule.about === spelling.replace(/s$/, '') ||
        rule.about === spelling;
      const hits = scan(example, 'item')?.hits.filter((hit) => hit.sense.concept?.painted) ?? [];
      expect(hits.some((hit) => isAbout(hit.sense.concept?.id, hit.spelling))).toBe(true);

      const painted = spot(PAGE + example).filter(
        (mention) =>
          mention.start >= PAGE.length &&
          isAbout(mention.concept, mention.text.toLowerCase().replaceAll('-', ' ')),
      );
      expect(painted.length > 0).toBe(then === 'shown');
    },
  );

  it.each([
    'Education: the patient finished high school and is back at work.',
    'Patients with less education had more back pain.',
    'Pain was more common in patients with lower education.',
    'Back pain in patients with primary education, secondary education or tertiary education.',
    'Patients had a mean of nine years of formal education and pain for two.',
    'A patient who works in education, with back pain when sitting.',
    'Patients earn no credits: continuing education for back pain.',
    'Education, income and smoking of patients with pain.',
    'Patients with back pain and a college education did better.',
    'Low education, and no school education, in patients with back pain.',
    'This leaflet about back pain is education, not advice.',
    'For education only: ask who treats your pain.',
    'This page about back pain is education only.',
    'We gave patient education on smoking to people with back pain.',
    'The patient education leaflet was given for back pain.',
    'Patient Education and Counseling: I advised rest for the pain.',
    'an outpatient physical therapy and rehabilitation clinic',
  ])('nothing is marked in "%s"', (text) => {
    const named = spot(PAGE + text).filter(({ start }) => start >= PAGE.length);
    expect(named.filter(({ concept }) => /^(pain-education|physiotherapy)$/.test(concept))).toEqual([]);
  });

  it.each([
    'Education and exercise are the first line for low back pain.',
    'The patient received education on pain.',
    'Education: sessions on pain at the back school.',
    'She received patient education and exercise for back pain.',
    'For low back pain patient education is recommended.',
    'We gave patient education about her back.',
    'For low back pain, education, not bed rest, is recommended.',
    'For back pain, offer education and not opioids.',
    'Participants with back pain were randomised to exercise or education only.',
    'Patients who need further education about their back pain should be offered it.',
    'We gave further education on posture to people with back pain.',
    'Patient education about the benign nature of acute low back pain helps.',
    'Patient education on disc herniation and staying active for back pain.',
    'Offer patient education about posture and lifting for low back pain.',
  ])('education of patients stays marked in "%s"', (text) => {
    const named = spot(PAGE + text).filter(({ start }) => start >= PAGE.length);
    expect(named.map(({ concept }) => concept)).toContain('pain-education');
  });
});
