import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { differences } from '../../scripts/package/files.ts';
import { OURS, sourcePaths } from '../../scripts/package/source.ts';
import { type Packed, sha256, zipped } from '../../scripts/package/zip.ts';

const bytes = (text: string): Packed => ({ bytes: new TextEncoder().encode(text) });

describe('a zip', () => {
  const files: [string, Packed][] = [
    ['b/two.txt', bytes('two')],
    ['a.txt', bytes('one')],
    ['run', { ...bytes('#!/bin/sh'), runs: true }],
  ];

  test('is the same bytes whatever the order, the day and the zone', () => {
    const first = sha256(zipped(new Map(files)));
    const zone = process.env.TZ;
    process.env.TZ = 'Pacific/Auckland';
    const again = sha256(zipped(new Map(files.toReversed())));
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect(again).toBe(first);
    // On every machine, and with every version of the packer that we take.
    expect(first).toBe('e5febd22fac2ed513f5b225b07bf846b6b60a54a4c22b98fc1794528adbcfe9d');
  });

  test('holds what it was given', () => {
    const back = unzipSync(zipped(new Map(files)));
    expect(Object.keys(back)).toEqual(['a.txt', 'b/two.txt', 'run']);
    expect(new TextDecoder().decode(back['b/two.txt'])).toBe('two');
  });

  test('takes no path that leaves the folder', () => {
    for (const path of ['../out', '/etc/passwd', 'a/../../b'])
      expect(() => zipped(new Map([[path, bytes('')]]))).toThrow(`"${path}" leaves the folder.`);
  });
});

test('what differs between two builds is named file by file', () => {
  const first = new Map([
    ['a.js', bytes('one')],
    ['b.js', bytes('two')],
    ['c.js', bytes('ten')],
  ]);
  expect(differences(first, new Map(first))).toEqual([]);
  const second = new Map([
    ['d.js', bytes('')],
    ['c.js', bytes('tens')],
    ['a.js', bytes('owe')],
  ]);
  expect(differences(first, second)).toEqual([
    'a.js: 3 and 3 bytes, the same up to byte 1',
    'b.js: only in the first build',
    'c.js: 3 and 4 bytes, the same up to byte 3',
    'd.js: only in the second build',
  ]);
});

describe('the source', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'backbrief-source-'));
    for (const name of ['node_modules', 'data', 'data/out', 'notes']) mkdirSync(join(folder, name));
    for (const file of ['package.json', 'data/a.ts', 'data/out/b.ts', 'data/left.tsbuildinfo', '.gitignore'])
      writeFileSync(join(folder, file), '');
    for (const file of ['visit.txt', 'notes/visit.txt', 'package.json.txt', '.env', 'node_modules/x.js'])
      writeFileSync(join(folder, file), '');
    symlinkSync(join(folder, 'data'), join(folder, 'test'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const OWN = ['.gitignore', 'data/a.ts', 'package.json'];
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });

  test('without git it is what has a name of ours: a note that lies about stays out', () => {
    expect(sourcePaths(folder)).toEqual(OWN);
  });

  test('with git it is what git tracks and is there, the same files', () => {
    git('init');
    writeFileSync(join(folder, 'LICENSE'), '');
    git('add', 'LICENSE', ...OWN);
    rmSync(join(folder, 'LICENSE'));
    expect(sourcePaths(folder)).toEqual(OWN);
  });

  test('what git tracks under another name is told, for without git it would be missing', () => {
    git('init');
    git('add', 'package.json', 'notes');
    expect(() => sourcePaths(folder)).toThrow(/^git tracks notes\/visit\.txt, which OURS .* does not name/);
  });

  test('a folder made from it has the same source', () => {
    const again = mkdtempSync(join(tmpdir(), 'backbrief-source-'));
    try {
      for (const path of sourcePaths(folder)) {
        mkdirSync(dirname(join(again, path)), { recursive: true });
        writeFileSync(join(again, path), '');
      }
      expect(sourcePaths(again)).toEqual(sourcePaths(folder));
    } finally {
      rmSync(again, { recursive: true, force: true });
    }
  });

  test('every name of ours is there', () => {
    expect(OURS.filter((name) => !existsSync(resolve(import.meta.dirname, '../..', name)))).toEqual([]);
  });

  test('what the walk leaves out is what .gitignore names', () => {
    const ignored = readFileSync(resolve(import.meta.dirname, '../../.gitignore'), 'utf8')
      .split('\n')
      .filter(Boolean);
    for (const line of ignored) {
      const name = line.replace('*', 'x').replace(/\/$/, '');
      const path = `data/${name}`;
      rmSync(join(folder, path), { recursive: true, force: true });
      writeFileSync(join(folder, path), '');
      expect(sourcePaths(folder), line).not.toContain(path);
    }
  });
});
