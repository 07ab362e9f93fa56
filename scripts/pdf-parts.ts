/**
 * What the extension takes of pdf.js, put into the build as files under `pdf/`: its worker, decoders of pictures, tables of
 * letters of the far east, and two fonts. None of it can ask for anything: its ways to make a request are taken out.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** Where all of it lies in the package; `entrypoints/reader/pdf-data.ts` asks for it there. */
const FOLDER = 'pdf';

/** Fonts that no browser has under a name of its own. */
const FONTS = ['FoxitSymbol.pfb', 'FoxitDingbats.pfb'];
const DECODERS = ['jbig2_nowasm_fallback.js', 'openjpeg_nowasm_fallback.js'];

/**
 * A script of pdf.js without a way to the network. `fetch` is also what it calls getting an object out of a file: the word is
 * another one everywhere, so that the browser's own is not there any more. Of `Function` it makes nothing but the global object,
 * which it has found before.
 */
export function withoutRequests(code: string): string {
  return code
    .replace(/\bfetch\b/g, 'obtain')
    .replace(/\bXMLHttpRequest\b/g, 'NoRequest')
    .replace(/\|\|\s*Function\((["'])return this\1\)\(\)/g, '');
}

/** Bytes as a module: to import one of its own files is no request. */
const asModule = (bytes: Buffer) => `export default "${bytes.toString('base64')}";\n`;

/** The files by their paths in the build. */
function* filesOf(root: string): Generator<[path: string, content: string]> {
  const read = (...path: string[]) => readFileSync(join(root, ...path));
  yield ['worker.js', withoutRequests(read('legacy/build/pdf.worker.min.mjs').toString('utf8'))];
  for (const name of DECODERS) yield [name, withoutRequests(read('wasm', name).toString('utf8'))];
  for (const name of FONTS) yield [`fonts/${name}.js`, asModule(read('standard_fonts', name))];
  for (const name of readdirSync(join(root, 'cmaps')).filter((file) => file.endsWith('.bcmap')))
    yield [`cmaps/${name}.js`, asModule(read('cmaps', name))];
}

/** Puts the files into the build of the pages that use pdf.js, and takes the requests out of what is bundled. */
export function pdfParts(): Plugin {
  return {
    name: 'backbrief:pdf-parts',
    enforce: 'pre',
    transform: {
      filter: { id: /pdfjs-dist\/.*\.mjs/ },
      handler: (code) => withoutRequests(code),
    },
    generateBundle(_, bundle) {
      const uses = Object.values(bundle).some(
        (file) => file.type === 'chunk' && file.moduleIds.some((id) => id.includes('pdfjs-dist/')),
      );
      if (!uses) return;
      const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
      for (const [path, source] of filesOf(root))
        this.emitFile({ type: 'asset', fileName: `${FOLDER}/${path}`, source });
    },
  };
}
