/** Says on standard error what went wrong, in a sentence, and makes the exit code say so too. */
export function complain(error: unknown): void {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
