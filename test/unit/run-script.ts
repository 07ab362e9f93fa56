/** Runs a command as npm does, from the project's folder. */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { ROOT } from '../../scripts/steps.ts';

/** How a command ended, and what it said. */
export interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** @param input what stands on standard input */
export async function runScript(name: string, args: readonly string[], input = ''): Promise<Ended> {
  const { INIT_CWD: _, ...env } = process.env;
  const child = spawn(process.execPath, [`scripts/${name}.ts`, ...args], { cwd: ROOT, env, timeout: 60_000 });
  // A command that reads nothing may be gone already.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const ended = new Promise<number | null>((end) => child.on('close', end));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { status: await ended, stdout, stderr };
}
