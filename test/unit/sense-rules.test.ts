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
});
