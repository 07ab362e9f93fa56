import { render } from 'preact';
import { messageHere } from '../../browser/words.ts';
import { speakOnPage } from '../../components/page-words.ts';
import { datePrints } from '../../components/print.ts';
import { Panel } from './panel.tsx';

speakOnPage(messageHere, 'extension_name');
const root = document.getElementById('panel');
if (root) render(<Panel />, root);
datePrints();
