import { render } from 'preact';
import { datePrints } from '../../components/print.ts';
import { Panel } from './panel.tsx';

const root = document.getElementById('panel');
if (root) render(<Panel />, root);
datePrints();
