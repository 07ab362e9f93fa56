/** Programs that print words of the interface speak English: import this before anything that does. */
import { speakWith } from '../components/words.ts';
import { wordsOf } from './words.ts';

speakWith(wordsOf('en'));
