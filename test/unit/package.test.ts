import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sourcePaths } from '../../scripts/package/source.ts';
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

describe('the source', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'backbrief-source-'));
    mkdirSync(join(folder, 'node_modules'));
    mkdirSync(join(folder, 'lib'));
    for (const file of ['b.ts', 'lib/a.ts', 'node_modules/x.js', '.gitignore', 'left.tsbuildinfo'])
      writeFileSync(join(folder, file), '');
    symlinkSync(join(folder, 'lib'), join(folder, 'link'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('without git it is all but what is made or installed', () => {
    expect(sourcePaths(folder)).toEqual(['.gitignore', 'b.ts', 'lib/a.ts']);
  });

  test('with git it is what git tracks and is there', () => {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
    git('init');
    writeFileSync(join(folder, 'gone.ts'), '');
    git('add', 'lib', 'gone.ts');
    rmSync(join(folder, 'gone.ts'));
    expect(sourcePaths(folder)).toEqual(['lib/a.ts']);
  });

  test('what the walk leaves out is what .gitignore names', () => {
    const ignored = readFileSync(resolve(import.meta.dirname, '../../.gitignore'), 'utf8')
      .split('\n')
      .filter(Boolean);
    for (const line of ignored) {
      const name = line.replace('*', 'x').replace(/\/$/, '');
      rmSync(join(folder, name), { recursive: true, force: true });
      writeFileSync(join(folder, name), '');
      expect(sourcePaths(folder), line).not.toContain(name);
    }
  });
});
