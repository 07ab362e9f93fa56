/** Reads a set of labelled sentences (test/corpus/sentences): each on a page of its kind, mention by mention. */
import { readText } from '../spotting/reading.ts';
import { type ClaimReport, scoreClaims } from './score-claims.ts';
import { type StatusReport, scoreStatus } from './score-status.ts';

/** One labelled mention. `occurrence` counts the words of the mention in the text, from 1. */
export interface Sentence {
  id: string;
  page: 'clinical' | 'patient' | 'article' | 'commercial';
  text: string;
  mention: string;
  occurrence: number;
  status: string;
  claim: string;
}

export interface SentenceReport {
  status: StatusReport;
  claims: ClaimReport;
  /** Ids of rows whose mention was not spotted. */
  missed: string[];
}

/** How a page of each kind begins: a sentence alone does not say what it stands on. */
const BEGINNINGS: Record<Sentence['page'], string> = {
  clinical: 'Office visit. Chief complaint: low back pain.\n\nHPI\n',
  patient: 'About my low back pain\n\n',
  article: 'Treatments for low back pain\n\n',
  commercial: 'Back pain relief\n\n',
};

/** Spots and reads every sentence, and scores what was read of the mentions that were found. */
export function scoreSentences(sentences: readonly Sentence[]): SentenceReport {
  const missed: string[] = [];
  const read = sentences.flatMap((row) => {
    const beginning = BEGINNINGS[row.page];
    let start = beginning.length - 1;
    for (let time = 0; time < row.occurrence; time++)
      start = (beginning + row.text).indexOf(row.mention, start + 1);
    const end = start + row.mention.length;
    const found = readText(beginning + row.text).find((one) => one.start < end && one.end > start);
    if (!found) {
      missed.push(row.id);
      return [];
    }
    const text = `${row.text.replace(/\s+/g, ' ')} {${row.mention}}`;
    return [{ row, found, place: { doc: row.id, kind: row.page, start, end, text } }];
  });
  return {
    status: scoreStatus(
      read.map(({ row, found, place }) => ({ ...place, wanted: row.status, got: found.status })),
    ),
    claims: scoreClaims(
      read.map(({ row, found, place }) => ({ ...place, wanted: row.claim, got: found.claim ?? 'none' })),
    ),
    missed,
  };
}
