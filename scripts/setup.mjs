/**
 * Makes a machine that has Node and npm ready, then runs one of the scripts beside this file:
 * `node scripts/setup.mjs start [arguments]`. Plain JavaScript for Node 18 and later, without any
 * package, because nothing else may be there yet.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const inRoot = (...path) => join(ROOT, ...path);
/** The oldest Node that runs TypeScript files as they are. */
const WANTED = [22, 18];
const WINDOWS = process.platform === 'win32';

/** Ends with a sentence, after what an earlier command said last. */
function stop(sentence, log = '') {
  const said = log
    .split('\n')
    .filter((line) => line.trim() && !/^npm (warn|notice)|^npm error\s*$|^npm error\s+at /i.test(line));
  const usage = said.findIndex((line) => /Clean install a project/.test(line));
  const tail = said.slice(0, usage < 0 ? said.length : usage).slice(-15);
  if (tail.length > 0) console.error(tail.join('\n'));
  console.error(sentence);
  process.exit(1);
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Packages that the lock file names and node_modules lacks, or has in another version. npm writes down
 * what it has installed; a half-finished installation leaves no such note.
 */
function missingPackages() {
  const wanted = readJson(inRoot('package-lock.json'))?.packages;
  if (!wanted) stop('package-lock.json is missing or damaged. Take a fresh copy of the project.');
  const there = readJson(inRoot('node_modules', '.package-lock.json'))?.packages ?? {};
  return Object.keys(wanted).filter((path) => {
    const { optional, peer, link, version } = wanted[path];
    if (path === '' || link) return false;
    if (!there[path] || !existsSync(inRoot(path))) return !optional && !peer;
    return there[path].version !== version;
  });
}

/** Runs npm, the one that called us where there is one, and returns how it ended and what it said. */
function npm(args) {
  const cli = process.env.npm_execpath;
  const options = { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 };
  return cli && /npm-cli\.[cm]?js$/.test(cli)
    ? spawnSync(process.execPath, [cli, ...args], options)
    : spawnSync('npm', args, { ...options, shell: WINDOWS });
}

function install() {
  const missing = missingPackages();
  if (missing.length === 0) return;
  console.log(`Installing ${missing.length} packages (npm ci) …`);
  const { status, stdout, stderr, error } = npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status === 0) return;
  stop(
    'The packages could not be installed: npm ci failed, its last words are above. Check the connection to the npm registry, then run the command again.',
    `${stdout ?? ''}\n${stderr ?? ''}\n${error?.message ?? ''}`,
  );
}

/** True where this is a Node that runs TypeScript files. */
function isNewEnough(node) {
  const { status, stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  const [major, minor] = (/^v(\d+)\.(\d+)/.exec(stdout ?? '') ?? []).slice(1).map(Number);
  return status === 0 && (major > WANTED[0] || (major === WANTED[0] && minor >= WANTED[1]));
}

/** The Node that the project brings along; this machine's own where it is new enough. */
function findNode() {
  const own = inRoot('node_modules', 'node', 'bin', WINDOWS ? 'node.exe' : 'node');
  if (isNewEnough(own)) return own;
  if (isNewEnough(process.execPath)) return process.execPath;
  // Installed with scripts switched off: the package `node` fetches its program in one.
  console.log('Installing Node for the project (npm rebuild node) …');
  const { stdout, stderr } = npm([
    'rebuild',
    'node',
    '--ignore-scripts=false',
    '--foreground-scripts',
    '--loglevel=error',
  ]);
  if (isNewEnough(own)) return own;
  return stop(
    `This needs Node ${WANTED.join('.')} or later; here is ${process.version}, and the project's own Node could not be installed. Install Node 24 from https://nodejs.org, then run the command again.`,
    `${stdout ?? ''}\n${stderr ?? ''}`,
  );
}

/** WXT writes the settings that TypeScript and the tests read. */
function prepare(node) {
  if (existsSync(inRoot('.wxt', 'tsconfig.json'))) return;
  const wxt = inRoot('node_modules', 'wxt', 'bin', 'wxt.mjs');
  const { status, stdout, stderr } = spawnSync(node, [wxt, 'prepare'], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0)
    stop(
      'WXT could not prepare the project (wxt prepare); its last words are above.',
      `${stdout}\n${stderr}`,
    );
}

const [script, ...args] = process.argv.slice(2);
if (!script || !existsSync(inRoot('scripts', `${script}.ts`))) {
  stop('Say which script to run: node scripts/setup.mjs start, or test.');
}
install();
const node = findNode();
prepare(node);
const child = spawn(node, [inRoot('scripts', `${script}.ts`), ...args], { stdio: 'inherit' });
// Ctrl-C reaches the child by itself; it closes its browser, then we end as it does.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
}
child.on('error', (error) => stop(`${script} could not be started: ${error.message}.`));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
