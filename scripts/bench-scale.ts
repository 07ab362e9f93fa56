/** Logarithmic scales for charts. */

/** The powers of ten from at or below the least of some positive numbers to at or above the greatest; two at least. */
export function decades(numbers: readonly number[]): number[] {
  const positive = numbers.filter((number) => number > 0);
  const low = Math.floor(Math.log10(Math.min(...positive)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...positive))));
  if (positive.length === 0) return [1, 10];
  return Array.from({ length: high - low + 1 }, (_, at) => Number((10 ** (low + at)).toPrecision(6)));
}

/** Where a number stands between two places, the first and the last of `marks`; to a tenth of a pixel. */
export function scaleOf(marks: readonly number[], from: number, to: number): (value: number) => number {
  const [least, most] = [Math.log10(marks[0] ?? 1), Math.log10(marks.at(-1) ?? 10)];
  return (value) => {
    const share = (Math.log10(value) - least) / (most - least);
    return Math.round((from + share * (to - from)) * 10) / 10;
  };
}
