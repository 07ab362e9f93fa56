import { describe, expect, test } from 'vitest';
import { searchEntries } from '../../data/search-entries.ts';
import { addressForText, NO_MATCH } from '../../entrypoints/background/look-up.ts';
import { addressForInput, nameOf, suggestions, TEXT, XML } from '../../entrypoints/background/suggest.ts';
import { spent } from '../processor.ts';

describe('a selected text leads', () => {
  test.each([
    ['TENS', '#/treatment/tens'],
    ['Flexeril 10 mg', '#/treatment/cyclobenzaprine'],
    ['heat', '#/treatment/heat'],
    ['saddle anaesthesia', '#/treatment/cauda-equina-syndrome'],
    ['STarT Back', '#/treatment/start-back'],
    ['does tens work for chronic low back pain', '#/treatment/tens'],
    ['sciatica', '#/glossary/radicular'],
    ['Dr.Oracle', '#/documents/S2'],
  ])('%s to its entry', (text, address) => {
    expect(addressForText(text)).toBe(address);
  });

  test.each([
    ['massage and TENS', '#/compare/massage+tens'],
    ['yoga or tai chi', '#/compare/yoga+tai-chi'],
    [
      'Acupuncture, massage and yoga were each compared with usual care over twelve weeks.',
      '#/compare/acupuncture+massage+yoga',
    ],
    [
      'Ibuprofen, naproxen, diclofenac, celecoxib and aspirin are sold in many places.',
      '#/compare/ibuprofen+naproxen+diclofenac+celecoxib',
    ],
  ])('%s to treatments side by side', (text, address) => {
    expect(addressForText(text)).toBe(address);
  });

  test('to the red flag first where prose mentions one, denied or not', () => {
    const text =
      'For his long-standing back pain he was given TENS and yoga; he has no saddle anaesthesia today.';
    expect(addressForText(text)).toBe('#/treatment/cauda-equina-syndrome');
  });

  test('to all entries where it is about all of them', () => {
    expect(addressForText('low back pain')).toBe('#/evidence');
  });

  test.each([
    '',
    '   ',
    'kubernetes deployment',
    'weather forecast',
    'b',
    '<b>',
    '<b>&"',
    'Prozac',
    'She put the pot of soup on the stove and went to the gym for a rest',
    'The bank is set to recover, and the minister will go away on holiday',
    'Prozac was the first drug of its kind to be sold in the country',
    'The president of France met the prime minister of Japan in Tokyo on Monday to discuss trade.',
    'The quick brown fox jumps over the lazy dog by the river',
  ])('"%s" to the view that says that nothing matches', (text) => {
    expect(addressForText(text)).toBe(NO_MATCH);
  });

  test('in time, however long one word is', () => {
    const start = spent();
    expect(addressForText('a'.repeat(100_000))).toBe(NO_MATCH);
    expect(spent() - start).toBeLessThan(1000);
  });

  test('never into the address itself, and long text is read in time', () => {
    const secret = 'Mrs Quillfeather of Nether Wallop takes TENS for her back pain every single morning. ';
    const start = spent();
    const address = addressForText(secret.repeat(2000));
    expect(spent() - start).toBeLessThan(3000);
    expect(address).toBe('#/treatment/tens');
  });
});

describe('the address bar', () => {
  test('offers what is found with its verdicts, what was typed standing out', () => {
    expect(suggestions('tens', XML)[0]).toEqual({
      content: 'TENS',
      description: '<match>TENS</match><dim> – No better than sham</dim>',
      address: '#/treatment/tens',
    });
    expect(suggestions('numb legs', XML)[0]).toMatchObject({
      description: expect.stringContaining('Red flag'),
      address: '#/treatment/cauda-equina-syndrome',
    });
  });

  test('says of whom each verdict holds where they differ', () => {
    const [first] = suggestions('epidural steroid injection', TEXT);
    expect(first?.description).toMatch(
      /Advised against: Axial pain.*; Said to help, not rated: Sciatic pain/,
    );
  });

  test('gives no verdict of a procedure without its kind of pain', () => {
    const said = (words: string) => suggestions(words, TEXT)[0]?.description;
    expect(said('facet joint injection')).toMatch(/Advised against: Axial pain/);
    expect(said('nerve block')).toMatch(
      /Short-term relief: Kind of block.*; Facet type: advised against: Axial/,
    );
  });

  test('shows each place once, and nothing for nothing', () => {
    const addresses = suggestions('is it safe to take flexeril with cymbalta', XML).map((one) => one.address);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(suggestions('zzzz', XML)).toEqual([]);
  });

  test('writes XML that Chromium can read, and none for Firefox', () => {
    for (const words of [
      'A & <b>',
      '"start back"',
      "o'clock & heat < cold",
      'pain > 3 months',
      'numb legs',
    ]) {
      for (const { description } of suggestions(words, XML)) {
        const bare = description.replace(/<\/?(match|dim)>/g, '');
        expect(bare).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|apos);)/);
        expect(description.match(/<match>/g)?.length).toBe(description.match(/<\/match>/g)?.length);
      }
      for (const { description } of suggestions(words, TEXT))
        expect(description).not.toMatch(/<\/?(match|dim)>/);
    }
  });

  test('knows a suggestion again by its name, for every entry', () => {
    const entries = searchEntries();
    for (const entry of entries) expect(addressForInput(nameOf(entry), entries)).toBe(entry.address);
  });

  test('leads to what is found first, to the evidence for nothing typed, and says where nothing is', () => {
    expect(addressForInput(' flexaril ')).toBe('#/treatment/cyclobenzaprine');
    expect(addressForInput('')).toBe('#/evidence');
    expect(addressForInput('zzzz')).toBe(NO_MATCH);
    for (const words of ['b', '<b>', '<b>&"']) expect(addressForInput(words)).toBe(NO_MATCH);
    expect(addressForInput('A&E')).toBe('#/treatment/red-flags');
  });
});
