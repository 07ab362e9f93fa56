/** A visit note that nobody has had, to try marks and cards on. It is written so that every sort of line stands in it. */
import note from './sample-note.json' with { type: 'json' };

/** A made-up note: its heading, and labelled lines in their order. */
export interface SampleNote {
  title: string;
  lines: readonly { label: string; text: string }[];
}

export const sampleNote: SampleNote = note;

/** The note as plain text, a line for each of its parts. */
export function noteText({ title, lines }: SampleNote): string {
  return [title, ...lines.map(({ label, text }) => `${label}: ${text}`)].join('\n');
}
