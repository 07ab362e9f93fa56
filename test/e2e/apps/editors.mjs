/** CodeMirror and ProseMirror, each in the element of its name. */
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { basicSetup } from 'codemirror';
import { exampleSetup } from 'prosemirror-example-setup';
import { schema } from 'prosemirror-schema-basic';
import { EditorState as ProseState } from 'prosemirror-state';
import { EditorView as ProseView } from 'prosemirror-view';

new EditorView({
  parent: document.querySelector('#codemirror'),
  state: EditorState.create({ extensions: [basicSetup] }),
});
new ProseView(document.querySelector('#prosemirror'), {
  state: ProseState.create({ schema, plugins: exampleSetup({ schema, menuBar: false }) }),
});
