/** `npm run size`: holds the built extension to its budgets; exit code 1 where one is broken. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Build, faults, type Manifest, weights } from './budgets.ts';
import { whenReaderGone } from './reader-gone.ts';
import { ROOT } from './steps.ts';

const FOLDER = join(ROOT, '.output', 'chrome-mv3');

function readBuild(folder: string): Build {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [relative(folder, path).split(sep).join('/'), readFileSync(path)];
    }),
  );
}

function main(): number {
  let build: Build;
  let manifest: Manifest;
  try {
    build = readBuild(FOLDER);
    manifest = JSON.parse(build.get('manifest.json')?.toString('utf8') ?? '');
  } catch {
    console.error('There is no built extension in .output/chrome-mv3. Run "npm run build" first.');
    return 1;
  }
  const rows = [
    ['', 'bytes', 'gzip', 'budget', 'share'],
    ...weights(build, manifest).map(({ name, bytes, gzip, budget }) => [
      name,
      String(bytes),
      String(gzip),
      budget === null ? '' : String(budget),
      budget === null ? '' : `${Math.round((gzip / budget) * 100)}%`,
    ]),
  ];
  for (const [name = '', ...cells] of rows) {
    console.log(name.padEnd(22) + cells.map((cell) => cell.padStart(9)).join(''));
  }
  const broken = faults(build, manifest);
  for (const fault of broken) console.error(fault);
  if (broken.length === 0)
    console.log('Nothing is accessible to web pages, nothing reaches the network, and no text becomes code.');
  return broken.length > 0 ? 1 : 0;
}

// The exit code is still wanted.
whenReaderGone(() => {});
process.exitCode = main();
