import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { docker } from '../../fixtures/lab/engine/docker.ts';
import { clientEnvironment } from '../../fixtures/lab/engine/types.ts';
import { pause } from '../../fixtures/shell.ts';
import type { Result } from '../../reports/result.ts';
import { noTime, timeFor } from '../../scripts/time-left.ts';
import { scratchFolder } from '../harness/scratch.ts';
import { conformance, RunningCommand, type StartOptions } from './command.ts';
import { standing } from './standing.ts';
import { test } from './test.ts';

test.skip(() => !timeFor(3), noTime);

test.afterAll(async () => {
  // What a test that failed on its way has left.
  if (standing().engine.kind === 'private') await conformance(['clean'], asAnotherUser());
});

// After that: hooks run in the order in which they stand.
const home = scratchFolder('own-engine');

const containers = async () => (await docker(standing().engine, ['ps', '--all', '--format', '{{.ID}} {{.Names}} {{.State}}'])).stdout;
const networks = async () => (await docker(standing().engine, ['network', 'ls', '--format', '{{.ID}} {{.Name}}'])).stdout;

/** To these commands the engine is what DOCKER_HOST says, as a user's own is; their state is that of another user. */
function asAnotherUser(): StartOptions {
  const { engine } = standing();
  return { by: ['nsenter', `--net=${engine.netns}`], env: { ...clientEnvironment(engine), XDG_STATE_HOME: home, CONFORMANCE_REPORTS: join(home, 'reports') } };
}

test.beforeEach(() => test.skip(standing().engine.kind === 'own', 'the whole of npm test works on an engine of the user already'));

test('an engine that answers is used, beside an environment that is there, and left as it was found', async () => {
  const { engine } = standing();
  const as = asAnotherUser();
  const before = [await containers(), await networks()];

  expect((await conformance(['doctor'], as)).text).toContain(`yours answers at ${engine.host}: it is used`);
  const { code, text } = await conformance(['run', '--name', 'own', '--network-cidr', '172.27.4.0/24', '--only', 'MC-TR-010,MC-TR-020', '--variant', 'mtls', '--keep'], as);
  const { requirements } = JSON.parse(readFileSync(join(home, 'reports', 'latest', 'result.json'), 'utf8')) as Result;
  expect(requirements.map(({ id, verdict }) => `${id} ${verdict}`).sort(), text).toEqual(['MC-TR-010 conformant', 'MC-TR-020 conformant']);
  expect(code).toBe(0);
  expect(text).not.toContain('private Docker engine');
  expect(await containers()).toContain('own-remote-control-plane');

  const cleaned = await conformance(['clean'], as);
  expect(cleaned.text).toContain('Nothing is left');
  expect(cleaned.code).toBe(0);
  expect([await containers(), await networks()]).toEqual(before);
});

test('after a command that was killed, clean removes what there is of it, and nothing else', async () => {
  const as = asAnotherUser();
  const before = [await containers(), await networks()];
  const command = new RunningCommand(['up', '--name', 'killed', '--network-cidr', '172.27.5.0/24'], as);
  await command.says(/› cluster remote/);
  await pause(6_000);
  command.kill();
  expect(await command.exit()).toBe('SIGKILL');
  expect(await containers()).toContain('killed-primary-control-plane');
  expect(await networks()).toContain('conformance-killed');

  const cleaned = await conformance(['clean'], as);
  expect(cleaned.text).toContain('Nothing is left');
  expect(cleaned.code).toBe(0);
  expect([await containers(), await networks()]).toEqual(before);
});
