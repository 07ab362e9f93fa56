/** Ending a run early, and still telling what it has shown. */

/** What asks a program to end, with the exit codes that say so. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
type Asking = keyof typeof SIGNALS;

/** Why a run was ended. */
export class Interrupted extends Error {
  /** What the program shall end with. */
  readonly code: number;

  constructor(asking: Asking) {
    super('The run was interrupted.');
    this.code = SIGNALS[asking];
  }
}

/** The part of `process` that is needed. */
interface Program {
  on(asking: Asking, listener: () => void): unknown;
  exit(code: number): void;
}

/**
 * A signal that is aborted, with `Interrupted`, when somebody ends the program for the first time. Who does it twice does not want
 * to wait: the program exits at once.
 */
export function stopSignal(program: Program = process): AbortSignal {
  const controller = new AbortController();
  for (const asking of Object.keys(SIGNALS) as Asking[])
    program.on(asking, () => {
      if (controller.signal.aborted) program.exit(SIGNALS[asking]);
      controller.abort(new Interrupted(asking));
    });
  return controller.signal;
}
