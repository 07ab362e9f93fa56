import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import rows from '../../data/lexicon.json' with { type: 'json' };
import { ANCHORS, HOOKS } from '../../spotting/anchors.computed.ts';
import { compileLexicon } from '../../spotting/compile.ts';
import { mayMatter, scan, spot } from '../../spotting/index.ts';
import { entriesOf } from '../../spotting/lexicon.ts';
import { Matcher } from '../../spotting/matcher.ts';
import { trieSource } from '../../spotting/trie.ts';
import { plural, variants } from '../../spotting/variants.ts';
import { spent } from '../processor.ts';

const BACK = 'Low back pain. ';
/** Concepts painted in a sentence of a page about back pain. */
const conceptsIn = (sentence: string) => spot(BACK + sentence).map(({ text, concept }) => [text, concept]);

/** What a matcher of these forms finds. */
function spellingsIn(text: string, forms: string[]): string[] {
  const row = { concept: 'one', kind: 'drug', painted: true, mark: null, forms: { plain: forms } };
  const matcher = new Matcher(compileLexicon(entriesOf([row], {})));
  return matcher.matches(text).map(({ spelling }) => spelling);
}

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

  it('reads a pattern with groups as its choices', () => {
    const found = (text: string) => spellingsIn(text, ['loss of (your|his|) bladder (control|function)']);
    expect(found('loss of bladder control')).toEqual(['loss of bladder control']);
    expect(found('Loss of his\n bladder-function.')).toEqual(['loss of his bladder function']);
    expect(found('loss of her bladder control')).toEqual([]);
    expect(found('loss of your bladder')).toEqual([]);
  });

  it('takes the longest choice of a group, and a shorter one where the rest does not follow', () => {
    const forms = ['trouble with (bladder|bladder or bowels)', 'no (pain|pain at all) today'];
    expect(spellingsIn('trouble with bladder or bowels', forms)).toEqual(['trouble with bladder or bowels']);
    expect(spellingsIn('trouble with bladder or bow', forms)).toEqual(['trouble with bladder']);
    expect(spellingsIn('no pain at all today, no pain today', forms)).toEqual([
      'no pain at all today',
      'no pain today',
    ]);
  });

  it('takes a shorter form where the longest lacks its capitals', () => {
    expect(spellingsIn('act now', ['act', 'ACT now!'])).toEqual(['act']);
    expect(spellingsIn('ACT now', ['act', 'ACT now!'])).toEqual(['act now']);
  });

  it('lets a hint give way to what begins inside it and goes on', () => {
    const compiled = compileLexicon(entriesOf([], { hint: ['my back'], back: ['back hurts'] }));
    const cues = new Matcher(compiled)
      .matches('My back hurts. My back.')
      .map(({ sense, start }) => [sense.cue, start]);
    expect(cues).toEqual([
      ['back', 3],
      ['hint', 15],
    ]);
  });

  it('refuses a form that begins with what is looked up nowhere', () => {
    expect(() => spellingsIn('', ['élan'])).toThrow(/begin with a letter/);
  });

  it('stays linear on crafted repetitions', () => {
    const time = (length: number) => {
      const text = 'low '.repeat(length) + 'back-'.repeat(length) + 'loss of '.repeat(length);
      const since = spent();
      scan(text, 'text');
      return spent() - since;
    };
    time(1000);
    expect(time(40_000)).toBeLessThan(40 * Math.max(5, time(4000)));
  });
});

describe('an expression shaped like a trie', () => {
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

  it('is short: it is in the script on every page', () => {
    expect(JSON.stringify([HOOKS, ANCHORS]).length).toBeLessThan(8000);
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
