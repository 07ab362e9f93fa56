/** When what is shown was last checked against the documents: quiet while it is fresh, a warning once it is not. */
import { Icon } from '../../../components/icons.tsx';
import { CARD, dayInWords } from '../../../components/strings.ts';
import { lastChecked } from '../../../data/matrix.ts';

type Rows = readonly { reviewed: string }[];

/** Says so where the last check is too long ago; nothing otherwise. */
export function Stale({ rows }: { rows: Rows }) {
  const last = lastChecked(rows, new Date());
  if (!last?.stale) return null;
  return (
    <p class="stale">
      <Icon name="caution" />
      <span>{CARD.stale(dayInWords(last.reviewed))}</span>
    </p>
  );
}

/** The day of the last check, while it is not too long ago. */
export function Checked({ rows }: { rows: Rows }) {
  const last = lastChecked(rows, new Date());
  if (!last || last.stale) return null;
  return <p class="quiet checked">{CARD.checked(dayInWords(last.reviewed))}</p>;
}
