import type { Writable } from 'node:stream';
import { expect, test } from '@playwright/test';
import { type ExecOptions, execInPod } from '../../fixtures/kube/exec.ts';

/** In ms; a busy machine may take its time between two lines. */
const apart = 200;

type Client = Parameters<typeof execInPod>[0];

/** A connection to a command that prints a line again and again, and ends as a status says. */
const printing = (lines: number, status: object = { status: 'Success' }) =>
  ({
    exec: async (...[, , , , stdout, , , , ended]: Parameters<Client['exec']>) => {
      const socket = { close: () => {}, onclose: () => {}, onerror: () => {} };
      const print = (left: number) => {
        if (left === 0) {
          ended?.(status);
          return socket.onclose();
        }
        (stdout as Writable).write('a line\n');
        setTimeout(print, apart, left - 1);
      };
      setTimeout(print, 1, lines);
      return socket;
    },
  }) as unknown as Client;

const ran = (options: ExecOptions, client = printing(6)) => execInPod(client, { cluster: 'a', namespace: 'b', name: 'c' }, 'd', ['e'], options);

test('what a node could not run is no answer of the command', async () => {
  const ended = (status: object) => ran({ deadline: 5_000 }, printing(0, status));
  expect(await ended({ status: 'Failure', reason: 'NonZeroExitCode', details: { causes: [{ reason: 'ExitCode', message: '28' }] } })).toMatchObject({ exitCode: 28 });
  await expect(ended({ status: 'Failure', reason: 'InternalError', message: 'error executing command in container: OCI runtime exec failed' })).rejects.toThrow(
    /exec of e in b\/c\[d\]@a: it was not run: error executing command in container: OCI runtime exec failed/,
  );
});

test('a deadline is of the whole command, or of each silence where that is asked for', async () => {
  await expect(ran({ deadline: apart * 3 })).rejects.toThrow(/exec of e in b\/c\[d\]@a: no end within 0.6 s; so far: a line/);
  expect(await ran({ deadline: apart * 3, renewed: true })).toMatchObject({ stdout: 'a line\n'.repeat(6), exitCode: 0 });
  await expect(ran({ deadline: apart / 2, renewed: true })).rejects.toThrow(/silent for 0.1 s/);
});
