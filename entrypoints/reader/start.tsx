/** The empty page: a place to drop a file, a button, a field. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../components/icons.tsx';
import { say } from '../../components/words.ts';
import { type Source, sourceOfFile } from './sources.ts';
import { type Trouble, troubleInWords } from './trouble.ts';

interface Props {
  /** True where a document was closed, or could not be shown: the keyboard goes on here. */
  isBack: boolean;
  trouble: Trouble | null;
  /** Of the file that could not be shown. */
  name: string;
  onOpen: (source: Source | null) => void;
}

/** Endings and types that the browser's own dialog offers first; any other can be chosen there. */
const ACCEPTED = '.pdf,.html,.htm,.xhtml,.txt,.text,.md,application/pdf,text/html,text/plain';

export function Start({ isBack, trouble, name, onOpen }: Props) {
  const choose = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (isBack) choose.current?.focus();
  }, [isBack]);
  const file = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const read = () => onOpen({ kind: 'text', text, isHtml: false });
  return (
    <main class="start">
      <h1>{say('reader_title')}</h1>
      <p class="intro">{say('reader_intro')}</p>
      <p class="trouble" role="alert">
        {trouble && (
          <>
            <Icon name="caution" />
            <span>{troubleInWords(trouble, name)}</span>
          </>
        )}
      </p>
      <div class="drop">
        <p>{say('reader_drop')}</p>
        <button ref={choose} type="button" class="main-button" onClick={() => file.current?.click()}>
          {say('reader_choose')}
        </button>
        <input
          ref={file}
          type="file"
          name="file"
          accept={ACCEPTED}
          hidden
          onChange={({ currentTarget: input }) => {
            const [chosen] = input.files ?? [];
            if (chosen) onOpen(sourceOfFile(chosen));
            // The same file can be chosen again.
            input.value = '';
          }}
        />
        <p class="hint">{say('reader_kinds')}</p>
      </div>
      <form
        class="paste"
        onSubmit={(event) => {
          event.preventDefault();
          read();
        }}
      >
        <label for="reader-text">{say('reader_paste')}</label>
        <textarea
          id="reader-text"
          name="text"
          rows={6}
          value={text}
          autocomplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <div class="below">
          <p class="hint">{say('reader_paste_hint')}</p>
          <button type="submit" class="second-button" disabled={text.trim() === ''}>
            {say('reader_read_text')}
          </button>
        </div>
      </form>
      <p class="kept">
        <Icon name="lock" />
        {say('reader_kept')}
      </p>
    </main>
  );
}
