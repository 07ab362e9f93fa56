/** What the map of the care pathway says by itself; titles, answers and words of steps stand in data/. */

/** "Step 6", or "Steps 6 and 12" where a way comes by twice. */
function stepNumbers(places: readonly number[]): string {
  const numbers = places.map((place) => place + 1);
  const last = numbers.at(-1);
  return numbers.length > 1 ? `Steps ${numbers.slice(0, -1).join(', ')} and ${last}` : `Step ${last}`;
}

export const MAP = {
  title: 'Map of the care pathway',
  keys: 'Arrow keys follow the lines. Enter opens a step. Plus and minus zoom, 0 shows all, Home goes to the first step, End to where you are.',
  everyStep: 'From every step:',
  plus: 'Larger',
  minus: 'Smaller',
  fit: 'Show the whole map',
  here: 'Go to where I am',
  onWay: (places: readonly number[]) => `${stepNumbers(places)} of your way`,
  end: 'A way ends here',
  yourWay: 'Your way so far',
  legend: 'Signs on the map',
  goesOn: 'Goes on at the step with this letter',
  looking: 'The step that you look at',
  open: 'Open this step',
  list: 'The map as a list',
  above: 'see above:',
  below: 'see below:',
} as const;
