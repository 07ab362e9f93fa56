/** What can go wrong with a file, and the sentence that says so and what to do. */
import { say, type WordKey } from '../../components/words.ts';
import type { Refusal } from './kinds.ts';

/** Why a document is not shown. */
export type Trouble =
  | Refusal
  /** A PDF that cannot be made sense of. */
  | 'broken'
  /** The browser could not hand the file over. */
  | 'unread'
  /** A folder was dropped. */
  | 'folder'
  /** What was pasted or dropped has neither text nor a file. */
  | 'nothing'
  /** The PDF of another tab is out of reach. */
  | 'tab'
  /** Our own code, or the browser, has failed. */
  | 'failed';

/** Thrown where a document cannot be shown. */
export class NotShown extends Error {
  readonly trouble: Trouble;

  constructor(trouble: Trouble, cause?: unknown) {
    super(`Not shown: ${trouble}`, { cause });
    this.trouble = trouble;
  }
}

const SENTENCES: Readonly<Record<Trouble, WordKey>> = {
  empty: 'reader_trouble_empty',
  large: 'reader_trouble_large',
  office: 'reader_trouble_office',
  rtf: 'reader_trouble_office',
  'whole-page': 'reader_trouble_whole_page',
  picture: 'reader_trouble_picture',
  unknown: 'reader_trouble_unknown',
  broken: 'reader_trouble_broken',
  unread: 'reader_trouble_unread',
  folder: 'reader_trouble_folder',
  nothing: 'reader_trouble_nothing',
  tab: 'reader_trouble_tab',
  failed: 'reader_trouble_failed',
};

/** What to say of it. @param name of the file; where there is none a word for it is put there */
export function troubleInWords(trouble: Trouble, name: string): string {
  return say(SENTENCES[trouble], name ? say('reader_quoted', name) : say('reader_this'));
}
