import { render } from 'preact';
import { messageHere } from '../../browser/words.ts';
import { speakOnPage } from '../../components/page-words.ts';
import { Reader } from './reader.tsx';

speakOnPage(messageHere, 'reader_title');
const root = document.getElementById('reader');
if (root) render(<Reader />, root);
