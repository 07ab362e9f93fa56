import { useEffect, useRef, useState } from 'preact/hooks';
import { DEFAULTS, isHeld, type Policy, resetSettings, type Settings } from '../../browser/settings.ts';
import { exportText, importText } from '../../browser/settings-file.ts';
import { FILE, OPTIONS, SETTING_NAMES } from '../../components/options-strings.ts';
import { POLICY } from '../../components/policy-words.ts';
import { Section } from './fields.tsx';
import { saveAsFile } from './files.ts';
import { differing, type Save } from './store.ts';

const NAME = 'backbrief-settings.json';

/** As many bytes of a file as are read: what is cut off there is too large anyhow, and is told to be. */
const READ = 4_000_000;

/** What the last import, reset or export has led to. */
interface Outcome {
  text: string;
  /** Said after it, each in a line of its own. */
  more?: readonly string[];
  /** True where nothing has changed because something was wrong. */
  failed?: boolean;
  /** The settings before and after, where there is a way back. */
  undo?: { before: Settings; after: Settings };
}

interface Props {
  settings: Settings;
  policy: Policy;
  onSave: Save;
}

/** All settings as a file, out and in, and back to the defaults. */
export function SettingsFiles({ settings, policy, onSave }: Props) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const message = useRef<HTMLParagraphElement>(null);
  const undo = outcome?.undo;
  // Once something else was changed, going back would take that away as well.
  const canUndo = undo !== undefined && differing(settings, undo.after).length === 0;

  useEffect(() => {
    if (!outcome) return;
    message.current?.parentElement?.parentElement?.scrollIntoView({ block: 'nearest' });
    // The button that was pressed to go back is no longer there.
    if (outcome.text === FILE.undone) message.current?.focus();
  }, [outcome]);

  const replace = async (next: Settings, told: Omit<Outcome, 'undo'>, how?: () => Promise<void>) => {
    const before = settings;
    setOutcome(null);
    const after = await onSave(next, how);
    setOutcome(after ? { ...told, undo: { before, after } } : { text: OPTIONS.saveFailed, failed: true });
  };
  const take = async (file: File) => {
    setOutcome(null);
    const read = await readSettingsFile(file);
    if ('error' in read) {
      setOutcome({ text: FILE.notTaken(file.name), more: [read.error], failed: true });
      return;
    }
    const nameOf = (name: keyof Settings) => SETTING_NAMES[name];
    const differ = differing(settings, read.settings);
    const names = differ.filter((name) => !isHeld(policy, name)).map(nameOf);
    const left = differ.filter((name) => isHeld(policy, name)).map(nameOf);
    await replace(read.settings, {
      text: names.length ? FILE.imported(file.name, names.join(', ')) : FILE.importedSame(file.name),
      more: [
        ...(left.length ? [POLICY.left(left.join(', '))] : []),
        ...(read.ignored.length ? [FILE.ignored(read.ignored)] : []),
        ...(read.noSites.length ? [FILE.noSites(read.noSites)] : []),
      ],
    });
  };
  const goBack = async () => {
    if (!undo) return;
    const stored = await onSave(undo.before);
    setOutcome(stored ? { text: FILE.undone } : { text: OPTIONS.saveFailed, failed: true, undo });
  };

  const role = outcome?.failed ? 'alert' : 'status';
  return (
    <Section id="file" title={FILE.title}>
      <div class="setting">
        <h3>{FILE.exportTitle}</h3>
        <p class="hint" id="export-hint">
          {FILE.exportHint}
        </p>
        <button
          type="button"
          aria-describedby="export-hint"
          onClick={() => {
            saveAsFile(exportText(settings), NAME, 'application/json');
            setOutcome({ text: FILE.exported });
          }}
        >
          {FILE.export}
        </button>
      </div>
      <div class="setting">
        <h3>{FILE.importTitle}</h3>
        <p class="hint" id="import-hint">
          {FILE.importHint}
        </p>
        <label class="button">
          {FILE.import}
          <input
            type="file"
            name="import"
            accept=".json,application/json"
            aria-describedby="import-hint"
            onChange={({ currentTarget: input }) => {
              const file = input.files?.[0];
              if (file) take(file).finally(() => (input.value = ''));
            }}
          />
        </label>
      </div>
      <div class="setting">
        <h3>{FILE.resetTitle}</h3>
        <p class="hint" id="reset-hint">
          {FILE.resetHint}
        </p>
        <button
          type="button"
          aria-describedby="reset-hint"
          onClick={() => replace(DEFAULTS, { text: FILE.resetDone }, resetSettings)}
        >
          {FILE.reset}
        </button>
      </div>
      <div class={outcome ? `outcome ${outcome.failed ? 'failed' : ''}` : ''}>
        <div key={role} class="told" role={role}>
          <p ref={message} tabIndex={-1}>
            {outcome?.text}
          </p>
          {outcome?.more?.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
        {canUndo && (
          <button type="button" onClick={goBack}>
            {FILE.undo}
          </button>
        )}
      </div>
    </Section>
  );
}

async function readSettingsFile(file: File): Promise<ReturnType<typeof importText>> {
  try {
    return importText(await file.slice(0, READ).text());
  } catch {
    return { error: FILE.unreadable };
  }
}
