/** What lists of treatments share: the shape and name of a group, and verdicts with whom they are for. */

import type { FoundWord, ScopedVerdict } from '../data/found.ts';
import { contentLang } from './content.tsx';
import { Icon, tone } from './icons.tsx';
import { dependsName, redFlagName, VERDICT_NAMES } from './strings.ts';

/** Name of a group. */
export function groupName(word: FoundWord): string {
  if (word === 'depends') return dependsName();
  return word === 'red flag' ? redFlagName() : VERDICT_NAMES[word];
}

/** How strongly a group is coloured. */
export function groupTone(word: FoundWord): string {
  return word === 'depends' ? 'warn' : tone(word);
}

/** Shape of a group. */
export function GroupIcon({ word }: { word: FoundWord }) {
  return <Icon name={word === 'depends' ? 'fork' : word} />;
}

/** Each verdict on a line of its own, with whom it is for. Spans only: it may stand in a button. */
export function Scoped({ verdicts }: { verdicts: readonly ScopedVerdict[] }) {
  return (
    <span class="scoped">
      {verdicts.map(({ verdict, label, forWhom }) => (
        <span key={forWhom} class={tone(verdict)} data-verdict={verdict} lang={contentLang()}>
          <Icon name={verdict} />
          <span>
            <strong>{label}: </strong>
            {forWhom}
          </span>
        </span>
      ))}
    </span>
  );
}
