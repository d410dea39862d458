import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { SourceDefinition } from '../../fixtures/lab/stack/definition.ts';
import { newestSource, readStack, stackNames } from '../../fixtures/lab/stack/index.ts';
import { builtParts } from '../../fixtures/lab/stack/source.ts';
import { readEnvironment } from '../../fixtures/lab/state.ts';
import type { UpgradeReport } from '../../reports/meter/types.ts';
import { noTime, timeFor } from '../../scripts/time-left.ts';
import { conformance, RunningCommand } from './command.ts';
import { environment } from './standing.ts';
import { test } from './test.ts';

/** The environment that the specs of interrupted commands leave up. */
const name = ['--name', 'faults'];
const newer = newestSource();
const older = stackNames().findLast((stack) => stack !== newer && readStack(stack).kind === 'source') ?? '';

test.describe.configure({ mode: 'serial' });

test('an upgrade that is interrupted twice is resumed, goes there and back with nothing lost, and says so', async () => {
  // A release that is not built yet is built before, which is none of the upgrade's time.
  const { missing } = await builtParts(readStack(older) as SourceDefinition);
  test.skip(!timeFor(missing.length > 0 ? 15 : 9), noTime);
  test.setTimeout(0);
  // It comes last: nobody needs the other environment any more, and two of them on two cores leave nothing to spare.
  await conformance(['down', '--name', environment]);
  const asked = performance.now();
  // What a release may break first: which istiod is reached, which pods it injects, and calls both ways.
  const decided = ['--only', 'MC-PF-040,MC-DS-030,MC-DS-050,MC-TR-010,MC-TR-020', '--rate', '20'];
  const first = new RunningCommand(['upgrade', ...name, '--from', newer, '--to', older, '--strategy', 'canary', '--rollback', '--variant', 'mtls', ...decided]);
  await first.says(/› images of \S+ into the nodes/);
  test.setTimeout(1_200_000 + performance.now() - asked);
  await first.says(/› requirements after the control plane/);
  await first.says(/✓ MC-TR-010/);
  first.signalGroup('SIGINT');
  expect(await first.exit(), first.text).toBe(130);
  expect(first.text).toContain('upgrade --resume --name faults goes on from here');
  const folder = readEnvironment('faults')?.upgrade ?? '';
  const second = new RunningCommand(['upgrade', ...name, '--resume']);
  await second.says(/› sidecars of the servers in primary/);
  second.kill();
  expect(await second.exit()).toBe('SIGKILL');
  const { code, text } = await conformance(['upgrade', ...name, '--resume']);
  const file = join(folder, 'upgrade.json');
  expect(existsSync(file), text.slice(-2_000)).toBe(true);
  const report = JSON.parse(readFileSync(file, 'utf8')) as UpgradeReport;
  expect(report.outcomes.map(({ reasons }) => reasons)).toEqual([[]]);
  expect(text).toMatch(/mtls: CONFORMANT/);
  expect(code).toBe(0);
  expect(report).toMatchObject({ from: newer, to: older, strategy: 'canary, and back from half-way and from the end', verdict: 'conformant' });
  const [outcome] = report.outcomes;
  const phases = outcome?.phases.map(({ name: phase }) => phase) ?? [];
  expect(phases.filter((phase) => phase === 'interrupted')).toHaveLength(2);
  // The one that was killed is there, as far as it had come.
  expect(phases[phases.lastIndexOf('interrupted') - 1]).toBe('sidecars of the servers in primary');
  // What was done before was not done again.
  expect(phases.filter((phase) => phase.startsWith('control plane of'))).toHaveLength(1);
  expect(outcome?.checkpoints.map(({ after }) => after)).toEqual([
    'the control plane',
    'sidecars of primary',
    'the way back from half-way',
    'sidecars of remote',
    'the way back from the end',
    `${older} was taken out`,
  ]);
  expect(outcome?.total).toMatchObject({ lost: 0, wrong: 0 });
  expect(outcome?.total.sent).toBeGreaterThan(5_000);
  // There is nothing to be resumed any more.
  expect((await conformance(['upgrade', ...name, '--resume'])).code).toBe(2);
});
