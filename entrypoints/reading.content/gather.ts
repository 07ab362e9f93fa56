/** What one reading of a page gathers. */
import type { PageWords } from '../../browser/card-door.ts';
import { ask } from '../../browser/content-messaging.ts';
import { OBJECT } from '../../browser/dom/flow.ts';
import type { FrameReading } from '../../browser/messages.ts';
import type { MarkToRead, PageReading } from '../../browser/reading-door.ts';
import type { Claimed, ClaimOutcome, FlagNamed, Named, OnPage } from '../../data/reading.ts';
import { type CompanionFound, companionsIn, companionsOfConcept, isDrug } from '../../spotting/companions.ts';
import { fold, foldInPlace } from '../../spotting/fold.ts';
import type { PassageKind, Read } from '../../spotting/index.ts';
import type { Memo } from '../../spotting/memo.ts';
import type { PageReader } from '../../spotting/page-reader.ts';
import { type SellingSign, sellingIn } from '../../spotting/selling.ts';

/** The longest quotation of a page, and how much of it stands before the mention at most, UTF-16 units. */
const QUOTE = { whole: 200, before: 110 };
/** What is denied, refused or somebody else's raises no caution. */
const NOT_THERE: readonly Named['status'][] = ['negated', 'declined', 'family'];
/** At most so many signs of selling of a kind: a shop lists a price on each line. */
const EACH = 5;

/** A mention about which something is asserted. */
interface Claiming {
  mark: MarkToRead;
  claimed: Claimed;
  /** The sentence, cut where it is long. */
  words: string;
}

/** How claims stand to the documents, by what they are: each kind of claim is asked once. */
const outcomes = new Map<string, ClaimOutcome | null>();

/** What is asserted about a mention, without words of the page; null where nothing is. */
function claimedOf(concept: string, { claim, context }: Read): Claimed | null {
  return claim === null || claim === 'none' ? null : { concept, asserts: claim, ...context };
}

/** The words of a sentence around something in it, on one line. */
export function quote(
  text: string,
  sentence: { start: number; end: number },
  around: { start: number; end: number },
): string {
  const from = Math.max(sentence.start, around.start - QUOTE.before);
  const to = Math.min(sentence.end, Math.max(around.end, from + QUOTE.whole));
  const words = (start: number, end: number) =>
    text.slice(start, end).replaceAll(OBJECT, ' ').replace(/\s+/g, ' ');
  // Where it is cut, no part of a word stays.
  const first =
    from > sentence.start ? `…${words(from, around.start).replace(/^\S*\s/, '')}` : words(from, around.start);
  const last = to < sentence.end ? `${words(around.end, to).replace(/\s\S*$/, '')}…` : words(around.end, to);
  // It is shown in quotation marks: those of the page itself would stand twice.
  return `${first}${words(around.start, around.end)}${last}`.trim().replace(/^["“”„«]+|["“”„»]+$/g, '');
}

/** What a text names beside the mentions in it; it is the same wherever the text stands. */
export interface Told {
  companions: CompanionFound[];
  selling: SellingSign[];
}

/** One reading of a page, taken in passage by passage. */
export class Gathering implements PageReading {
  readonly #named: (Named & { words: string })[] = [];
  readonly #flags: FlagNamed[] = [];
  readonly #claiming: Claiming[] = [];
  readonly #selling: FrameReading['selling'] = [];
  readonly #statuses: FrameReading['statuses'] = {};
  readonly #reads = new Map<MarkToRead, Read>();
  readonly #seen = new Set<string>();
  readonly #reader: PageReader;
  readonly #known: Memo<Told> | null;

  /** @param known what readings before have found in texts, where pages are read again and again */
  constructor(reader: PageReader, known: Memo<Told> | null = null) {
    this.#reader = reader;
    this.#known = known;
  }

  /**
   * Takes in the next passage, in page order.
   * @param marks its mentions, in order
   * @param shown whether the reader can see what stands at an offset
   */
  take(
    passage: { text: string; kind: PassageKind },
    marks: readonly MarkToRead[],
    shown: (offset: number) => boolean,
  ): void {
    const { text } = passage;
    /** Folded once for all that reads it, where anything has to be read anew. */
    let inPlace: string | undefined;
    const fresh = (): Told => {
      const folded = fold(text);
      inPlace = folded.offsets ? foldInPlace(text) : folded.text;
      return {
        companions: companionsIn(text, folded),
        selling: this.#reader.isNote ? [] : sellingIn(text, inPlace),
      };
    };
    const told = this.#known ? this.#known.of(`${this.#reader.isNote} ${text}`, fresh) : fresh();
    const reads = this.#reader.read(
      passage,
      marks.map(({ mention }) => mention),
      inPlace,
    );
    marks.forEach((mark, at) => {
      const read = reads[at];
      if (read) this.#takeMark(mark, read, text);
    });
    this.#takeNamed(passage, told.companions, marks, shown, inPlace);
    if (!this.#reader.isNote) this.#takeSelling(told.selling, text, shown);
  }

