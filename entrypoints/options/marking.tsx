import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Settings } from '../../browser/settings.ts';
import { Held } from '../../components/held.tsx';
import { MARKING } from '../../components/options-strings.ts';
import { redFlagName, VERDICT_NAMES } from '../../components/strings.ts';
import type { VerdictWord } from '../../data/schema.ts';
import { Choices, Section, Tick } from './fields.tsx';
import type { Save } from './store.ts';

const UNDERLINES = ['standard', 'thin', 'tinted'] as const satisfies readonly Settings['underline'][];

/** One verdict for each pattern, strongest first. */
const SHOWN: readonly VerdictWord[] = ['avoid', 'disputed', 'short-term', 'helps', 'not-covered'];

/** The shortest and the longest pause, and a step, ms. */
const PAUSE = { min: 100, max: 2000, step: 100 };

interface Props {
  settings: Settings;
  /** True for a setting that an organisation has set. */
  held: (name: keyof Settings) => boolean;
  /** False where an organisation has switched reading in context off: there are no claims then. */
  isRead: boolean;
  onSave: Save;
}

/** How terms are marked, and when a card opens. */
export function Marking({ settings, held, isRead, onSave }: Props) {
  const { underline, marks, claims, hoverPause } = settings;
  return (
    <Section id="marking" title={MARKING.title}>
      <Choices
        legend={MARKING.underline}
        name="underline"
        value={underline}
        held={held('underline')}
        choices={UNDERLINES.map((value) => ({
          value,
          ...MARKING.underlines[value],
          sample: <Sample underline={value} />,
        }))}
        onChoose={(next) => onSave({ underline: next })}
      >
        <p class="quiet forced-only">{MARKING.forced}</p>
      </Choices>
      <Choices
        legend={MARKING.marks}
        name="marks"
        value={marks}
        held={held('marks')}
        choices={[
          { value: 'each', ...MARKING.each },
          { value: 'first', ...MARKING.first },
        ]}
        onChoose={(next) => onSave({ marks: next })}
      >
        <p class="always">{MARKING.redFlags}</p>
      </Choices>
      {isRead && (
        <Tick
          label={MARKING.claims}
          hint={MARKING.claimsHint}
          name="claims"
          on={claims}
          held={held('claims')}
          onTick={(next) => onSave({ claims: next })}
        />
      )}
      <HoverPause
        underline={underline}
        value={hoverPause}
        held={held('hoverPause')}
        onChange={(next) => onSave({ hoverPause: next })}
      />
    </Section>
  );
}

/** The names of verdicts, each with the line that its mentions have in a page. */
function Sample({ underline }: { underline: Settings['underline'] }) {
  return (
    <span class={`sample look ${underline}`} aria-hidden="true">
      <span>
        <span class="red-flag">{redFlagName()}</span>
      </span>
      {SHOWN.map((word) => (
        <span key={word}>
          <span class={word}>{VERDICT_NAMES[word]}</span>
        </span>
      ))}
    </span>
  );
}

/** How long a moving slider rests before its value is saved, ms: a key held down is one change. */
const RESTS = 300;

interface HoverPauseProps {
  underline: Settings['underline'];
  /** Milliseconds. */
  value: number;
  held: boolean;
  onChange: (value: number) => void;
}

function HoverPause({ underline, value, held, onChange }: HoverPauseProps) {
  const id = useId();
  /** A value that is not saved yet. */
  const [moving, setMoving] = useState<number | null>(null);
  const pending = useRef<number | null>(null);
  pending.current = moving;
  const save = () => {
    if (pending.current === null) return;
    if (pending.current !== value) onChange(pending.current);
    pending.current = null;
    setMoving(null);
  };
  const latest = useRef(save);
  latest.current = save;

  useEffect(() => {
    if (moving === null) return;
    const timer = setTimeout(() => latest.current(), RESTS);
    return () => clearTimeout(timer);
  }, [moving]);
  useEffect(() => {
    const leave = () => latest.current();
    window.addEventListener('pagehide', leave);
    return () => window.removeEventListener('pagehide', leave);
  }, []);

  const now = moving ?? value;
  const words = MARKING.seconds(now);
  return (
    <div class="setting">
      <h3>
        <label for={id}>{MARKING.pause}</label>
      </h3>
      <p class="hint" id={`${id}-hint`}>
        {MARKING.pauseHint}
      </p>
      <div class="line range">
        <span aria-hidden="true">{MARKING.short(PAUSE.min)}</span>
        <input
          id={id}
          type="range"
          name="hover-pause"
          {...PAUSE}
          value={now}
          disabled={held}
          aria-valuetext={words}
          aria-describedby={held ? `${id}-hint ${id}-held` : `${id}-hint`}
          onInput={(event) => setMoving(Number(event.currentTarget.value))}
          onBlur={save}
        />
        <span aria-hidden="true">{MARKING.short(PAUSE.max)}</span>
        <output for={id}>{words}</output>
      </div>
      {held && <Held id={`${id}-held`} />}
      <Trial underline={underline} pause={now} />
    </div>
  );
}

/** A word to try the pause on; there is nothing behind it, so keyboard and screen reader pass it by. */
function Trial({ underline, pause }: { underline: Settings['underline']; pause: number }) {
  const [open, setOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const leave = () => {
    clearTimeout(timer.current);
    setOpen(false);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <p class={`trial look ${underline}`} aria-hidden="true">
      <span
        class="word helps"
        onPointerEnter={() => {
          timer.current = setTimeout(() => setOpen(true), pause);
        }}
        onPointerLeave={leave}
      >
        {MARKING.tryIt}
      </span>
      {open && <span class="opens">{MARKING.tryOpen}</span>}
    </p>
  );
}
