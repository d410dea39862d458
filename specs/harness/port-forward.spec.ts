import type { Readable, Writable } from 'node:stream';
import { expect, test } from '@playwright/test';
import { getFromPod } from '../../fixtures/kube/port-forward.ts';

type Client = Parameters<typeof getFromPod>[0];

/** A way to a port behind which somebody answers what is asked, or the way says that there is nobody. */
function leadingTo(answer: (asked: string) => { said?: string; refused?: string; ends?: boolean }) {
  const closed: boolean[] = [];
  const client = {
    portForward: async (...[, , , output, errors, input]: Parameters<Client['portForward']>) => {
      const socket = { close: () => closed.push(true), onclose: () => {}, onerror: () => {} };
      // Each stream begins with the number of the port, of which nothing is left here.
      (errors as Writable).write(Buffer.alloc(0));
      (input as Readable).once('data', (asked: Buffer) => {
        const { said = '', refused = '', ends = true } = answer(asked.toString());
        for (const half of [said.slice(0, 20), said.slice(20)]) (output as Writable).write(half);
        (errors as Writable).write(refused);
        if (ends) socket.onclose();
      });
      return socket;
    },
  } as unknown as Client;
  return { closed, get: (path: string) => getFromPod(client, { cluster: 'a', namespace: 'b', name: 'c' }, 15000, path, 300) };
}

const http = (status: string, body: string): string => `HTTP/1.1 ${status}\r\ncontent-length: ${body.length}\r\n\r\n${body}`;

test('what a port of a pod answers is its body; another status, an end before it, a refusal and silence are told', async () => {
  const asked: string[] = [];
  const whole = leadingTo((text) => {
    asked.push(text);
    return { said: http('200 OK', 'a body') };
  });
  expect(await whole.get('/page?of=it')).toBe('a body');
  expect(asked.join()).toMatch(/^GET \/page\?of=it HTTP\/1\.1\r\n/);
  expect(whole.closed).toEqual([true]);

  const failing = async (answer: ReturnType<Parameters<typeof leadingTo>[0]>) => {
    const there = leadingTo(() => answer);
    const message = await there.get('/x').then(
      (body) => `answered: ${body}`,
      (error: Error) => error.message,
    );
    return [message, there.closed.length];
  };
  const where = 'GET /x of port 15000 of b/c@a';
  expect(await failing({ said: http('404 Not Found', 'no such page') })).toEqual([`${where}: answered with 404: no such page`, 1]);
  expect(await failing({ said: http('200 OK', 'a body').slice(0, -2) })).toEqual([`${where}: aborted`, 1]);
  expect(await failing({})).toEqual([`${where}: socket hang up`, 1]);
  expect(await failing({ refused: 'connection refused' })).toEqual([`${where}: connection refused`, 1]);
  expect(await failing({ ends: false })).toEqual([`${where}: no answer within 0.3 s`, 1]);
});
