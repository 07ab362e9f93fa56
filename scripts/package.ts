/** `npm run package`: builds for both browsers and zips them for the stores, with the source beside them. */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, whyNotWritten } from './options.ts';
import { filesOf } from './package/files.ts';
import { sourcePaths } from './package/source.ts';
import { type Packed, sha256, zipped } from './package/zip.ts';
import { whenReaderGone } from './reader-gone.ts';
import { build, ROOT, tail, withoutStack } from './steps.ts';

const OUT = join(ROOT, 'out', 'package');
const VERSION: string = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version;

const PACKAGE = {
  name: 'npm run package',
  does: `Builds for both browsers and writes to out/package
  backbrief-${VERSION}-chrome.zip    for the Chrome Web Store and Edge Add-ons
  backbrief-${VERSION}-firefox.zip   for addons.mozilla.org
  backbrief-${VERSION}-source.zip    what addons.mozilla.org asks for beside it
The same source gives the same bytes. docs/store/README.md says how to hand them in.`,
  options: {},
  example: 'npm run package',
};

/** Builds for one browser and reads the build. @throws where it fails, or where the bundle names this machine's folder */
async function built(browser: 'chrome' | 'firefox'): Promise<Map<string, Packed>> {
  console.log(`Building for ${browser} …`);
  const { ok, output } = await build(browser);
  if (!ok)
    throw new Error(
      `${tail(withoutStack(output))}\nThe build for ${browser} failed; its last words are above.`,
    );
  const files = filesOf(join(ROOT, '.output', `${browser}-mv3`));
  for (const [path, { bytes }] of files)
    if (Buffer.from(bytes).includes(ROOT))
      throw new Error(
        `${path} of the build for ${browser} names the folder ${ROOT}: elsewhere it would be other bytes.`,
      );
  return files;
}

function source(): Map<string, Packed> {
  return new Map(
    sourcePaths(ROOT).map((path) => {
      const file = join(ROOT, path);
      return [path, { bytes: readFileSync(file), runs: (statSync(file).mode & 0o100) !== 0 }];
    }),
  );
}

function write(name: string, files: ReadonlyMap<string, Packed>): void {
  const bytes = zipped(files);
  writeFileSync(join(OUT, name), bytes);
  console.log(`${name.padEnd(30)}${String(bytes.length).padStart(9)} bytes  sha256 ${sha256(bytes)}`);
}

whenReaderGone(() => {});

await run(PACKAGE, async () => {
  // What may not go in is said before the builds, which take long.
  const ours = source();
  const chrome = await built('chrome');
  const firefox = await built('firefox');
  try {
    rmSync(OUT, { recursive: true, force: true });
    mkdirSync(OUT, { recursive: true });
    write(`backbrief-${VERSION}-chrome.zip`, chrome);
    write(`backbrief-${VERSION}-firefox.zip`, firefox);
    write(`backbrief-${VERSION}-source.zip`, ours);
  } catch (error) {
    throw new Error(`out/package could not be written: ${whyNotWritten(error)}.`);
  }
});
