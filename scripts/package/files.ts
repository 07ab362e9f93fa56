/** The files of a build, by path. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Packed } from './zip.ts';

/** Files of a folder by path with forward slashes. */
export function filesOf(folder: string): Map<string, Packed> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    entries.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [relative(folder, path).split(sep).join('/'), { bytes: readFileSync(path) }];
    }),
  );
}

/** What differs between two builds, a line for each file; nothing where both are the same bytes under the same names. */
export function differences(
  first: ReadonlyMap<string, Packed>,
  second: ReadonlyMap<string, Packed>,
): string[] {
  return [...new Set([...first.keys(), ...second.keys()])].sort().flatMap((path) => {
    const [one, other] = [first.get(path)?.bytes, second.get(path)?.bytes];
    if (!one || !other) return [`${path}: only in the ${one ? 'first' : 'second'} build`];
    const at = one.findIndex((byte, index) => byte !== other[index]);
    if (at < 0 && one.length === other.length) return [];
    return [
      `${path}: ${one.length} and ${other.length} bytes, the same up to byte ${at < 0 ? one.length : at}`,
    ];
  });
}
