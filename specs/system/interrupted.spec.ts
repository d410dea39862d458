import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { netnsProcesses } from '../../fixtures/lab/engine/netns.ts';
import { runtimeFolder } from '../../fixtures/lab/engine/private.ts';
import { machineName, reportsHome, root } from '../../fixtures/lab/paths.ts';
import { environmentNames } from '../../fixtures/lab/state.ts';
import { pause, until } from '../../fixtures/shell.ts';
import type { Result } from '../../reports/result.ts';
import { noTime, timeFor } from '../../scripts/time-left.ts';
import { conformance, RunningCommand } from './command.ts';
import { test } from './test.ts';

const up = ['up', '--name', 'faults'];
/** The quickest run that says something about the mesh. */
const decision = ['run', '--name', 'faults', '--variant', 'mtls', '--only', 'MC-TR-010,MC-RT-010', '--keep'];

/** All of a variant, to be ended on its way. */
const whole = ['run', '--name', 'faults', '--variant', 'mtls', '--keep'];

/** MC-RT-010 follows MC-RT-020 and goes on for four seconds, most of them with a rule in force. */
async function inTheMiddleOfARule(command: RunningCommand): Promise<void> {
  await command.says(/✓ MC-RT-020/);
  await pause(1_500);
}

/** Command lines of the processes that belong to a run of the environment, of this checkout: what an interrupted one must not leave. */
function working(): string[] {
  return readdirSync('/proc').flatMap((pid) => {
    try {
      const line = readFileSync(join('/proc', pid, 'cmdline'), 'utf8').replaceAll('\0', ' ');
      const ours = /conformance\.ts (up|run) --name faults|kind create cluster --name faults/.test(line) || (line.includes(root) && /playwright.*--project=mtls/.test(line));
      return /^\d+$/.test(pid) && ours ? [line] : [];
    } catch {
      return [];
    }
  });
}

async function decidesAgain(): Promise<void> {
  const { code, text } = await conformance(decision);
  expect(code, text).toBe(0);
  const { requirements } = JSON.parse(readFileSync(join(reportsHome, 'latest', 'result.json'), 'utf8')) as Result;
  expect(requirements.map(({ id, verdict }) => `${id} ${verdict}`).sort()).toEqual(['MC-RT-010 conformant', 'MC-TR-010 conformant']);
}

/** Every process of the private engine ends at once, as when the machine loses its power. */
async function killEngine(): Promise<void> {
  await until('the engine has no process left', 30_000, async () => {
    const processes = await netnsProcesses(machineName);
    for (const pid of processes) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It ended with its parent.
      }
    }
    return processes.length === 0 ? true : undefined;
  });
}

test.skip(() => !timeFor(6), noTime);

test.describe.configure({ mode: 'serial' });

async function takeDown(): Promise<void> {
  if (environmentNames().includes('faults')) expect((await conformance(['down', '--name', 'faults'])).code).toBe(0);
}

// What an earlier run of these specs left.
test.beforeAll(takeDown);

test('Ctrl-C while clusters are made ends at once, with exit code 130 and nothing running', async () => {
  const command = new RunningCommand(up);
  await command.says(/cluster remote: \d+ s|› cluster remote/);
  await pause(5_000);
  const asked = performance.now();
  command.signalGroup('SIGINT');
  expect(await command.exit(), command.text).toBe(130);
  expect(performance.now() - asked).toBeLessThan(20_000);
  expect(command.text).toContain('the same command goes on from here');
  expect(working()).toEqual([]);
});

test('an engine that dies while clusters are made is an error that says so', async () => {
  const command = new RunningCommand(up);
  await command.says(/› cluster remote/);
  await pause(5_000);
  process.kill(Number(readFileSync(join(runtimeFolder, 'docker.pid'), 'utf8')), 'SIGKILL');
  expect(await command.exit()).toBe(3);
  expect(command.text).toMatch(/error: the Docker engine does not answer any more[\s\S]*do: run the same command again/);
});

// Its first command is also the one that comes after an engine that died.
test('the next command makes it all anew; killed while Istio is installed, it is followed by a run that decides', async () => {
  const command = new RunningCommand(up);
  await command.says(/› Istio in remote/);
  await pause(2_000);
  command.kill();
  expect(await command.exit()).toBe('SIGKILL');
  await decidesAgain();
  expect(working()).toEqual([]);
});

test('Ctrl-C while specs run ends them, and the next run decides', async () => {
  const command = new RunningCommand(whole);
  await inTheMiddleOfARule(command);
  command.signalGroup('SIGINT');
  expect(await command.exit(), command.text).toBe(130);
  expect(working()).toEqual([]);
  await decidesAgain();
});

test('a command that was killed while specs run leaves none that goes on beside the next run', async () => {
  const command = new RunningCommand(whole);
  await inTheMiddleOfARule(command);
  command.kill();
  expect(await command.exit()).toBe('SIGKILL');
  await decidesAgain();
  expect(working()).toEqual([]);
});

test('a machine that lost its power recovers by the next command', async () => {
  await killEngine();
  await decidesAgain();
});
