/** Which file imports what. Pure: texts in, imports out. */
import { posix } from 'node:path';
import { parseSync } from 'oxc-parser';

/** One import of a file. */
export interface Import {
  /** Path from the project's folder, or the name of a package with what follows it ("preact/hooks"). */
  to: string;
  /** True where only types are taken: nothing of it is in the bundle. */
  types: boolean;
}

/** Imports of each file by its path from the project's folder, with forward slashes. */
export type Imports = ReadonlyMap<string, readonly Import[]>;

/** What a specifier names, seen from a file; a query such as `?inline` belongs to the bundler. */
function named(specifier: string, from: string): string {
  const plain = specifier.replace(/\?.*$/, '');
  return plain.startsWith('.') ? posix.join(posix.dirname(from), plain) : plain;
}

/**
 * The imports of one file: static ones, re-exports, and dynamic ones with a plain text.
 * @throws where the file cannot be parsed
 */
export function importsOf(path: string, text: string): Import[] {
  const { module, errors } = parseSync(path, text);
  if (errors[0]) throw new Error(`${path} cannot be read: ${errors[0].message}`);
  const given = module.staticImports.map(({ moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    types: entries.length > 0 && entries.every(({ isType }) => isType),
  }));
  const passedOn = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType }) =>
      moduleRequest ? [{ specifier: moduleRequest.value, types: isType }] : [],
    ),
  );
  const asked = module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
    const [, specifier] = /^(['"`])([^'"`$]+)\1$/.exec(text.slice(start, end))?.slice(1) ?? [];
    return specifier ? [{ specifier, types: false }] : [];
  });
  return [...given, ...passedOn, ...asked].map(({ specifier, types }) => ({
    to: named(specifier, path),
    types,
  }));
}

/** True for a module that is run when the extension is built: the bundle holds its values, and nothing that it imports. */
function isComputed(path: string): boolean {
  return path.endsWith('.computed.ts');
}

/** What a file brings into its bundle: all that it imports, and so on, with the way to each. Types bring nothing. */
export function reached(from: string, imports: Imports): Map<string, string[]> {
  const ways = new Map<string, string[]>([[from, [from]]]);
  const follow = (path: string) => {
    if (isComputed(path)) return;
    for (const { to, types } of imports.get(path) ?? []) {
      if (types || ways.has(to)) continue;
      ways.set(to, [...(ways.get(path) ?? []), to]);
      follow(to);
    }
  };
  follow(from);
  return ways;
}

/** Circles among imports that are more than types, each as the way around, found from its first file by name. */
export function circles(imports: Imports): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const visit = (path: string, way: readonly string[]) => {
    const at = way.indexOf(path);
    if (at >= 0) found.push([...way.slice(at), path]);
    if (at >= 0 || done.has(path)) return;
    for (const { to, types } of imports.get(path) ?? []) if (!types) visit(to, [...way, path]);
    done.add(path);
  };
  for (const path of [...imports.keys()].sort()) visit(path, []);
  return found;
}
