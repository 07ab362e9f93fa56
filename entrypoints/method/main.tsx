import { render } from 'preact';
import { ownWords } from '../../browser/own-words.ts';
import { messageHere } from '../../browser/words.ts';
import { speakOnPage } from '../../components/page-words.ts';
import { datePrints } from '../../components/print.ts';
import { Method } from './method.tsx';

await ownWords();
speakOnPage(messageHere, 'method_title');
const root = document.getElementById('method');
if (root) render(<Method />, root);
datePrints();
