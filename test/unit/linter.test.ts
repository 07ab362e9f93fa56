/** Which warnings of Mozilla's linter are told, and which are not. */
import { expect, test } from 'vitest';
import { unexplained } from '../../scripts/package/linter.ts';

const warnings = (message: string, times: number) =>
  Array.from({ length: times }, (_, line) => ({ message, file: 'a.js', line: line + 1 }));
const KNOWN = [
  ...warnings('Unsafe assignment to innerHTML', 4),
  ...warnings('Unsafe call to import for argument 0', 4),
];

test('the warnings that the docs explain are none to tell', () => {
  expect(unexplained({ errors: [], warnings: KNOWN })).toEqual([]);
});

test('an error, another warning, and one more or less of a known one are told with their places', () => {
  const errors = [{ message: 'No id', file: 'manifest.json' }];
  const others = [...KNOWN.slice(1), { message: 'eval', file: 'b.js', line: 7 }];
  expect(unexplained({ errors, warnings: others })).toEqual([
    'Error: No id (manifest.json)',
    expect.stringMatching(
      /^Warning, 3 times where .* explains 4: Unsafe assignment to innerHTML \(a\.js:2, /,
    ),
    expect.stringMatching(/^Warning, 1 times where .* explains 0: eval \(b\.js:7\)$/),
  ]);
});
