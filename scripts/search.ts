/** `npm run --silent search -- QUERY`: prints what the popup's search finds, best first, one JSON line each. */
import { searchBase } from '../data/search.ts';
import { Misuse, run } from './options.ts';
import { whenReaderGone } from './reader-gone.ts';

const SEARCH = {
  name: 'npm run search',
  takes: 'QUERY',
  does: `Prints what the popup's search finds, best first, one JSON line each: rank, kind, id, title.
Where nothing is found it says so on standard error; that is no fault, and the exit code is 0.`,
  options: {},
  example: 'npm run --silent search -- "does tens work for back pain"',
};

whenReaderGone();

await run(SEARCH, ({ names }) => {
  const query = names.join(' ').trim();
  if (query === '') throw new Misuse(`Name what to search for: ${SEARCH.example}.`);
  const found = searchBase()(query);
  for (const [index, { entry }] of found.entries()) {
    const { kind, id, title } = entry;
    console.log(JSON.stringify({ rank: index + 1, kind, id, title }));
  }
  if (found.length === 0) console.error(`Nothing was found for "${query}".`);
});
