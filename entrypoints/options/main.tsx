import { render } from 'preact';
import { ownWords } from '../../browser/own-words.ts';
import { messageHere } from '../../browser/words.ts';
import { speakOnPage } from '../../components/page-words.ts';
import { datePrints } from '../../components/print.ts';
import { Options } from './options.tsx';

await ownWords();
speakOnPage(messageHere, 'options_title');
const root = document.getElementById('options');
if (root) render(<Options />, root);
datePrints();
