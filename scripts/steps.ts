/** Running the project's tools: what each script needs of child processes. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** A tool of node_modules as a program for Node, with its arguments. */
export const TOOLS = {
  addonsLinter: 'node_modules/addons-linter/bin/addons-linter',
  biome: 'node_modules/@biomejs/biome/bin/biome',
  knip: 'node_modules/knip/bin/knip.js',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
  wxt: 'node_modules/wxt/bin/wxt.mjs',
} as const;

/** How a program ended, with all that it said. */
export interface Ended {
  ok: boolean;
  output: string;
}

/** Runs a program on the Node that runs us, without colours, from the project's folder or a copy of it. Never rejects. */
export function runNode(
  args: readonly string[],
  env: Record<string, string> = {},
  folder = ROOT,
): Promise<Ended> {
  return new Promise((end) => {
    let output = '';
    const { FORCE_COLOR: _, ...inherited } = process.env;
    const child = spawn(process.execPath, args, {
      cwd: folder,
      env: { ...inherited, NO_COLOR: '1', CI: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const take = (chunk: Buffer) => {
      output += chunk;
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => end({ ok: false, output: `${output}\n${error.message}` }));
    child.on('close', (code) =>
      end({
        ok: code === 0,
        output: stripVTControlCharacters(output)
          .replace(/^\s*\n/, '')
          .trimEnd(),
      }),
    );
  });
}

/** Builds the extension into .output/chrome-mv3 or .output/firefox-mv3 of the project's folder, or of a copy of it. */
export async function build(
  browser: 'chrome' | 'firefox' = 'chrome',
  folder = ROOT,
  env: Record<string, string> = {},
): Promise<Ended> {
  const { ok, output } = await runNode([TOOLS.wxt, 'build', '-b', browser], env, folder);
  // What turns while it works says nothing afterwards.
  return { ok, output: output.replace(/[\u2800-\u28ff] (?:Preparing\.+|\[\d+\/\d+\] [\w, -]+)/g, '') };
}

/** What a program said without the lines that name its own functions. */
export function withoutStack(output: string): string {
  return output.replace(/^\s+at .*\n?/gm, '').trimEnd();
}

/** The last lines of what a program said. */
export function tail(output: string, lines = 25): string {
  return output.split('\n').slice(-lines).join('\n');
}

/** An error's message; what was thrown itself where it is no error. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
