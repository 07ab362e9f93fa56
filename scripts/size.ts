/** `npm run size`: holds the built extension to its budgets; exit code 1 where one is broken. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Build, faults, type Manifest, weights } from './budgets.ts';
import { run } from './options.ts';
import { whenReaderGone } from './reader-gone.ts';
import { ROOT } from './steps.ts';

const FOLDER = join(ROOT, '.output', 'chrome-mv3');

const SIZE = {
  name: 'npm run size',
  does: `Holds the build in .output/chrome-mv3 to its budgets, and looks for what would reach the network or make code from
text. Exit code 1 where something is broken.`,
  options: {},
  example: 'npm run build && npm run size',
};

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

// The exit code is still wanted.
whenReaderGone(() => {});

await run(SIZE, () => {
  let build: Build;
  let manifest: Manifest;
  try {
    build = readBuild(FOLDER);
    manifest = JSON.parse(build.get('manifest.json')?.toString('utf8') ?? '');
  } catch {
    throw new Error('There is no built extension in .output/chrome-mv3. Run "npm run build" first.');
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
  if (broken.length > 0) throw new Error(broken.join('\n'));
  console.log('Nothing is accessible to web pages, nothing reaches the network, and no text becomes code.');
});
