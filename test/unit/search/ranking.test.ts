import { spawnSync } from 'node:child_process';
import Fuse from 'fuse.js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSearch, pieces, searchBase } from '../../../data/search.ts';
import { type SearchEntry, searchEntries } from '../../../data/search-entries.ts';
import { edits, stemsOf, writings } from '../../../data/search-words.ts';
import { spent } from '../../processor.ts';
import { NOTHING, QUERIES } from './queries.ts';

const search = searchBase();
const nameOf = ({ kind, id }: { kind: string; id: string }) => `${kind} ${id}`;
const found = (query: string) => search(query).map(({ entry }) => nameOf(entry));

it('finds the rest where steps of the care pathway are left out', () => {
  const others = searchBase(false);
  const kinds = (one: typeof search) => one('imaging').map(({ entry }) => entry.kind);
  expect(kinds(search)).toContain('pathway');
  expect(kinds(others)).toEqual(kinds(search).filter((kind) => kind !== 'pathway'));
  // What is left out makes room for others.
  const acute = others('acute').map(({ entry }) => nameOf(entry));
  expect(acute).toContain('treatment muscle-relaxants');
  expect(acute.length).toBeGreaterThan(
    search('acute').filter(({ entry }) => entry.kind !== 'pathway').length,
  );
});

describe('the labelled queries', () => {
  const asked = Object.values(QUERIES).flat();
  const places = asked.map(([query, kind, id]) => found(query).indexOf(`${kind} ${id}`));
  const within = (first: number) =>
    places.filter((place) => place >= 0 && place < first).length / asked.length;

  it('are many, of all readers, each once', () => {
    expect(new Set(asked.map(([query]) => query)).size).toBe(asked.length);
    expect(asked.length).toBeGreaterThanOrEqual(80);
    for (const rows of Object.values(QUERIES)) expect(rows.length).toBeGreaterThan(10);
  });

  it('name entries that there are', () => {
    const known = new Set(searchEntries().map(nameOf));
    expect(asked.filter(([, kind, id]) => !known.has(`${kind} ${id}`))).toEqual([]);
  });

  it('find what they must within the first three, 95 in a hundred', () => {
    const misses = asked.filter((_, at) => !([0, 1, 2] as (number | undefined)[]).includes(places[at]));
    for (const [query, kind, id] of misses) {
      console.info(
        `miss: "${query}" wants ${kind} ${id}, has ${found(query).slice(0, 3).join(', ') || 'nothing'}`,
      );
    }
    expect(within(3)).toBeGreaterThanOrEqual(0.95);
    expect(within(1)).toBeGreaterThanOrEqual(0.85);
  });
});

describe('a search', () => {
  it('finds every entry by its own title', () => {
    const lost = searchEntries()
      .filter(({ kind }) => kind !== 'caution')
      .filter((entry) => !found(entry.title).slice(0, 3).includes(nameOf(entry)));
    expect(lost.map(nameOf)).toEqual([]);
  });

  it('finds treatments and red flags by each plain form of the lexicon', () => {
    const missed = searchEntries()
      .filter(({ kind }) => kind === 'treatment' || kind === 'red flag')
      .filter((entry) => entry.names[0] && stemsOf(entry.names[0]).length > 0)
      .filter(
        (entry) =>
          !found(entry.names[0] ?? '')
            .slice(0, 3)
            .includes(nameOf(entry)),
      );
    expect(missed.map(nameOf)).toEqual([]);
  });

  it('finds things while they are being typed', () => {
    for (const part of ['cyc', 'cyclob', 'cyclobenzap'])
      expect(found(part)[0]).toBe('treatment cyclobenzaprine');
    expect(found('cauda')[0]).toBe('red flag cauda-equina-syndrome');
    expect(found('radiofreq')[0]).toBe('treatment radiofrequency-ablation');
  });

  it('is not misled by questions, capitals, accents or spaces', () => {
    for (const query of [
      'TENS',
      ' tens ',
      'what is TENS?',
      'Does TENS really work for my back pain??',
      'téns',
    ]) {
      expect(found(query)[0], query).toBe('treatment tens');
    }
  });

  it('has nothing for nothing', () => {
    for (const query of ['', '   ', '?!', 'qwrtzxcv', 'zzzzzz']) expect(found(query), query).toEqual([]);
  });

  it.each(NOTHING)('has nothing for "%s"', (query) => {
    expect(found(query)).toEqual([]);
  });

  it('takes a letter for the name of nothing', () => {
    for (const query of ['<b>', '<b>&"', 'e ', 'a b', 'b.']) expect(found(query), query).toEqual([]);
    expect(found('A&E')[0]).toBe('red flag red-flags');
    // While it is being typed, titles are offered that begin with it.
    const begun = search('b').map(({ entry }) => stemsOf(entry.title)[0]?.[0]);
    expect(new Set(begun)).toEqual(new Set(['b']));
  });

  it('answers a question by its saying, without what merely shares a word', () => {
    expect(found('can i go to work')).toEqual(['pathway work']);
    expect(found('when will it get better')).toEqual(['pathway course']);
    expect(found('who wrote these documents').slice(0, 5)).toEqual(
      ['S0', 'S1', 'S2', 'S3', 'S4'].map((id) => `document ${id}`),
    );
    // The words of a saying are no saying elsewhere.
    expect(found('does tens work')).not.toContain('pathway work');
  });

  it('finds the cautions that speak of a class of drugs by each of its names, and says the class', () => {
    for (const [query, kept] of [
      ['zoloft with flexeril', 'cyclobenzaprine/caution-3'],
      ['ultram with prozac', 'tramadol/caution-3'],
      ['parnate', 'cyclobenzaprine/caution-2'],
    ] as const) {
      expect(found(query)[0], query).toBe(`caution ${kept}`);
    }
    expect(search('fluoxetine')[0]?.via).toBe('fluoxetine (an SSRI)');
  });

  it('mends what is misspelt in words that tell little, too', () => {
    for (const query of ['bakc pain', 'lowr back pain', 'best tretment']) {
      expect(found(query).length, query).toBeGreaterThan(0);
    }
  });

  it('says by which name something was found', () => {
    expect(search('flexeril')[0]?.via).toBe('Flexeril');
    expect(search('cyclobenzaprine')[0]?.via).toBeNull();
  });

  it('lists a caution that stands with many drugs once', () => {
    const texts = search('nsaid ulcer', 40).filter(({ entry }) => entry.kind === 'caution');
    expect(new Set(texts.map(({ entry }) => entry.text)).size).toBe(texts.length);
  });

  it('takes further entries', () => {
    const step: SearchEntry = {
      kind: 'pathway',
      id: 'two-week-review',
      title: 'Two-week review',
      concept: null,
      address: '#/pathway/two-week-review',
      names: ['review at two weeks'],
      text: 'Ask again after two weeks.',
      standing: 1,
    };
    const wider = createSearch([...searchEntries(), step]);
    expect(wider('two week review')[0]?.entry).toBe(step);
  });

  it.each([
    ['words', 'does tens wrok '.repeat(34_000)],
    ['distinct words', Array.from({ length: 100_000 }, (_, at) => `w${at.toString(36)}`).join(' ')],
    ['letters in one word', 'a'.repeat(100_000)],
    ['letters after a name', `tens ${'ibuprofenn'.repeat(10_000)}`],
  ])('ends soon, however many %s the query has', (_, query) => {
    const since = spent();
    search(query);
    expect(spent() - since).toBeLessThan(500);
  });

  it('keeps an order of its own: the same query, the same hits', () => {
    expect(found('nerve')).toEqual(found('nerve'));
  });
});

