/** Options, `--help` and wrong use, the same for every command. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  helpOf,
  here,
  Misuse,
  makeFolder,
  readOptions,
  wholeNumber,
  whyNotWritten,
} from '../../scripts/options.ts';
import { ROOT } from '../../scripts/steps.ts';
import { runScript } from './run-script.ts';

const BAKE = {
  name: 'npm run bake',
  takes: 'CAKE …',
  does: 'Bakes cakes.',
  options: {
    hot: { does: 'bakes hotter' },
    out: { value: 'DIR', does: 'puts them there' },
    only: { value: 'LAYER', many: true, does: 'bakes one layer' },
  },
  example: 'npm run bake -- sponge --hot',
} as const;
const { takes: _, ...SWEEP } = { ...BAKE, name: 'npm run sweep', options: {} };

describe('options', () => {
  test('are read wherever they stand', () => {
    expect(
      readOptions(BAKE, ['a', '--hot', '-', '--out=x', '--only', '1', '--only', '2', '--', '--b']),
    ).toEqual({
      options: { hot: true, out: 'x', only: ['1', '2'] },
      names: ['a', '-', '--b'],
    });
    expect(readOptions(BAKE, [])).toEqual({ options: { hot: false, out: undefined, only: [] }, names: [] });
  });

  test('--help and -h ask for help', () => {
    expect(readOptions(BAKE, ['--help'])).toBeNull();
    expect(readOptions(BAKE, ['sponge', '-h'])).toBeNull();
    expect(helpOf(BAKE)).toBe(`npm run bake -- CAKE … [OPTION …]

Bakes cakes.

  --hot          bakes hotter
  --out DIR      puts them there
  --only LAYER   bakes one layer
  --help         prints this

Example: npm run bake -- sponge --hot`);
    expect(helpOf(SWEEP)).toMatch(/^npm run sweep\n/);
  });

  test.each([
    [
      ['--frob'],
      'npm run bake knows no --frob. Its options are --hot, --out DIR, --only LAYER and --help, which',
    ],
    [['-x'], 'npm run bake knows no -x.'],
    [['--constructor'], 'npm run bake knows no --constructor.'],
    [['--no-hot'], 'npm run bake knows no --no-hot.'],
    [['--hot=very'], '--hot takes nothing after it, and here stands "very".'],
    [['--out'], '--out wants DIR after it. --help tells more.'],
    [['--out='], '--out wants DIR after it.'],
    [['--out', '--hot'], '--out wants DIR after it.'],
  ])('%j is told in a sentence', (args, sentence) => {
    expect(() => readOptions(BAKE, args)).toThrow(Misuse);
    expect(() => readOptions(BAKE, args)).toThrow(sentence);
  });

  test('a command without names takes none, and one without options says so', () => {
    const sentence = 'npm run sweep cannot make anything of "floor". Its only option is --help.';
    expect(() => readOptions(SWEEP, ['floor'])).toThrow(sentence);
  });

  test('a whole number is one, and in its range', () => {
    expect(wholeNumber('errors', '20', 0, 30, 5)).toBe(20);
    for (const text of ['abc', '-1', '1.5', '1e1', '31', ' ', 'Infinity'])
      expect(() => wholeNumber('errors', text, 0, 30, 5), text).toThrow(
        `--errors wants a whole number from 0 to 30, such as 5, not "${text}".`,
      );
  });

  test('a path is meant from where npm was called', () => {
    const before = process.env.INIT_CWD;
    process.env.INIT_CWD = '/somewhere';
    try {
      expect(['a.txt', '/b.txt', '-'].map(here)).toEqual(['/somewhere/a.txt', '/b.txt', '-']);
      process.env.INIT_CWD = process.cwd();
      expect(here('a.txt')).toBe('a.txt');
    } finally {
      if (before === undefined) delete process.env.INIT_CWD;
      else process.env.INIT_CWD = before;
    }
  });

  test('a folder is made with those above it, and one that is there is left as it is', () => {
    const folder = mkdtempSync(join(tmpdir(), 'backbrief-folders-'));
    try {
      const deep = join(folder, 'a', 'b', 'c');
      makeFolder(deep);
      writeFileSync(join(deep, 'kept'), '');
      makeFolder(deep);
      expect(statSync(join(deep, 'kept')).isFile()).toBe(true);
      expect(() => makeFolder(join(deep, 'kept'))).toThrow('EEXIST');
      expect(() => makeFolder(join(deep, 'kept', 'd'))).toThrow('ENOTDIR');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('why a file could not be written is said in words', () => {
    expect(whyNotWritten(Object.assign(new Error('EACCES: …'), { code: 'EACCES' }))).toBe(
      'you may not write there',
    );
    expect(whyNotWritten(new Error('the cat sat on it'))).toBe('the cat sat on it');
  });
});

/** Every script that package.json starts without arguments of its own. */
const SCRIPTS = Object.values<string>(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts)
  .map((line) => /^node scripts\/(?:setup\.mjs )?(\w+)(?:\.ts)?$/.exec(line)?.[1])
  .filter((name) => name !== undefined);

test('the list of commands was found', () => {
  expect(SCRIPTS).toEqual(expect.arrayContaining(['start', 'spot', 'size', 'pictures', 'icons', 'soak']));
});

test.each(SCRIPTS)('%s leaves its arguments to scripts/options.ts', (name) => {
  const source = readFileSync(join(ROOT, 'scripts', `${name}.ts`), 'utf8');
  expect(source).toMatch(/import \{[^}]*\brun\b[^}]*\} from '\.\/options\.ts'/);
  expect(source).toMatch(/^ *(await )?run\(\w/m);
});

// To start each would take longer than all other tests of code; these are the quick ones.
test.each(['size', 'export'])('%s does nothing with an option that it does not know', async (name) => {
  const { status, stdout, stderr } = await runScript(name, ['--frobnicate']);
  expect(stderr).toMatch(/^npm (run )?\w+ knows no --frobnicate\. Its .*--help.*\.\n$/);
  expect([status, stdout]).toEqual([2, '']);
});

test('--help prints what a command does', async () => {
  const { status, stdout, stderr } = await runScript('search', ['--help']);
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^npm run \w+.*\n\n[A-Z][\s\S]+ {2}--help {3}prints this\n\nExample: /);
});

test('names that nobody asked for stop a command, too', async () => {
  expect(await runScript('size', ['everything'])).toEqual({
    status: 2,
    stdout: '',
    stderr: 'npm run size cannot make anything of "everything". Its only option is --help.\n',
  });
});
