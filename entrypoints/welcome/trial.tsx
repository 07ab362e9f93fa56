/** The made-up note, marked as any page is, and what its lines mean. */
import { useEffect, useState } from 'preact/hooks';
import type { Commands } from 'webextension-polyfill';
import { startMarking } from '../../browser/page-marking.ts';
import { contentLang } from '../../components/content.tsx';
import { LEGEND, WELCOME } from '../../components/help-strings.ts';
import { Legend } from '../../components/legend.tsx';
import { sampleNote } from '../../data/sample-note.ts';

interface Props {
  underline: string;
  /** True where the reader has paused everything, so that there are no marks. */
  paused: boolean;
  commands: readonly Commands.Command[];
}

export function Trial({ underline, paused, commands }: Props) {
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    startMarking().catch(() => setFailed(true));
  }, []);
  const keyOf = (name: string) => commands.find((command) => command.name === name)?.shortcut;
  const [next, open] = [keyOf('next-term'), keyOf('open-card')];
  return (
    <section aria-labelledby="try-title">
      <h2 id="try-title">{WELCOME.tryTitle}</h2>
      <p>{WELCOME.tryHow}</p>
      <p class="problem" role="status">
        {failed ? WELCOME.failed : paused ? WELCOME.paused() : null}
      </p>
      <article class="note" aria-label={WELCOME.note} lang={contentLang()}>
        <h3>{sampleNote.title}</h3>
        {sampleNote.lines.map(({ label, text }) => (
          <p key={label}>
            <b>{label}:</b> {text}
          </p>
        ))}
      </article>
      {next && open && <p class="hint">{WELCOME.tryKeys(next, open)}</p>}
      <p class="stress">{WELCOME.flag}</p>
      <h3>{LEGEND.title}</h3>
      <Legend underline={underline} />
      <p class="hint">{LEGEND.colour}</p>
    </section>
  );
}
