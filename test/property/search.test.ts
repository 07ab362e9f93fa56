/** No query makes the search or what is shown of it throw, and what it gives holds together. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { resultGroups } from '../../components/search-rows.ts';
import { pieces, searchBase } from '../../data/search.ts';
import { searchEntries } from '../../data/search-entries.ts';
import { addressForText } from '../../entrypoints/background/look-up.ts';
import { addressForInput, suggestions, XML } from '../../entrypoints/background/suggest.ts';
import { placeOf } from '../../entrypoints/sidepanel/address.ts';
import { garbage, query, reader } from './typed.ts';

// Asked for when the panel's addresses are watched; here they are only read.
vi.mock('webextension-polyfill', () => ({ default: {} }));

const addresses = new Set(searchEntries().map(({ address }) => address));

describe('search', () => {
  it('takes any query, and gives its best first', () => {
    let found = 0;
    fc.assert(
      fc.property(query, fc.integer({ min: -1, max: 30 }), (typed, limit) => {
        const hits = searchBase()(typed, limit);
        found += hits.length;
        if (limit >= 0) expect(hits.length).toBeLessThanOrEqual(Math.max(0, limit));
        const scores = hits.map(({ score }) => score);
        expect(scores.every((score) => Number.isFinite(score) && score > 0)).toBe(true);
        expect(scores).toEqual(scores.toSorted((one, other) => other - one));
        for (const hit of hits)
          expect(
            pieces(hit.entry.title, hit.found)
              .map(({ text }) => text)
              .join(''),
          ).toBe(hit.entry.title);
      }),
      { numRuns: 80 },
    );
    expect(found).toBeGreaterThan(60);
  });

  it('says the same to the same query, whatever was asked before', () => {
    fc.assert(
      fc.property(query, query, (one, other) => {
        const first = searchBase()(one);
        searchBase()(other);
        expect(searchBase()(one)).toEqual(first);
      }),
      { numRuns: 20 },
    );
  });

  it('lists what is found for popup and address bar, with places that exist', () => {
    fc.assert(
      fc.property(query, reader, (typed, who) => {
        const rows = resultGroups(searchBase()(typed), who).flatMap((group) => group.rows);
        expect(new Set(rows.map(({ entry }) => entry)).size).toBe(rows.length);
        for (const { address, description } of suggestions(typed, XML)) {
          expect(addresses).toContain(address);
          // Words of the query never become markup.
          expect(description.replace(/<\/?(?:match|dim)>|&(?:amp|lt|gt|quot|apos);/g, '')).not.toMatch(
            /[<>&]/,
          );
        }
        for (const address of [addressForInput(typed), addressForText(typed)]) {
          const known = addresses.has(address) || address.startsWith('#/compare/');
          expect(known ? 'known' : address).toMatch(/^(?:known|#\/none|#\/evidence)$/);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('cuts any text into pieces that make it up again', () => {
    fc.assert(
      fc.property(fc.oneof(query, garbage), fc.array(query), (text, words) => {
        const found = new Set(words.flatMap((word) => word.toLowerCase().split(/\W+/)));
        expect(
          pieces(text, found)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
      { numRuns: 200 },
    );
  });

  it('finds a place in the panel for any address', () => {
    const address = fc
      .tuple(
        fc.constantFrom('', '#', '#/', '/'),
        fc.array(
          fc.oneof(
            garbage,
            fc.constantFrom(
              'page',
              'pathway',
              'compare',
              'treatment',
              'glossary',
              'documents',
              'map',
              'nsaids',
              'S2',
            ),
          ),
          { maxLength: 4 },
        ),
        fc.constantFrom('/', '+', '?'),
      )
      .map(([begin, parts, gap]) => begin + parts.join(gap));
    fc.assert(
      fc.property(address, (given) => {
        expect(placeOf(given).view).toMatch(/^[a-z-]+$/);
      }),
      { numRuns: 300 },
    );
  });
});
