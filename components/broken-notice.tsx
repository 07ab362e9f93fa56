import { Icon } from './icons.tsx';
import { POPUP } from './strings.ts';

/** Tells on popup and panel that the stored settings could not be read, with the way to what is kept of them. */
export function BrokenNotice({ onSettings }: { onSettings: () => void }) {
  return (
    <div class="broken-notice" role="status">
      <Icon name="caution" />
      <p>
        {POPUP.broken}{' '}
        <button type="button" onClick={onSettings}>
          {POPUP.toBroken}
        </button>
      </p>
    </div>
  );
}
