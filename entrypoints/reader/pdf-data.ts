/** Where the parts of pdf.js lie in the package (scripts/pdf-parts.ts), and what it asks for by name on the way. */
import { api } from '../../browser/api.ts';

/** Address of a part. */
const partOf = (path: string) => api().runtime.getURL(`pdf/${path}`);

/** Where its worker lies. */
export const workerAddress = () => partOf('worker.js');
/** Where its worker finds decoders of pictures. */
export const decoders = () => partOf('');

const FOLDERS: Readonly<Record<string, string>> = { cMapUrl: 'cmaps', standardFontDataUrl: 'fonts' };

/** Hands tables of letters and fonts to pdf.js: each a module of the package. */
export class PackagedData {
  /**
   * What pdf.js calls `fetch` before the build has renamed it.
   * @throws where there is no such part; pdf.js goes on without
   */
  async obtain({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const folder = FOLDERS[kind];
    // A name out of a PDF: it leads to no other place.
    if (!folder || !/^[\w-]+\.(bcmap|pfb)$/.test(filename))
      throw new Error(`There is no ${kind} ${filename}.`);
    const part = (await import(/* @vite-ignore */ partOf(`${folder}/${filename}.js`))) as { default: string };
    return (Uint8Array as unknown as { fromBase64(text: string): Uint8Array }).fromBase64(part.default);
  }
}
