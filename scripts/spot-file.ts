/** Spots one file: the row that `npm run spot` prints and `npm run eval` scores. */
import { readPassages } from '../spotting/reading.ts';
import { type FileDocument, placeInFile, readDocument } from './read-file.ts';

/** A mention in a file. Offsets are UTF-16 units of the file's own text, markup included. */
export interface FileMention {
  /** File name without its extension; "stdin" for standard input. */
  doc: string;
  start: number;
  end: number;
  text: string;
  concept: string;
  status: string | null;
  claim: string | null;
}

/** Spots a document that was read. */
export function spotDocument(document: FileDocument): FileMention[] {
  return readPassages(document.passages).map(({ passage, start, end, concept, status, claim }) => {
    const place = document.passages[passage];
    const range = place ? placeInFile(place, start, end) : { start, end };
    return {
      doc: document.name,
      ...range,
      text: document.text.slice(range.start, range.end),
      concept,
      status,
      claim,
    };
  });
}

/** Reads and spots a text or HTML file; `-` is standard input. Throws an error with a full sentence where it cannot. */
export async function spotFile(path: string): Promise<FileMention[]> {
  return spotDocument(await readDocument(path));
}
