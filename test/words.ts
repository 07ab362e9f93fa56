/** Tests speak English. */
import { speakWith } from '../components/words.ts';
import { wordsOf } from '../scripts/words.ts';

speakWith(wordsOf('en'));
