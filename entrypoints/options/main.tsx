import { render } from 'preact';
import { datePrints } from '../../components/print.ts';
import { Options } from './options.tsx';

const root = document.getElementById('options');
if (root) render(<Options />, root);
datePrints();
