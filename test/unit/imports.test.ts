import { describe, expect, test } from 'vitest';
import { circles, importsOf } from '../../scripts/imports/graph.ts';
import { BUNDLES, importFaults, ROOMS } from '../../scripts/imports/rules.ts';

/** Faults of a small made-up project: paths with their texts. */
function faultsIn(files: Record<string, string>): string[] {
  return importFaults(new Map(Object.entries(files).map(([path, text]) => [path, importsOf(path, text)])));
}

test('imports are found wherever they stand, and types are told apart', () => {
  const text = [
    "import './side.css';",
    "import type { A } from '../data/a.ts';",
    "import { type B, type C } from '../data/b.ts';",
    "import { D, type E } from 'preact/hooks';",
    "export { f } from './f.ts';",
    "import sheet from './sheet.css?inline';",
    "const later = () => import('./later.ts');",
    'const text = \'import { no } from "./no.ts"\';',
  ].join('\n');
  expect(importsOf('browser/dom/x.ts', text)).toEqual([
    { to: 'browser/dom/side.css', types: false },
    { to: 'browser/data/a.ts', types: true },
    { to: 'browser/data/b.ts', types: true },
    { to: 'preact/hooks', types: false },
    { to: 'browser/dom/sheet.css', types: false },
    { to: 'browser/dom/f.ts', types: false },
    { to: 'browser/dom/later.ts', types: false },
  ]);
  expect(() => importsOf('x.ts', 'import {')).toThrow('x.ts cannot be read: ');
});

describe('each rule fails where it is broken', () => {
  const BROKEN: [string, string, string][] = [
    ['data/a.ts', '../spotting/b.ts', 'data/ imports nothing but itself'],
    ['data/a.ts', 'node:fs', 'data/ imports nothing but itself'],
    ['spotting/a.ts', '../browser/b.ts', 'spotting/ imports data/ only'],
    ['spotting/a.ts', 'preact', 'spotting/ imports data/ only'],
    ['components/a.tsx', '../browser/b.ts', 'components/ imports data/ only'],
    ['components/a.tsx', 'webextension-polyfill', 'components/ imports data/ only'],
    ['components/a.tsx', '../public/_locales/en/messages.json', 'components/ imports data/ only'],
    ['browser/dom/a.ts', '../settings.ts', 'browser/dom/ is in the script on every page'],
    ['browser/a.ts', '../data/evidence.ts', 'browser/ imports types'],
    ['browser/a.ts', '../components/b.ts', 'browser/ imports types'],
    ['browser/a.ts', 'preact/hooks', 'browser/ imports types'],
    ['browser/use-a.ts', '../data/walk.ts', 'hooks in browser/ (use-….ts) import browser/ and Preact only'],
    ['entrypoints/popup/a.ts', '../sidepanel/b.ts', 'an entry point imports the shared rooms'],
    ['entrypoints/popup/a.ts', '../../scripts/b.ts', 'an entry point imports the shared rooms'],
    ['entrypoints/sidepanel/map/a.ts', '../../../test/b.ts', 'an entry point imports the shared rooms'],
  ];

  test.each(BROKEN)('%s may not import %s', (from, to, says) => {
    expect(faultsIn({ [from]: `import { x } from '${to}';` }).join()).toContain(says);
  });

  test('every room has an example', () => {
    for (const { says } of ROOMS)
      expect(
        BROKEN.some(([, , said]) => says.startsWith(said)),
        says,
      ).toBe(true);
  });

  test('where types may be taken, nothing else may', () => {
    const browser = (text: string) => faultsIn({ 'browser/a.ts': text });
    expect(browser("import type { Reader } from '../data/schema.ts';")).toEqual([]);
    expect(browser("import { Reader } from '../data/schema.ts';")).toHaveLength(1);
  });

  const FAR: [string, string, string][] = [
    ['card', 'webextension-polyfill', 'webextension-polyfill stays out of pages'],
    ['card', '../data/evidence.ts', 'evidence text stays out of pages'],
    ['spotter', '../data/treatments/devices.json', 'evidence text stays out of pages'],
    ['reading', 'preact', 'views and Preact stay out'],
    ['gate', '../spotting/scan.ts', 'the script on every page holds no lexicon'],
  ];

  test.each(FAR)('%s.content may not bring %s, however far away', (entry, to, says) => {
    const index = `entrypoints/${entry}.content/index.ts`;
    const faults = faultsIn({
      [index]: "import { near } from '../../browser/near.ts';",
      'browser/near.ts': "import { far } from './far.ts';",
      'browser/far.ts': `import { x } from '${to}';`,
    });
    expect(faults.find((fault) => fault.includes(says))).toContain(
      `${index} → browser/near.ts → browser/far.ts → `,
    );
  });

  test('every bundle has an example', () => {
    for (const { says } of BUNDLES)
      expect(
        FAR.some(([, , said]) => says.startsWith(said)),
        says,
      ).toBe(true);
  });

  test('what is run when the extension is built brings nothing', () => {
    const gate = (file: string) =>
      faultsIn({
        'entrypoints/gate.content/index.ts': `import { x } from '../../spotting/${file}';`,
        'spotting/anchors.computed.ts': "import { y } from '../data/lexicon.json';",
      });
    expect(gate('anchors.computed.ts')).toEqual([]);
    expect(gate('judge.ts')).toHaveLength(1);
  });

  test('imports that go round', () => {
    const files = {
      'data/a.ts': "import './b.ts';",
      'data/b.ts': "import './c.ts';",
      'data/c.ts': "import './a.ts';",
    };
    expect(faultsIn(files)).toEqual([
      'data/a.ts → data/b.ts → data/c.ts → data/a.ts: imports go round in a circle.',
    ]);
    expect(faultsIn({ ...files, 'data/c.ts': "import type { A } from './a.ts';" })).toEqual([]);
    expect(circles(new Map())).toEqual([]);
  });
});
