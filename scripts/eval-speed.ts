/** How much reading in context costs beside plain matching, on the same text in the same run. */
import { companionsIn } from '../spotting/companions.ts';
import { fold, foldInPlace } from '../spotting/fold.ts';
import { judge, type Level, type Mention, type Scanned, scan } from '../spotting/index.ts';
import { PageReader } from '../spotting/page-reader.ts';
import { sellingIn } from '../spotting/selling.ts';
import type { PassageKind } from '../spotting/types.ts';

interface Passage {
  kind: PassageKind;
  text: string;
}

/** Medians of several runs, milliseconds. */
export interface Speed {
  /** UTF-16 units of all documents. */
  units: number;
  /** Finding all forms of the lexicon and the cues. */
  matching: number;
  /** Deciding which of them are painted. */
  judging: number;
  /** Status, claims and their context; signs of selling, and what cautions are about. */
  reading: number;
}

const RUNS = 21;

/** A document with what comes before reading. */
interface Prepared {
  passages: readonly Passage[];
  scanned: Scanned[];
  level: Level;
  /** By passage. */
  mentions: Mention[][];
}

function prepare(passages: readonly Passage[]): Prepared {
  const found = passages.map(({ text, kind }) => scan(text, kind));
  const scanned = found.filter((one) => one !== null);
  const judging = judge(scanned);
  const judged: Mention[][] = [];
  for (;;) {
    const { done, value } = judging.next();
    if (done) {
      let next = 0;
      const mentions = found.map((one) => (one ? (judged[next++] ?? []) : []));
      return { passages, scanned, level: value, mentions };
    }
    if (value) judged.push([...value]);
  }
}

/** Measures documents that are cut into passages. Warms up first. */
export function speedOf(documents: readonly (readonly Passage[])[]): Speed {
  const prepared = documents.map(prepare);
  const stages = {
    matching: () => {
      for (const passages of documents) for (const { text, kind } of passages) scan(text, kind);
    },
    judging: () => {
      for (const { scanned } of prepared) for (const _ of judge(scanned));
    },
    reading: () => {
      for (const { passages, scanned, level, mentions } of prepared) {
        const reader = new PageReader(scanned, level);
        for (const [at, passage] of passages.entries()) {
          const folded = fold(passage.text);
          const inPlace = folded.offsets ? foldInPlace(passage.text) : folded.text;
          reader.read(passage, mentions[at] ?? [], inPlace);
          companionsIn(passage.text, folded);
          if (!reader.isNote) sellingIn(passage.text, inPlace);
        }
      }
    },
  };
  const times: Record<keyof typeof stages, number[]> = { matching: [], judging: [], reading: [] };
  for (let run = -5; run < RUNS; run++) {
    for (const [name, stage] of Object.entries(stages) as [keyof typeof stages, () => void][]) {
      const since = performance.now();
      stage();
      if (run >= 0) times[name].push(performance.now() - since);
    }
  }
  const median = (all: number[]) => all.sort((one, other) => one - other)[RUNS >> 1] as number;
  return {
    units: documents.flat().reduce((sum, { text }) => sum + text.length, 0),
    matching: median(times.matching),
    judging: median(times.judging),
    reading: median(times.reading),
  };
}
