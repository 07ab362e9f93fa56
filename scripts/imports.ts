/** `node scripts/imports.ts`: holds the imports of the product to the rules of scripts/imports/rules.ts. */
import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { importsOf } from './imports/graph.ts';
import { importFaults } from './imports/rules.ts';
import { whenReaderGone } from './reader-gone.ts';
import { messageOf, ROOT } from './steps.ts';

const FILES = '{browser,components,data,entrypoints,spotting,scripts,test}/**/*.{ts,tsx}';

function main(): number {
  try {
    const paths = globSync(FILES, { cwd: ROOT }).map((path) => path.split(sep).join('/'));
    const imports = new Map(
      paths.map((path) => [path, importsOf(path, readFileSync(join(ROOT, path), 'utf8'))]),
    );
    const faults = importFaults(imports);
    for (const fault of faults) console.error(fault);
    if (faults.length === 0) console.log(`${imports.size} files import only what they may.`);
    return faults.length > 0 ? 1 : 0;
  } catch (error) {
    console.error(messageOf(error));
    return 1;
  }
}

// The exit code is still wanted.
whenReaderGone(() => {});
process.exitCode = main();
