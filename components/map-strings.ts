/** What the map of the care pathway says by itself; titles, answers and words of steps stand in data/. */
import { say, words } from './words.ts';

/** "Step 6", or "Steps 6 and 12" where a way comes by twice. */
function stepNumbers(places: readonly number[]): string {
  const numbers = places.map((place) => place + 1);
  const last = numbers.at(-1);
  if (last === undefined) return '';
  return numbers.length > 1
    ? say('map_steps', say('list_and', numbers.slice(0, -1).join(', '), last))
    : say('map_step', last);
}

export const MAP = words(
  {
    title: 'map_title',
    keys: 'map_keys',
    everyStep: 'map_every_step',
    plus: 'map_plus',
    minus: 'map_minus',
    fit: 'map_fit',
    here: 'map_here',
    end: 'map_end',
    yourWay: 'map_your_way',
    legend: 'map_legend',
    goesOn: 'map_goes_on',
    looking: 'map_looking',
    open: 'map_open',
    list: 'map_list',
    above: 'map_above',
    below: 'map_below',
  },
  {
    onWay: (places: readonly number[]) => say('map_on_way', stepNumbers(places)),
  },
);
