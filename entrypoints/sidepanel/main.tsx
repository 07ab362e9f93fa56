import { render } from 'preact';
import { ownWords } from '../../browser/own-words.ts';
import { messageHere } from '../../browser/words.ts';
import { speakOnPage } from '../../components/page-words.ts';
import { datePrints } from '../../components/print.ts';
import { Panel } from './panel.tsx';

await ownWords();
speakOnPage(messageHere, 'extension_name');
const root = document.getElementById('panel');
if (root) render(<Panel />, root);
datePrints();
