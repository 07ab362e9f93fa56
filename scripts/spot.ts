/**
 * npm run --silent spot -- FILE…
 * Reads text or HTML files (`-` for standard input) and prints one JSON line for each mention that
 * would be painted. A file that cannot be read is reported and the others are still done.
 */
import { complain } from './complain.ts';
import { whenReaderGone } from './reader-gone.ts';
import { spotFile } from './spot-file.ts';

async function main(): Promise<void> {
  const files = process.argv.slice(2);
  if (files.length === 0)
    throw new Error('Name at least one text or HTML file, or - to read standard input.');
  for (const file of files) {
    try {
      for (const mention of await spotFile(file)) console.log(JSON.stringify(mention));
    } catch (error) {
      complain(error);
    }
  }
}

whenReaderGone();
main().catch((error) => complain(error));
