/** What happens where the program that reads our output, such as `head`, has seen enough and leaves. */

/**
 * Takes a closed pipe for what it is: no fault of ours, and nothing to say about.
 * @param then ends quietly, with exit code 0; a script with more to do than print gives its own way
 */
export function whenReaderGone(then: () => void = () => process.exit(0)): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      then();
    });
  }
}
