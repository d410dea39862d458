import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Cluster } from '../../fixtures/kube/cluster.ts';
import { BoundedKubeConfig } from '../../fixtures/kube/kubeconfig.ts';
import { scratchFolder } from './scratch.ts';

const folder = scratchFolder('cluster');

/** What an API server says instead of a log, in its own words. */
const refusals: Readonly<Record<string, string>> = {
  'istio-proxy': 'container "istio-proxy" in pod "answering-1" is waiting to start: PodInitializing',
  discovery: 'pod answering-1 does not have a host assigned',
  missing: 'container missing is not valid for pod answering-1',
};

let server: Server;
let cluster: Cluster;
let connections = 0;

test.beforeAll(async () => {
  server = createServer((request, response) => {
    const message = refusals[new URL(request.url ?? '', 'http://localhost').searchParams.get('container') ?? ''];
    response.writeHead(400, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ kind: 'Status', apiVersion: 'v1', status: 'Failure', message, reason: 'BadRequest', code: 400 }));
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const kubeconfig = join(folder, 'kubeconfig');
  const named = {
    clusters: [{ name: 'a', cluster: { server: `http://127.0.0.1:${port}`, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'a', user: {} }],
    contexts: [{ name: 'a', context: { cluster: 'a', user: 'a' } }],
  };
  writeFileSync(kubeconfig, JSON.stringify({ apiVersion: 'v1', kind: 'Config', ...named }));
  cluster = new Cluster({ name: 'a', kubeconfig, context: 'a' });
});

test.afterAll(() => {
  server.close();
});

const logs = (container: string) => cluster.logs({ name: 'answering-1', namespace: 'app1' }, container);

test('what has not begun has written nothing', async () => {
  expect(await logs('istio-proxy')).toBe('');
  expect(await logs('discovery')).toBe('');
});

test('a log that there is not is an error, with what the API server says', async () => {
  await expect(logs('missing')).rejects.toThrow('a: logs of answering-1/missing: container missing is not valid for pod answering-1 (400)');
});

test('requests share a connection, until the server ends it', async () => {
  await logs('discovery');
  connections = 0;
  for (let request = 0; request < 3; request += 1) expect(await logs('discovery')).toBe('');
  expect(connections).toBe(0);
  server.closeAllConnections();
  expect(await logs('discovery')).toBe('');
  expect(connections).toBe(1);
});

test('connections are shared by readings, as long as credentials are the same', async () => {
  const config = new BoundedKubeConfig();
  config.loadFromOptions({
    clusters: [{ name: 'a', server: 'https://127.0.0.1:1', skipTLSVerify: true }],
    users: [{ name: 'a', certData: 'b25l', keyData: 'b25l' }],
    contexts: [{ name: 'a', cluster: 'a', user: 'a' }],
    currentContext: 'a',
  });
  const connectionsFor = async (method: string) => {
    let given: unknown;
    const context = {
      getHttpMethod: () => method,
      setDispatcher: (dispatcher: unknown) => {
        given = dispatcher;
      },
      setHeaderParam: () => {},
      setSignal: () => {},
    };
    await config.applySecurityAuthentication(context as unknown as Parameters<typeof config.applySecurityAuthentication>[0]);
    return given;
  };
  const shared = await connectionsFor('GET');
  expect(shared).toBeDefined();
  expect(await connectionsFor('GET')).toBe(shared);
  expect(await connectionsFor('PATCH')).not.toBe(shared);
  Object.assign(config.users[0] ?? {}, { certData: 'dHdv' });
  const renewed = await connectionsFor('GET');
  expect(renewed).not.toBe(shared);
  expect(await connectionsFor('GET')).toBe(renewed);
});
