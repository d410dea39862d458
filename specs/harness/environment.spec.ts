import { expect, test } from '@playwright/test';
import { refuseLeftovers } from '../../fixtures/lab/changed-by.ts';
import { type EnvironmentState, staying } from '../../fixtures/lab/state.ts';
import { eachTried } from '../../fixtures/limit.ts';
import { until } from '../../fixtures/shell.ts';
import { sidecarEnded } from '../../fixtures/vitals.ts';

test('who follows a spec that could not take back what it did is refused, and nobody else', () => {
  const marked = (broken?: string) => ({ name: 'lab', ...(broken ? { broken } : {}) }) as EnvironmentState;
  expect(() => refuseLeftovers(marked('what MC-RS-010 does to the mesh'))).toThrow('what MC-RS-010 does to the mesh was not taken back: nothing more is measured in lab');
  for (const other of [undefined, 'the mutant reader-narrowed', 'the upgrade from a to b']) expect(() => refuseLeftovers(marked(other))).not.toThrow();
});

test('an environment that a command made for itself is known as such, until somebody wants to keep it', () => {
  const state = { name: 'lab', status: 'up' } as EnvironmentState;
  expect(staying(state, false)).toEqual({ ...state, temporary: true });
  expect(staying(staying(state, false), true)).toEqual(state);
});

test('what is interrupted during a look ends with it, and not when the time is over', async () => {
  const controller = new AbortController();
  let looks = 0;
  const look = async () => {
    looks += 1;
    controller.abort(new Error('interrupted by Ctrl-C'));
    return undefined;
  };
  await expect(until('somebody answers', 60_000, look, { signal: controller.signal })).rejects.toThrow('interrupted by Ctrl-C');
  expect(looks).toBe(1);
});

test('what follows one that failed is taken back, too, and the first failure is told', async () => {
  const tried: number[] = [];
  const action = (number: number) => async () => {
    tried.push(number);
    if (number > 1) throw new Error(`number ${number} stays`);
  };
  await expect(eachTried([action(1), action(2), action(3)])).rejects.toThrow('number 2 stays');
  expect(tried).toEqual([1, 2, 3]);
  await eachTried([]);
});

test("a pod that is not ready because its sidecar ended is the mesh's, and any other the environment's", () => {
  const began = new Date('2026-01-01T00:00:00Z');
  const sidecar = (restartCount: number, startedAt?: string) => ({ name: 'istio-proxy', restartCount, state: startedAt ? { running: { startedAt: new Date(startedAt) } } : {} });
  const after = '2026-01-01T00:00:05Z';
  expect(sidecarEnded({ initContainerStatuses: [sidecar(3)] }, began)).toBe(true);
  expect(sidecarEnded({ containerStatuses: [sidecar(1, after)] }, began)).toBe(true);
  expect(sidecarEnded({ containerStatuses: [sidecar(1, '2025-12-31T23:59:00Z')] }, began)).toBe(false);
  expect(sidecarEnded({ containerStatuses: [sidecar(0, after)] }, began)).toBe(false);
  expect(sidecarEnded({ containerStatuses: [{ name: 'helloworld', restartCount: 4 }] }, began)).toBe(false);
  expect(sidecarEnded(undefined, began)).toBe(false);
});
