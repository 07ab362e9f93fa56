/** Pages for the benchmark: made up, the same each time, of any length; or read from files. */
import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { Dice } from './pages-random.ts';
import { AROUND, SHAPES, type Shape } from './pages-shapes.ts';

/**
 * What a made-up page is like: an article `dense` with terms; one that speaks of back pain `sparse`ly; one that names
 * `none` of it; elements `deep` inside one another; `one-node` of text; very many `small-nodes`; `tables`; many
 * `frames` (srcdoc); many open `shadows`. All but `dense`, `none`, `tables` and each fourth frame hold few terms.
 */
export type PageKind = keyof typeof SHAPES;

/** All kinds. */
export const KINDS = Object.keys(SHAPES) as PageKind[];

/** A page to measure on. */
export interface BenchPage {
  /** As tables name it: "dense 1 MB", or a file's name. */
  name: string;
  /** A complete document. */
  html: string;
}

/** A length in words, decimal: "100 kB", "2.5 MB". */
export function sizeName(units: number): string {
  const [size, unit] = units < 1e6 ? [units / 1e3, 'kB'] : [units / 1e6, 'MB'];
  return `${Number(size.toFixed(size < 10 ? 1 : 0))} ${unit}`;
}

const STYLE =
  'body{font:16px/1.5 sans-serif;max-width:60em;margin:auto}table{border-collapse:collapse}td{padding:2px 6px}.picture{height:80px;background:#ddd}';

/**
 * Makes a page. The same arguments give the same page.
 * @param units length of the HTML, UTF-16 units: the first at or beyond it at which a piece of the page ends
 */
export function makePage(kind: PageKind, units: number, seed = 1): BenchPage {
  const [open, close] = AROUND[kind] ?? ['<main>\n', '\n</main>'];
  const title = kind === 'none' ? 'Notes on the town' : 'Notes on the town, and on low back pain';
  const head = `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style></head>\n<body>\n${open}`;
  const foot = `${close}\n</body></html>\n`;
  const parts = [head];
  let length = head.length + foot.length;
  const shape: Shape = SHAPES[kind];
  for (const part of shape(new Dice(seed))) {
    if (length >= units) break;
    parts.push(part);
    length += part.length;
  }
  parts.push(foot);
  return { name: `${kind} ${sizeName(units)}`, html: parts.join('') };
}

/**
 * A page from an HTML file, named after it.
 * @throws Error, a sentence, where it cannot be read
 */
export function readPage(file: string): BenchPage {
  try {
    return { name: basename(file, extname(file)), html: readFileSync(file, 'utf8') };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : code;
    throw new Error(`Cannot read the page ${file}: ${why}. Name an HTML file.`);
  }
}
