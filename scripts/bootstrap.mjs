// The only file that the machine's own Node runs: it brings the locked dependencies, the right Node
// among them, and hands over. Plain JavaScript without imports from node_modules, for Node 20 and up.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const stamp = join(modules, '.bootstrap-stamp');
const wanted = [24, 12];

function fail(what, remedy, code = 3) {
  process.stderr.write(`error: ${what}\n   do: ${remedy}\n`);
  process.exit(code);
}

// 1 says that a mesh is non-conformant, which nobody knows yet.
process.on('uncaughtException', (error) => fail(error.message, `see that ${root} can be written to, then run the same command again`));

/** The first signal that came while something else was waited for. */
let interrupted;

function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', cwd: root, ...options });
    // Whoever ends this process ends what it waits for, or the next would install beside it.
    const passOn = (signal) => {
      interrupted ??= signal;
      child.kill(signal);
    };
    for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT']) process.on(signal, passOn);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      for (const name of ['SIGTERM', 'SIGHUP', 'SIGINT']) process.off(name, passOn);
      resolve(signal ? 128 : (code ?? 1));
    });
  });
}

/** A process by its id and when it started (clock ticks since boot, where there is a /proc): ids are used again. */
function identityOf(pid) {
  try {
    return `${pid} ${readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')[19]}`;
  } catch {
    return String(pid);
  }
}

/** Two runs started together must not install over each other: the directory is the lock. */
async function withInstallLock(action) {
  const lock = join(root, '.bootstrap-lock');
  for (let announced = false; ; announced = true) {
    try {
      mkdirSync(lock);
      writeFileSync(join(lock, 'pid'), identityOf(process.pid));
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (!holderLives(lock)) rmSync(lock, { recursive: true, force: true });
      else if (!announced) process.stderr.write(`another process installs the dependencies; waiting for it (${lock})\n`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
  try {
    return await action();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function holderLives(lock) {
  try {
    const holder = readFileSync(join(lock, 'pid'), 'utf8');
    const pid = Number(holder.split(' ')[0]);
    if (pid === process.pid || identityOf(pid) !== holder) return false;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    if (error.code === 'EPERM') return true;
    // Between mkdir and the pid file the holder is alive but nameless: only an old nameless lock is stale.
    return error.code === 'ENOENT' && existsSync(lock) && Date.now() - statSync(lock).mtimeMs < 5_000;
  }
}

const lockHash = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const installed = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash;

if (!installed()) {
  const whole = await withInstallLock(async () => {
    if (installed()) return true;
    process.stderr.write('dependencies: installing by the lock file (npm ci) …\n');
    const started = Date.now();
    const code = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      shell: process.platform === 'win32',
      // Standard output belongs to the command that was asked for.
      stdio: ['ignore', 2, 2],
    });
    if (code !== 0) return false;
    writeFileSync(stamp, lockHash);
    process.stderr.write(`dependencies: installed in ${((Date.now() - started) / 1000).toFixed(0)} s\n`);
    return true;
  });
  if (interrupted) fail(`interrupted by ${interrupted} while the dependencies were installed`, 'run the same command again', 130);
  if (!whole)
    fail('the dependencies could not be installed (npm ci failed; its words are above)', 'check that the npm registry answers (npm ping), then run the same command again');
}

function nodeBinary() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > wanted[0] || (major === wanted[0] && minor >= wanted[1])) return process.execPath;
  const bundled = join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(bundled)) return bundled;
  return fail(
    `Node ${process.versions.node} is too old and no Node for ${process.platform}-${process.arch} comes with the dependencies`,
    `install Node ${wanted.join('.')} or newer and run the same command again`,
  );
}

const [script, ...args] = process.argv.slice(2);
if (!script) fail('no script named', 'use the commands in package.json, for example: npm run conformance');

// A third off the start of every process: the command line starts several.
const compileCache = process.env.NODE_COMPILE_CACHE ?? join(modules, '.cache', 'compile');
// V8's background compilers may wait for a collection of garbage that a process which is about to exit does not do any more,
// and it for them (nodejs/node#54918): a command had said all, and hung. Without them there is nothing to wait for.
const flags = ['--disable-warning=ExperimentalWarning', '--single-threaded', `--import=${pathToFileURL(join(root, 'scripts', 'uncaught.mjs'))}`];
const child = spawn(nodeBinary(), [...flags, join(root, script), ...args], {
  stdio: 'inherit',
  env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
});
// Ctrl-C reaches the whole foreground group by itself: the child decides what it means. The others are passed on.
process.on('SIGINT', () => {});
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => fail(error.message, 'remove node_modules and run the same command again'));
child.on('exit', (code, signal) => process.exit(signal ? 128 + (signal === 'SIGINT' ? 2 : signal === 'SIGKILL' ? 9 : 15) : (code ?? 1)));
