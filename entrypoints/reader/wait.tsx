/** What stands in the page before a document is there: that it is being opened, or the question for its password. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { say } from '../../components/words.ts';

/** A name that is not marked as if it were text of the document. */
export function FileName({ name }: { name: string }) {
  return <samp class="file-name">{name}</samp>;
}

export function Opening({ name, onCancel }: { name: string; onCancel: () => void }) {
  return (
    <main class="wait">
      <p role="status">{say('reader_opening')}</p>
      <FileName name={name} />
      <progress aria-label={say('reader_opening')} />
      <button type="button" class="second-button" onClick={onCancel}>
        {say('reader_cancel')}
      </button>
    </main>
  );
}

interface PasswordProps {
  name: string;
  /** True: the one before was not right. */
  wrong: boolean;
  onGive: (password: string) => void;
  onCancel: () => void;
}

export function Password({ name, wrong, onGive, onCancel }: PasswordProps) {
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  return (
    <main class="wait">
      <h1>{say('reader_password_title')}</h1>
      <FileName name={name} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const password = field.current?.value ?? '';
          if (field.current) field.current.value = '';
          onGive(password);
        }}
      >
        <label for="reader-password">{say('reader_password')}</label>
        <input
          ref={field}
          id="reader-password"
          type="password"
          autocomplete="off"
          required
          aria-describedby="reader-password-note"
          aria-invalid={wrong}
        />
        <p id="reader-password-note" class={wrong ? 'wrong' : 'hint'} role={wrong ? 'alert' : undefined}>
          {wrong ? say('reader_password_wrong') : say('reader_password_hint')}
        </p>
        <div class="buttons">
          <button type="button" class="second-button" onClick={onCancel}>
            {say('reader_cancel')}
          </button>
          <button type="submit" class="main-button">
            {say('reader_password_open')}
          </button>
        </div>
      </form>
    </main>
  );
}
