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

/** One run of the command line: in a session and process group of its own, without a terminal and without stdin. */
export class RunningCommand {
  text = '';
  readonly #child: ChildProcess;
  readonly #exit: Promise<number | NodeJS.Signals>;

  constructor(args: readonly string[], { env = {}, by = [] }: StartOptions = {}) {
    const [file = '', ...rest] = [...by, process.execPath, ...process.execArgv, join(root, 'scripts', 'conformance.ts'), ...args];
    this.#child = spawn(file, rest, {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) stream?.setEncoding('utf8').on('data', (chunk: string) => (this.text += chunk));
    const closed = once(this.#child, 'close');
    // What orphans hold open is not waited for.
    this.#exit = once(this.#child, 'exit').then(async ([code, signal]) => {
      await Promise.race([closed, pause(2_000)]);
      return code ?? signal;
    });
  }

  get pid(): number {
    return this.#child.pid as number;
  }

  /** Waits until it has said something; fails with all that it said when it ends first or the time is over. */
  async says(pattern: RegExp, deadline = 120_000): Promise<void> {
    const ended = this.#exit.then(() => true);
    for (const end = performance.now() + deadline; !pattern.test(this.text); ) {
      const over = await Promise.race([ended, pause(50).then(() => false)]);
      if (pattern.test(this.text)) return;
      if (over || performance.now() > end) throw new Error(`it ${over ? 'ended' : `went on for ${deadline / 1000} s`} without saying ${pattern}:\n${this.text}`);
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
