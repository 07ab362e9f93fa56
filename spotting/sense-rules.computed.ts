import { SENSE_RULES } from './sense-rules.ts';

/** The sense rules without their examples, by what they are about; expressions as their sources. */
export const SENSES: Record<
  string,
  { before?: string; after?: string; sentence?: string; then: 'other' | 'shown' }[]
> = {};
for (const { about, before, after, sentence, then } of SENSE_RULES) {
  const rules = SENSES[about] ?? [];
  SENSES[about] = rules;
  rules.push({
    ...(before && { before: before.source }),
    ...(after && { after: after.source }),
    ...(sentence && { sentence: sentence.source }),
    then,
  });
}