describe('the work of a keystroke', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  /** Names that Fuse compares with a word, for each keystroke of these queries. */
  function compared(queries: readonly string[]): number[] {
    const fresh = createSearch(searchEntries());
    let rows = 0;
    const looked = Fuse.prototype.search;
    vi.spyOn(Fuse.prototype, 'search').mockImplementation(function (this: Fuse<unknown>, ...asked) {
      rows += this.getIndex().size();
      return looked.apply(this, asked);
    } as typeof looked);
    return queries.flatMap((query) =>
      Array.from(query, (_, at) => {
        rows = 0;
        fresh(query.slice(0, at + 1));
        return rows;
      }),
    );
  }

  it('stays a part of the names, and most keystrokes compare none', () => {
    const asked = Object.values(QUERIES)
      .flat()
      .map(([query]) => query)
      .filter((_, at) => at % 4 === 0);
    const rows = compared(asked).sort((one, other) => one - other);
    const names = new Set(searchEntries().flatMap(({ title, names }) => [title, ...names].flatMap(stemsOf)));
    expect(rows.at(-1)).toBeGreaterThan(0);
    expect(rows.at(-1)).toBeLessThan(names.size / 2);
    expect(rows[Math.floor(rows.length * 0.8)]).toBe(0);
  });

  it('does not grow with a word that no slip makes', () => {
    const [longest, rest] = [30, 'a'.repeat(160)];
    expect(Math.max(...compared([`${'a'.repeat(longest)}${rest}`]).slice(longest))).toBe(0);
  });
});

describe('words', () => {
  it('cuts a text so that nothing is lost, and marks whole words', () => {
    const cut = pieces('Heat wraps, TENS & <b>tens</b>', new Set(stemsOf('tens wrap')));
    expect(cut.map(({ text }) => text).join('')).toBe('Heat wraps, TENS & <b>tens</b>');
    expect(cut.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['wraps', 'TENS', 'tens']);
  });

  it('takes spellings and endings together', () => {
    expect(stemsOf('anaesthesia behavioural stabilisation exercises')).toEqual(
      stemsOf('anesthesia behavioral stabilization exercise'),
    );
    expect(stemsOf('TENS')).toEqual(['tens']);
  });

  it('writes out the choices of a form', () => {
    expect(writings('(hot|warm) (bath|pack)')).toEqual(['hot bath', 'hot pack', 'warm bath', 'warm pack']);
    expect(writings('TENS!')).toEqual(['TENS']);
  });

  it('counts edits, a swap as one, and gives up in time', () => {
    expect(edits('tizandiine', 'tizanidine', 3)).toBe(1);
    expect(edits('heat', 'heat', 1)).toBe(0);
    expect(edits('heat', 'traction', 2)).toBe(3);
  });
});

describe('the command', () => {
  const run = (...words: string[]) =>
    spawnSync(process.execPath, ['scripts/search.ts', ...words], { encoding: 'utf8' });

  it('prints the same ranking as JSON lines', () => {
    const { stdout, status } = run('flexeril', 'with', 'cymbalta');
    const rows = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(status).toBe(0);
    expect(rows.map(nameOf)).toEqual(found('flexeril with cymbalta'));
    expect(rows.map(({ rank }) => rank)).toEqual(rows.map((_, index) => index + 1));
    expect(Object.keys(rows[0])).toEqual(['rank', 'kind', 'id', 'title']);
  });

  it('says beside the rows that nothing was found', () => {
    expect(run('xqzzv', 'qqjx')).toMatchObject({
      status: 0,
      stdout: '',
      stderr: 'Nothing was found for "xqzzv qqjx".\n',
    });
  });

  it('says in a sentence that a query is missing', () => {
    for (const words of [[], ['  ']]) {
      const { stdout, stderr, status } = run(...words);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^Name what to search for.*\.\n$/);
    }
  });
});