  #takeMark(mark: MarkToRead, read: Read, text: string): void {
    const { concept, kind, text: words } = mark.mention;
    const { status, sentence } = read;
    this.#reads.set(mark, read);
    const counts = this.#statuses[concept] ?? {};
    this.#statuses[concept] = { ...counts, [status]: (counts[status] ?? 0) + 1 };
    if (kind === 'red flag' && this.#isNew('flag', concept, status)) this.#flags.push({ concept, status });
    const claimed = claimedOf(concept, read);
    if (claimed) this.#claiming.push({ mark, claimed, words: quote(text, sentence, mark.mention) });
    for (const companion of companionsOfConcept(concept, words)) this.#name(companion, status, words);
  }

  #takeNamed(
    passage: { text: string; kind: PassageKind },
    found: readonly CompanionFound[],
    marks: readonly MarkToRead[],
    shown: (offset: number) => boolean,
    inPlace: string | undefined,
  ): void {
    if (found.length === 0) return;
    // What is a mention itself has been read as that.
    const own = found.filter(
      ({ start, end }) =>
        !marks.some(({ mention }) => mention.start < end && mention.end > start) && shown(start),
    );
    const statuses = this.#reader.statuses(
      passage,
      own.map(({ companion, start, end }) => ({ start, end, drug: isDrug(companion) })),
      inPlace,
    );
    own.forEach(({ companion, start, end }, at) => {
      this.#name(companion, statuses[at] ?? 'general', passage.text.slice(start, end));
    });
  }

  #name(companion: string, status: Named['status'], words: string): void {
    if (this.#isNew('named', companion, status)) this.#named.push({ companion, status, words });
  }

  #takeSelling(signs: readonly SellingSign[], text: string, shown: (offset: number) => boolean): void {
    for (const { kind, start, end } of signs) {
      if (this.#selling.filter((one) => one.kind === kind).length >= EACH || !shown(start)) continue;
      const words = quote(text, { start, end }, { start, end });
      if (this.#isNew('selling', kind, words.toLowerCase())) this.#selling.push({ kind, words });
    }
  }

  #isNew(...key: string[]): boolean {
    const joined = key.join('\n');
    return this.#seen.size !== this.#seen.add(joined).size;
  }

  /** Asks the background how the claims stand to the documents. */
  async check(): Promise<void> {
    const fresh = new Map<string, Claimed>();
    for (const { claimed } of this.#claiming) {
      const key = JSON.stringify(claimed);
      if (!outcomes.has(key)) fresh.set(key, claimed);
    }
    if (fresh.size === 0) return;
    const said = await ask('check-claims', { claims: [...fresh.values()] });
    for (const [at, key] of said ? [...fresh.keys()].entries() : []) outcomes.set(key, said?.[at] ?? null);
  }

  readOf(mark: MarkToRead): Read | undefined {
    return this.#reads.get(mark);
  }

  outcomeOf(mark: MarkToRead): ClaimOutcome | null {
    const read = this.#reads.get(mark);
    const claimed = read && claimedOf(mark.mention.concept, read);
    return (claimed && outcomes.get(JSON.stringify(claimed))) ?? null;
  }

  onPage(mark: MarkToRead): OnPage | null {
    const read = this.#reads.get(mark);
    if (!read) return null;
    return {
      status: read.status,
      claimed: claimedOf(mark.mention.concept, read),
      flags: this.#flags,
      named: this.#named.map(({ companion, status }) => ({ companion, status })),
    };
  }

  wordsOf(mark: MarkToRead): PageWords | null {
    const read = this.#reads.get(mark);
    if (!read) return null;
    const sentence = quote(mark.passage.scanned.text, read.sentence, mark.mention);
    // The first words that may have raised a caution: what is denied further down did not.
    const named: Record<string, string> = {};
    for (const { companion, status, words } of this.#named)
      if (!NOT_THERE.includes(status)) named[companion] ??= words;
    return { sentence, named };
  }

  /** @param marks all mentions of the frame, in page order */
  told(marks: readonly MarkToRead[]): FrameReading {
    const counts = new Map<string, number>();
    const indexes = new Map<MarkToRead, number>();
    for (const mark of marks) {
      const { concept } = mark.mention;
      const index = counts.get(concept) ?? 0;
      counts.set(concept, index + 1);
      indexes.set(mark, index);
    }
    // What one sentence says of one treatment is one claim, however often it names it.
    const said = new Set<string>();
    const claims = this.#claiming.flatMap(({ mark, claimed, words }) => {
      const index = indexes.get(mark);
      const key = [
        claimed.concept,
        claimed.asserts,
        this.#reads.get(mark)?.sentence.start,
        mark.passage.scanned.text,
      ].join('\n');
      if (index === undefined || said.has(key)) return [];
      said.add(key);
      return [{ claimed, index, words }];
    });
    return { statuses: this.#statuses, claims, selling: this.#selling, named: this.#named };
  }
}
