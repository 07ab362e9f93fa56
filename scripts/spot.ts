/**
 * `npm run --silent spot -- FILE …`: reads text or HTML files and prints one JSON line for each mention that would be
 * painted. A file that cannot be read is reported and the others are still done.
 */
import { complain, here, Misuse, run } from './options.ts';
import { readDocument } from './read-file.ts';
import { whenReaderGone } from './reader-gone.ts';
import { spotDocument } from './spot-file.ts';

const SPOT = {
  name: 'npm run spot',
  takes: 'FILE …',
  does: `Prints one JSON line for each mention in text or HTML files: doc, start, end (UTF-16 units of the file), text,
concept, status, claim. - reads standard input. A file whose name begins with a dash is written as ./-NAME.`,
  options: {},
  example: 'npm run --silent spot -- note.txt page.html',
};

/** @throws Error, a sentence, where the file cannot be read or has nothing to read */
async function spot(file: string): Promise<void> {
  const path = here(file);
  const document = await readDocument(path);
  if (document.passages.length === 0) {
    const what = document.text.trim() === '' ? 'is empty' : 'has no text that a reader would see';
    throw new Error(`${file === '-' ? 'Standard input' : path} ${what}, so nothing was looked for.`);
  }
  for (const mention of spotDocument(document)) console.log(JSON.stringify(mention));
}

whenReaderGone();

await run(SPOT, async ({ names }) => {
  if (names.length === 0)
    throw new Misuse('Name at least one text or HTML file, or - to read standard input. --help tells more.');
  for (const file of names) await spot(file).catch(complain);
});
