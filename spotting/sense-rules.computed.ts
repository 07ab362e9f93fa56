import { SENSE_RULES } from './sense-rules.ts';

/**
 * The sense rules without their examples, by what they are about: a line each, and in it, parted by tabs, the sources of
 * what stands before, after and around, and a `+` where the meaning is shown to be the wanted one.
 */
export const SENSES: Record<string, string> = {};
for (const { about, before, after, sentence, then } of SENSE_RULES) {
  const parts = [before?.source, after?.source, sentence?.source, then === 'shown' ? '+' : ''];
  const known = SENSES[about];
  SENSES[about] = (known === undefined ? '' : `${known}\n`) + parts.join('\t').trimEnd();
}
