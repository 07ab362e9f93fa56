/** What an organisation has set is shown as it is, and cannot be changed. */
import { createContext } from 'preact';
import { Icon } from './icons.tsx';
import { POLICY } from './policy-words.ts';

/** True inside of it where an organisation has chosen the reader: every switch of the reader stands still. */
export const ReaderHeld = createContext(false);

/** Says who has set what stands beside it. */
export function Held({ id }: { id?: string | undefined }) {
  return (
    <p class="held" id={id}>
      <Icon name="lock" />
      {POLICY.by}
    </p>
  );
}
