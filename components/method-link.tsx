import { LINKS } from './help-strings.ts';

/** The way from what is said of a treatment to how it was made, in a tab of its own. `to`: its address, for pages of ours only. */
export function MethodLink({ to }: { to: string }) {
  return (
    <a href={to} target="_blank" rel="noreferrer">
      {LINKS.method}
    </a>
  );
}
