import { render } from 'preact';
import { ownWords } from '../../browser/own-words.ts';
import { messageHere } from '../../browser/words.ts';
import { speakOnPage } from '../../components/page-words.ts';
import { datePrints } from '../../components/print.ts';
import { Welcome } from './welcome.tsx';

await ownWords();
speakOnPage(messageHere, 'welcome_title');
const root = document.getElementById('welcome');
if (root) render(<Welcome />, root);
datePrints();
