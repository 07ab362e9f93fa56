import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Interrupted, stopSignal } from '../../scripts/bench-stop.ts';

/** A program that is asked to end, as far as we need one. */
class Program extends EventEmitter {
  readonly codes: number[] = [];
  exit(code: number): void {
    this.codes.push(code);
  }
}

test('who ends a run once has it stop, who does so twice has it exit', () => {
  const program = new Program();
  const signal = stopSignal(program);
  expect(signal.aborted).toBe(false);
  program.emit('SIGINT');
  expect(signal.reason).toBeInstanceOf(Interrupted);
  expect(signal.reason).toMatchObject({ code: 130 });
  expect(program.codes).toEqual([]);
  program.emit('SIGTERM');
  expect(program.codes).toEqual([143]);
  expect(signal.reason).toMatchObject({ code: 130 });
});

/** A program that makes two folders, removes one, says their names, and goes on as it is told. */
const MAKER = `
  import { makeTemporary, removeTemporary } from ${JSON.stringify(import.meta.resolve('../bench/temporary.ts'))};
  import { stopSignal } from ${JSON.stringify(import.meta.resolve('../../scripts/bench-stop.ts'))};
  const [one, other] = [makeTemporary(), makeTemporary()];
  removeTemporary(other);
  const signal = stopSignal();
  signal.addEventListener('abort', () => process.exit(signal.reason.code));
  console.log(JSON.stringify([one, other]));
`;

test.each([
  ['comes to its end', '', 0],
  ['fails', 'throw new Error("wrong")', 1],
  [
    'is interrupted',
    'setInterval(() => {}, 1000); setTimeout(() => process.kill(process.pid, "SIGINT"), 10)',
    130,
  ],
])('no folder is left by a program that %s', async (_, then, code) => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', MAKER + then], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  const [exit] = await once(child, 'close');
  expect(exit).toBe(code);
  const folders = JSON.parse(said) as string[];
  expect(folders).toHaveLength(2);
  expect(folders.filter(existsSync)).toEqual([]);
});
