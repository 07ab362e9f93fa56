/** Keys of the keyboard, as they are drawn in tables and sentences. */
import type { ComponentChildren } from 'preact';
import { KEYS } from './options-strings.ts';

/** What a command is called that has no description of ours. */
export const nameOfCommand = (command: string) =>
  Object.hasOwn(KEYS.names, command) ? KEYS.names[command as keyof typeof KEYS.names] : command;

/** "Alt" and "B" of "Alt+B"; the modifier signs of Apple's systems stay together. */
export const keysOf = (shortcut: string) => shortcut.split('+').map((key) => key.trim());

/** A table of keys with what each does; its heads are for screen readers only. */
export function KeyTable({ labelledBy, children }: { labelledBy: string; children: ComponentChildren }) {
  return (
    <table class="key-table" aria-labelledby={labelledBy}>
      <thead class="unseen">
        <tr>
          <th scope="col">{KEYS.key}</th>
          <th scope="col">{KEYS.does}</th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

/** Keys that are pressed together or one of which is pressed. */
export function Keys({ keys }: { keys: readonly string[] }) {
  return (
    <>
      {keys.map((key, at) => (
        <span key={key}>
          {at > 0 && ' '}
          <kbd>{key}</kbd>
        </span>
      ))}
    </>
  );
}
