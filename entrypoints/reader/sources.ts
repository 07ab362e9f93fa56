/** Where a document comes from: a file that was chosen, dropped or pasted, or text. */
import { NotShown } from './trouble.ts';

/** Something to be opened. */
export type Source =
  | {
      kind: 'file';
      name: string;
      /** Bytes. */
      size: number;
      read: () => Promise<ArrayBuffer>;
      /** How many files came with it and are passed over. */
      besides: number;
    }
  /** Text or markup from the clipboard, or from the field. */
  | { kind: 'text'; text: string; isHtml: boolean };

/** A file of the reader's. @param besides how many others came with it */
export function sourceOfFile(file: File, besides = 0): Source {
  const read = () =>
    file.arrayBuffer().catch((error: unknown) => {
      throw new NotShown('unread', error);
    });
  return { kind: 'file', name: file.name, size: file.size, read, besides };
}

/** Bytes that are there already. */
export function sourceOfBytes(name: string, bytes: Uint8Array<ArrayBuffer>): Source {
  return { kind: 'file', name, size: bytes.length, read: async () => bytes.buffer, besides: 0 };
}

/** A folder, which has a name and cannot be read. */
const sourceOfFolder = ({ name }: File): Source => ({
  kind: 'file',
  name,
  size: 1,
  read: () => Promise.reject(new NotShown('folder')),
  besides: 0,
});

/** True where the first thing that was dropped is a folder: browsers hand it over as if it were a file. */
function isFolder({ items }: DataTransfer): boolean {
  const [first] = [...items].filter(({ kind }) => kind === 'file');
  return first?.webkitGetAsEntry()?.isDirectory ?? false;
}

/** True where markup says more than its text: programs put a wrapper round plain text as well. */
const HAS_SHAPE = /<(h[1-6]|li|td|th|p|div|blockquote|dt)[\s>]/i;

/**
 * What was dropped or pasted: the first file, else text with its headings and lists, else plain text. An address alone is left where it
 * is, for nothing is fetched.
 * @returns null where there is nothing of that
 */
export function sourceOfTransfer(data: DataTransfer | null): Source | null {
  const [file, ...others] = data?.files ?? [];
  const html = data?.getData('text/html') ?? '';
  const text = data?.getData('text/plain') ?? '';
  // A picture is pasted with the markup of where it came from, words with a picture of them.
  if (data && file && isFolder(data)) return sourceOfFolder(file);
  if (file && !text.trim()) return sourceOfFile(file, others.length);
  if (html && HAS_SHAPE.test(html)) return { kind: 'text', text: html, isHtml: true };
  if (text.trim()) return { kind: 'text', text, isHtml: false };
  return file ? sourceOfFile(file, others.length) : null;
}
