import { render } from 'preact';
import { ownWords } from '../../browser/own-words.ts';
import { messageHere } from '../../browser/words.ts';
import { speakOnPage } from '../../components/page-words.ts';
import { datePrints } from '../../components/print.ts';
import { Reader } from './reader.tsx';

await ownWords();
speakOnPage(messageHere, 'reader_title');
const root = document.getElementById('reader');
if (root) render(<Reader />, root);
datePrints();
