import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from '../../fixtures/lab/paths.ts';
import { pause } from '../../fixtures/shell.ts';

export interface StartOptions {
  env?: NodeJS.ProcessEnv;
  /** A command that the command line is started by: nsenter, unshare. */
  by?: string[];
}

/** How long a command that works is silent at most (ms): what takes long says every 20 s how far it is. */
const silence = 120_000;
const running = new Set<RunningCommand>();

/** Ends what a spec left running, as Ctrl-C does. */
export async function endCommands(): Promise<void> {
  for (const command of running) {
    command.signalGroup('SIGINT');
    await command.exit();
  }
}

/** One run of the command line: in a session and process group of its own, without a terminal and without stdin. */
export class RunningCommand {
  text = '';
  #spoke = performance.now();
  readonly #child: ChildProcess;
  readonly #exit: Promise<number | NodeJS.Signals>;

  constructor(args: readonly string[], { env = {}, by = [] }: StartOptions = {}) {
    const [file = '', ...rest] = [...by, process.execPath, ...process.execArgv, join(root, 'scripts', 'conformance.ts'), ...args];
    this.#child = spawn(file, rest, {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        this.text += chunk;
        this.#spoke = performance.now();
      });
    running.add(this);
    const closed = once(this.#child, 'close');
    // What orphans hold open is not waited for.
    this.#exit = once(this.#child, 'exit').then(async ([code, signal]) => {
      running.delete(this);
      await Promise.race([closed, pause(2_000)]);
      return code ?? signal;
    });
  }

  get pid(): number {
    return this.#child.pid as number;
  }

  /** Waits until it has said something; fails with all that it said when it ends first or says nothing at all for two minutes. */
  async says(pattern: RegExp): Promise<void> {
    const ended = this.#exit.then(() => true);
    while (!pattern.test(this.text)) {
      const over = await Promise.race([ended, pause(50).then(() => false)]);
      if (pattern.test(this.text)) return;
      if (over || performance.now() - this.#spoke > silence) throw new Error(`it ${over ? 'ended' : 'fell silent'} without saying ${pattern}:\n${this.text}`);
    }
  }

  /** As Ctrl-C in a terminal does: the whole process group gets the signal. */
  signalGroup(signal: NodeJS.Signals): void {
    process.kill(-this.pid, signal);
  }

  /** As an out-of-memory killer does: only the first process. */
  kill(): void {
    process.kill(this.pid, 'SIGKILL');
  }

  /** Its exit code, or the signal that ended it. */
  exit(): Promise<number | NodeJS.Signals> {
    return this.#exit;
  }
}

/** Runs the command line to its end. */
export async function conformance(args: readonly string[], options: StartOptions = {}): Promise<{ code: number | NodeJS.Signals; text: string }> {
  const command = new RunningCommand(args, options);
  const code = await command.exit();
  return { code, text: command.text };
}
