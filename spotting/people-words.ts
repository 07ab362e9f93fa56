/** Words that show whom a sentence speaks of or to. */

/** What the words of a text show, as bits. */
export const SHOWS = {
  /** Somebody speaks of themselves or of one other person. */
  person: 1,
  /** Somebody is addressed, or people in general are spoken of. */
  address: 2,
  /** Experts who are quoted speak of many. */
  group: 4,
  /** "If you have …", "if your pain began with …". */
  condition: 8,
  /** Somebody's family is named. */
  kin: 16,
  /** A sentence tells to seek help. */
  warning: 32,
  /** It may show one of these together with what follows it (`SAYINGS`). */
  saying: 64,
  /** The name of a companion begins with it. */
  companion: 128,
} as const;

/** The bits that sentences are asked for. */
export const OF_PEOPLE = 63;

/** A word that ends in `*` stands for all that begin so. */
export const PEOPLE: readonly [number, string][] = [
  [SHOWS.person, 'i me my mine myself he she him her his hers mr mrs ms'],
  [
    SHOWS.address,
    'you your yourself patients people participants adults everyone anyone customers clients subjects researchers studies study trial trials author authors guideline guidelines evidence inclusion exclusion eligib*',
  ],
  [SHOWS.group, 'we our us many most often usually generally'],
  [SHOWS.condition, 'if unless'],
  [
    SHOWS.kin,
    'mother father mum mom dad sister brother aunt uncle cousin neighbour neighbor husband wife hubby partner friend colleague coworker son daughter family boss gran*',
  ],
  [SHOWS.warning, 'call ring phone dial return contact seek urgent urgently immediately'],
];

/** Numbers that tell to seek help. */
export const EMERGENCY = /^(?:999|911|111|112)$/;

/** Words that show it together with what follows them. */
export const SAYINGS: readonly [number, string, RegExp][] = [
  [SHOWS.condition, 'when whenever should', / you\b/y],
  [SHOWS.condition, 'in', / case\b/y],
  [SHOWS.condition, 'watch look', / out for\b/y],
  [SHOWS.condition, 'watch', / for\b/y],
  [SHOWS.kin, 'co', /-worker\b/y],
  [SHOWS.warning, 'go', / to\b/y],
  [SHOWS.warning, 'come', / back\b/y],
  [SHOWS.warning, 'a', /&e\b/y],
  [SHOWS.warning, 'emergency', / (?:room|department)\b/y],
  [SHOWS.warning, 'right straight', / away\b/y],
  [SHOWS.warning, 'warning', / signs?\b/y],
  [SHOWS.warning, 'tell', / (?:your|us|the|a|reception)\b/y],
  [SHOWS.warning, 'see', / (?:your|a) (?:gp|doctor|physician)\b/y],
  [SHOWS.warning, 'at', / once\b/y],
];
