/** Zip files that are the same bytes whenever and wherever they are made. Pure. */
import { createHash } from 'node:crypto';
import { type Zippable, zipSync } from 'fflate';

/** One file of a zip. */
export interface Packed {
  bytes: Uint8Array;
  /** True for a program that may be run as it is. */
  runs?: boolean;
}

/** Says that the modes are those of Unix. */
const UNIX = 3;
/** Modes of a plain file and of a program, in the upper half of the attributes. */
const MODES = { plain: 0o100644 << 16, runs: 0o100755 << 16 };

/**
 * Zips files by path with forward slashes: names sorted by their code units, one fixed time, fixed modes.
 * @throws where a path leaves the folder
 */
export function zipped(files: ReadonlyMap<string, Packed>): Uint8Array {
  // A zip holds hours and minutes without a zone: the first that it can hold, as this machine reads them.
  const mtime = new Date(1980, 0, 1);
  const tree: Zippable = {};
  for (const path of [...files.keys()].sort()) {
    if (path.startsWith('/') || path.split('/').includes('..'))
      throw new Error(`"${path}" leaves the folder.`);
    const { bytes, runs } = files.get(path) as Packed;
    tree[path] = [bytes, { level: 9, mtime, os: UNIX, attrs: (runs ? MODES.runs : MODES.plain) >>> 0 }];
  }
  return zipSync(tree);
}

/** SHA-256 of some bytes, in hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
