import { render } from 'preact';
import { messageHere } from '../../browser/words.ts';
import { speakOnPage } from '../../components/page-words.ts';
import { datePrints } from '../../components/print.ts';
import { Popup } from './popup.tsx';

speakOnPage(messageHere, 'extension_name');
const root = document.getElementById('popup');
if (root) render(<Popup />, root);
datePrints();
