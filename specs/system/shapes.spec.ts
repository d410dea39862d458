import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { docker } from '../../fixtures/lab/engine/docker.ts';
import { reportsHome } from '../../fixtures/lab/paths.ts';
import { plannedRoutes } from '../../fixtures/lab/routes.ts';
import { readEnvironment } from '../../fixtures/lab/state.ts';
import type { Result } from '../../reports/result.ts';
import { noTime, timeFor } from '../../scripts/time-left.ts';
import { conformance } from './command.ts';
import { standing } from './standing.ts';
import { test } from './test.ts';

const name = 'shapes';
test.skip(() => !timeFor(3), noTime);

test.afterAll(async () => {
  if (!readEnvironment(name)) return;
  const { code, text } = await conformance(['down', '--name', name]);
  expect(code, text).toBe(0);
});

test('more nodes, a load balancer and ranges that are named make a conformant mesh, and API servers that reach each other', async () => {
  const { engine } = standing();
  const shape = ['--nodes', '2', '--expose', 'loadbalancer', '--include-ip-ranges', 'clusters'];
  const up = await conformance(['up', '--name', name, ...shape]);
  expect(up.code, up.text).toBe(0);
  const clusters = readEnvironment(name)?.clusters ?? [];
  expect(clusters.map(({ nodes }) => nodes.length)).toEqual([2, 2]);
  // Each node has a route to the pods of each of the three others, and to the other cluster's services.
  expect(plannedRoutes(clusters)).toHaveLength(4 * (3 + 1));
  for (const { nodes, server } of clusters) {
    const others = clusters.filter((cluster) => cluster.server !== server).flatMap((cluster) => cluster.nodes);
    for (const { name: node } of others) expect((await docker(engine, ['exec', node, 'curl', '--silent', '--insecure', `${server}/readyz`])).stdout).toBe('ok');
    for (const { name: node } of nodes) expect((await docker(engine, ['exec', node, 'cat', '/proc/sys/net/ipv4/ip_forward'])).stdout.trim()).toBe('1');
    expect(nodes.every(({ podCidr }) => podCidr.endsWith('/24'))).toBe(true);
  }
  // What is not given is as it stands: the same shape need not be said again.
  const { code, text } = await conformance(['run', '--name', name, '--variant', 'mtls', '--only', 'PF,DS,TR,MC-PF-090,MC-PF-130']);
  expect(code, text).toBe(0);
  const result = JSON.parse(readFileSync(join(reportsHome, 'latest', 'result.json'), 'utf8')) as Result;
  expect(result.environment.expose).toBe('loadbalancer');
  const clocks = result.requirements.find(({ id }) => id === 'MC-PF-090');
  expect(clocks?.claims[0]?.seen).toMatch(/^furthest apart of 4 nodes are /);
  const ranges = result.requirements.find(({ id }) => id === 'MC-PF-010');
  expect(ranges).toMatchObject({ verdict: 'conformant' });
  expect(ranges?.claims[0]?.seen).toBe('10.10.0.0/16,10.20.0.0/16,10.110.0.0/16,10.120.0.0/16');
});
