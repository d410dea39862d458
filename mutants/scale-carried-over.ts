import type { Thing } from '../fixtures/breakage/objects.ts';
import type { Patient } from '../fixtures/breakage/types.ts';
import { pause, until } from '../fixtures/shell.ts';
import { deployment } from './tools.ts';
import type { Mutant } from './types.ts';

interface Settings {
  replicas: number;
  minReadySeconds: number;
}

const theirs = deployment('helloworld-v1');
const ours = deployment('helloworld-v2');

async function settingsOf(patient: Patient, where: 'primary' | 'remote'): Promise<Settings> {
  const found = await patient[where].read<Thing>((where === 'primary' ? theirs : ours)(patient));
  const { replicas = 1, minReadySeconds = 0 } = (found?.spec ?? {}) as Partial<Settings>;
  return { replicas, minReadySeconds };
}

const set = (patient: Patient, where: 'primary' | 'remote', spec: Partial<Settings>) => patient[where].merge({ ...(where === 'primary' ? theirs : ours)(patient), spec } as Thing);

/** What a tool that keeps the servers of all clusters at the same size does. */
async function carry(patient: Patient, stopped: () => boolean): Promise<void> {
  for (; !stopped(); await pause(100)) {
    const [wanted, there] = await Promise.all([settingsOf(patient, 'primary'), settingsOf(patient, 'remote')]);
    if (wanted.replicas !== there.replicas || wanted.minReadySeconds !== there.minReadySeconds) await set(patient, 'remote', wanted);
  }
}

/** Whether a setting that starts no pod anew comes over. */
async function carries(patient: Patient): Promise<boolean> {
  const follows = (minReadySeconds: number) =>
    until('the setting is carried over', 3_000, async () => ((await settingsOf(patient, 'remote')).minReadySeconds === minReadySeconds ? true : undefined)).catch(() => false);
  await set(patient, 'primary', { minReadySeconds: 1 });
  const came = await follows(1);
  await set(patient, 'primary', { minReadySeconds: 0 });
  return came && follows(0);
}

export const scaleCarriedOver: Mutant = {
  id: 'scale-carried-over',
  sentence: 'something keeps the servers of both clusters at the same size: where one has none, the other has none to fail over to',
  variants: ['mtls'],
  requirement: 'MC-RT-080',
  link: 'servers',
  unharmed: ['MC-DS-010'],
  async apply(patient) {
    let stopped = false;
    const before = await settingsOf(patient, 'remote');
    const carrying = carry(patient, () => stopped);
    // It is awaited when it is stopped.
    carrying.catch(() => {});
    return async () => {
      stopped = true;
      await carrying;
      await set(patient, 'remote', before);
      await patient.remote.rolledOut(patient.state.namespaces.mesh, 60_000);
    };
  },
  isApplied: carries,
};
