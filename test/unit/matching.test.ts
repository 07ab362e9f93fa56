import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import rows from '../../data/lexicon.json' with { type: 'json' };
import { ANCHORS } from '../../spotting/anchors.computed.ts';
import { COMPILED } from '../../spotting/compiled.computed.ts';
import { mayMatter, scan, spot } from '../../spotting/index.ts';
import { patternExpression, trieSource } from '../../spotting/trie.ts';
import { plural, variants } from '../../spotting/variants.ts';

const BACK = 'Low back pain. ';
/** Concepts painted in a sentence of a page about back pain. */
const conceptsIn = (sentence: string) => spot(BACK + sentence).map(({ text, concept }) => [text, concept]);

describe('variants', () => {
  it.each([
    ['faecal incontinence', 'fecal incontinence'],
    ['core stabilization', 'core stabilisation'],
    ['exercise program', 'exercise programme'],
    ['pain centre', 'pain center'],
    ['bed-rest', 'bedrest'],
    ['slipped disc', 'slipped disk'],
    ['nerve block', 'nerve blocks'],
    ['laminectomy', 'laminectomies'],
  ])('%s is also written %s', (form, other) => {
    expect(variants(form, true)).toContain(other);
  });

  it('writes out a group at the beginning, keeps one further on', () => {
    expect(variants('(hot|warm) (bath|pack)', false)).toEqual(['hot (bath|pack)', 'warm (bath|pack)']);
  });

  it('knows words without a plural', () => {
    expect(plural('heat')).toBeNull();
    expect(plural('stretches')).toBeNull();
  });
});

describe('the matcher', () => {
  it.each([
    ['Took Ibu\u00adprofen', 'Ibu\u00adprofen', 'ibuprofen'],
    ['Took ibu\u200bprofen', 'ibu\u200bprofen', 'ibuprofen'],
    ['had cognitive‑behavioural therapy', 'cognitive‑behavioural therapy', 'cbt'],
    ['had cognitive–behavioral\u00a0therapy', 'cognitive–behavioral\u00a0therapy', 'cbt'],
    ['prescribed Flexeril', 'Flexeril', 'cyclobenzaprine'],
    [
      'after years of pain she was offered a lumbar epidural\nsteroid injection',
      'lumbar epidural\nsteroid injection',
      'epidural-steroid-injection',
    ],
    ['no bed rest', 'bed rest', 'bed-rest'],
    ['NSAIDs daily', 'NSAIDs', 'nsaids'],
    ['“TENS” unit', 'TENS', 'tens'],
    ['anti–inflammatories', 'anti–inflammatories', 'nsaids'],
  ])('finds the term in %j', (sentence, text, concept) => {
    expect(conceptsIn(sentence)).toContainEqual([text, concept]);
  });

  it('takes the longest form', () => {
    expect(conceptsIn('radiofrequency ablation')).toEqual([
      ['radiofrequency ablation', 'radiofrequency-ablation'],
    ]);
    expect(conceptsIn('percutaneous electrical nerve stimulation')[0]?.[1]).toBe('tens');
  });

  it('keeps to word borders in any script', () => {
    expect(conceptsIn('heatéd яheat heat9 preheat')).toEqual([]);
  });

  it('minds capitals where they matter', () => {
    const isCbt = (text: string) =>
      scan(text, 'text')?.hits.some((hit) => hit.sense.concept?.id === 'cbt') ?? false;
    expect(isCbt('we act as a team')).toBe(false);
    expect(isCbt('ACT helps')).toBe(true);
  });

  it('finds every painted form of the lexicon in its own words', () => {
    const missing: string[] = [];
    for (const row of rows.filter((row) => row.painted)) {
      for (const written of Object.values(row.forms).flat() as string[]) {
        const form = written
          .replace(/!$/, '')
          .replace(/\(([^|)]*)[^)]*\)/g, '$1')
          .replace(/\s+/g, ' ')
          .trim();
        const hits = scan(`x ${form} x`, 'text')?.hits ?? [];
        if (!hits.some((hit) => hit.start <= 2 && hit.end >= 2 + form.length)) missing.push(form);
      }
    }
    expect(missing).toEqual([]);
  });

  it('equals a slow search through the list', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), minLength: 1, maxLength: 6 });
    const form = word.map((raw) => raw.replace(/\s+/g, ' ').trim()).filter((raw) => raw.length > 0);
    fc.assert(
      fc.property(
        fc.uniqueArray(form, { minLength: 1, maxLength: 8 }),
        fc.array(word, { maxLength: 20 }),
        (forms, words) => {
          const text = words.join('').replace(/\s+/g, ' ');
          const found = [
            ...text.matchAll(new RegExp(`\\b${trieSource(forms)}(?![\\p{L}\\p{N}_])`, 'gu')),
          ].map((match) => [match.index, match[0]] as const);
          expect(found).toEqual(slowSearch(text, forms));
        },
      ),
    );
  });

  it('reads a pattern with groups as its choices', () => {
    const expression = patternExpression('loss of (your|his|) bladder (control|function)');
    expect(expression.test('loss of bladder control')).toBe(true);
    expect(expression.test('loss of his bladder function')).toBe(true);
    expect(expression.test('loss of her bladder control')).toBe(false);
  });

  it('stays linear on crafted repetitions', () => {
    const time = (length: number) => {
      const text = 'low '.repeat(length) + 'back-'.repeat(length) + 'loss of '.repeat(length);
      const since = performance.now();
      scan(text, 'text');
      return performance.now() - since;
    };
    time(1000);
    expect(time(40_000)).toBeLessThan(40 * Math.max(5, time(4000)));
  });
});

