import { render } from 'preact';
import { datePrints } from '../../components/print.ts';
import { Popup } from './popup.tsx';

const root = document.getElementById('popup');
if (root) render(<Popup />, root);
datePrints();
