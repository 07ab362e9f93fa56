/** One rule of senses (spotting/sense-rules.ts). */
export interface SenseRule {
  /** Concepts or folded spellings that the rule is about; `*` for all. */
  about: string;
  before?: RegExp;
  after?: RegExp;
  /** Tested on the whole sentence, folded. */
  sentence?: RegExp;
  /** `other`: not the meaning wanted. `shown`: the meaning wanted, capitals or not. */
  then: 'other' | 'shown';
  example: string;
}
