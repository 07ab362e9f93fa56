/** What the interface says of what an organisation has set for its browsers. */
import { say, words } from './words.ts';

export const POLICY = words(
  {
    by: 'policy_by',
    title: 'policy_title',
    some: 'policy_some',
    noPathway: 'policy_no_pathway',
    noSearch: 'policy_no_search',
    tell: 'policy_tell',
    allowed: 'policy_allowed',
  },
  {
    /** Parts that are switched off, as they stand in a list. */
    parts: words({
      pageReading: 'policy_part_page_reading',
      search: 'policy_part_search',
      pathway: 'policy_part_pathway',
    }),
    off: (parts: string) => say('policy_off', parts),
    /** A field of a policy that does not count, by why it does not. */
    unread: {
      unknown: (name: string) => say('policy_unknown', name),
      value: (name: string) => say('policy_value', name),
      entries: (name: string) => say('policy_entries', name),
    },
    /** Fields of a file that were not taken. */
    left: (names: string) => say('policy_left', names),
  },
);
