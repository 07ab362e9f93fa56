import { describe, expect, test } from 'vitest';
import { cutAt, type Flow, type Piece, partOf, pieceAt } from '../../browser/dom/flow.ts';
import { stepFrom } from '../../entrypoints/spotter.content/steps.ts';

/** A flow over stand-ins for text nodes. */
function flowOf(...texts: string[]): Flow {
  const pieces: Piece[] = [];
  let at = 0;
  for (const data of texts) {
    pieces.push({ node: { data } as Text, from: 0, at, length: data.length });
    at += data.length;
  }
  return { text: texts.join(''), pieces, kind: 'text' };
}

describe('flows', () => {
  test('an offset lies in the piece that holds it', () => {
    const { pieces } = flowOf('ibu', 'pro', 'fen');
    expect([0, 2, 3, 5, 6, 8].map((offset) => pieceAt(pieces, offset))).toEqual([0, 0, 1, 1, 2, 2]);
  });

  test('a part of a flow keeps the way back to its text nodes', () => {
    const flow = flowOf('one\n', 'two th', 'ree\n', 'four');
    const part = partOf(flow, 6, 13);
    expect(part.text).toBe(flow.text.slice(6, 13));
    const read = part.pieces.map(({ node, from, length }) => node.data.slice(from, from + length));
    expect(read.join('')).toBe(part.text);
    expect(part.pieces[0]?.at).toBe(0);
    expect(partOf(flow, 0, flow.text.length)).toEqual(flow);
  });

  test('long text is cut after white space, and anywhere where there is none', () => {
    expect(cutAt('short', 0, 10)).toBe(5);
    expect(cutAt('some words here', 0, 12)).toBe(11);
    expect(cutAt('x'.repeat(30), 5, 10)).toBe(15);
  });
});

describe('steps', () => {
  test('go round the ends, and begin at what is in view', () => {
    expect(stepFrom(-1, 5, 'next', 2)).toBe(2);
    expect(stepFrom(-1, 5, 'previous', 0)).toBe(4);
    expect(stepFrom(4, 5, 'next', 0)).toBe(0);
    expect(stepFrom(0, 5, 'previous', 0)).toBe(4);
    expect(stepFrom(3, 5, 'open', 0)).toBe(3);
  });
});