describe('notes in shorthand, tables and side effects', () => {
  const painted = (text: string) => spot(text).map((mention) => mention.text);

  it('reads a physiotherapy note that never writes back pain in full', () => {
    const note =
      'S: LB stiff am, R leg pn. 4/52\nO: Lx flex 50%, SLR 40\nRx: STM R QL, PA mobs, IFT 15/60\nHEP: knee rolls';
    expect(painted(note)).toEqual(['STM', 'PA mobs', 'IFT', 'HEP', 'knee rolls']);
  });

  it('reads a pain clinic note that only names procedures and levels', () => {
    const note = 'Pain clinic r/v\nL3/4 MBBs 90%. Prev TFESI no benefit\nMeds: Butec 15, amitrip\nPlan: wean';
    expect(painted(note)).toEqual(expect.arrayContaining(['MBBs', 'TFESI', 'Butec', 'amitrip']));
  });

  it.each([
    ['bars', 'Low back pain at a glance\nLaser | none | low\nTaping | none | low\n', ['Laser', 'Taping']],
    [
      'tabs',
      'Low back pain at a glance\nTraction\t3 sessions\tno\nPilates\tweekly\tyes\n',
      ['Traction', 'Pilates'],
    ],
  ])('reads the rows of a table with %s', (_, text, terms) => {
    expect(painted(text)).toEqual(terms);
  });

  it('still leaves out a menu with bars', () => {
    expect(painted('Low back pain.\nHome | Massage | Acupuncture | Contact')).toEqual([]);
  });

  it.each([
    ['Meds: amitriptyline, which gave her headaches', 'amitriptyline'],
    ['Plan: no stronger opioids with COPD', 'opioids'],
    ['Tried: salonpas patch - skin got red', 'salonpas'],
  ])('takes what somebody has besides for no other topic: %s', (line, term) => {
    expect(painted(`CC: low back pain\nHPI: worse\n${line}`)).toContain(term);
  });

  it('still leaves a treatment to the disease that it is tied to', () => {
    expect(painted('CC: low back pain\nHPI: worse\nMeds: gabapentin for migraine')).toEqual([]);
  });
});

describe('the first look', () => {
  it('lets pass every text in which something is painted', () => {
    const forms = rows
      .filter((row) => row.painted)
      .flatMap((row) => (row.forms.plain ?? []).map((form) => form.replace(/!$/, '')));
    for (const form of forms) {
      const text = `We speak of ${form.replace(/\(([^|)]*)[^)]*\)/g, '$1')} here.`;
      if (spot(text).length > 0) expect(mayMatter(text), text).toBe(true);
    }
  });

  it('turns away a page in whose words two letters stand that tell in a note', () => {
    expect(mayMatter('A bulb, a 5 lb bag of flour and a football album.')).toBe(false);
  });

  it('turns away a page that never names the back', () => {
    expect(mayMatter('Heat the oven, exercise caution, and take ibuprofen for a headache.')).toBe(false);
  });

  it('costs far less than the whole matcher', () => {
    const everything = trieSource(COMPILED.lists.flatMap(({ forms }) => forms.split('\n')));
    expect(ANCHORS.length).toBeLessThan(everything.length / 10);
  });
});

/** Longest form at each word start, from left to right, never overlapping. */
function slowSearch(text: string, forms: readonly string[]): (readonly [number, string])[] {
  const found: (readonly [number, string])[] = [];
  let at = 0;
  while (at < text.length) {
    const starts = !/\w/.test(text.charAt(at - 1)) && /\w/.test(text.charAt(at));
    const fits = forms.filter(
      (form) => starts && text.startsWith(form, at) && !/\w/.test(text.charAt(at + form.length)),
    );
    const longest = fits.sort((a, b) => b.length - a.length)[0];
    if (longest) found.push([at, longest]);
    at += longest?.length ?? 1;
  }
  return found;
}
