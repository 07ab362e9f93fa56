/**
 * npm run --silent search -- "QUERY"
 * Prints what the popup's search finds, best first, one JSON line each: rank, kind, id, title.
 */
import { searchBase } from '../data/search.ts';
import { whenReaderGone } from './reader-gone.ts';

whenReaderGone();

const query = process.argv.slice(2).join(' ').trim();
if (query === '') {
  console.error('Name what to search for: npm run --silent search -- "does tens work for back pain".');
  process.exitCode = 2;
} else {
  for (const [index, { entry }] of searchBase()(query).entries()) {
    const { kind, id, title } = entry;
    console.log(JSON.stringify({ rank: index + 1, kind, id, title }));
  }
}
