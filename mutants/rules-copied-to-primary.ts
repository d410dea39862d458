import type { Thing } from '../fixtures/breakage/objects.ts';
import type { Patient } from '../fixtures/breakage/types.ts';
import { pause, until } from '../fixtures/shell.ts';
import { destinationRule } from './tools.ts';
import type { Mutant } from './types.ts';

const kinds = ['VirtualService', 'DestinationRule'] as const;

/** What a tool that carries rules from one cluster to the other does, as one that follows a repository may. */
class Carrier {
  readonly #patient: Patient;
  readonly #carried = new Map<string, Thing>();
  #going: Promise<void> | undefined;
  #stopped = false;

  constructor(patient: Patient) {
    this.#patient = patient;
  }

  start(): void {
    this.#going = this.#go();
    this.#going.catch(() => {});
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#going;
    await this.#patient.primary.remove([...this.#carried.values()], 0);
  }

  async #go(): Promise<void> {
    for (; !this.#stopped; await pause(200)) await this.#carry();
  }

  async #carry(): Promise<void> {
    const { primary, remote, state } = this.#patient;
    const namespace = state.namespaces.mesh;
    const lists = kinds.map(async (kind) =>
      (await remote.list<Thing>('networking.istio.io/v1', kind, namespace)).map(
        ({ metadata: { name }, spec }): Thing => ({ apiVersion: 'networking.istio.io/v1', kind, metadata: { name, namespace }, spec }),
      ),
    );
    const found = (await Promise.all(lists)).flat();
    for (const thing of found) {
      const key = `${thing.kind} ${thing.metadata.name}`;
      if (this.#carried.has(key) || (await primary.read(thing))) continue;
      await primary.apply([thing]);
      this.#carried.set(key, thing);
    }
    for (const [key, thing] of this.#carried) {
      if (found.some(({ kind, metadata }) => key === `${kind} ${metadata.name}`)) continue;
      await primary.remove([thing], 0);
      this.#carried.delete(key);
    }
  }
}

/** Whether a rule that is put into the remote comes up in the primary. */
async function carries(patient: Patient): Promise<boolean> {
  const probe = destinationRule(patient, 'is-it-carried', { host: 'nobody' });
  await patient.remote.apply([probe]);
  try {
    return await until('the rule is carried', 2_000, async () => ((await patient.primary.read(probe)) ? true : undefined)).catch(() => false);
  } finally {
    await patient.remote.remove([probe], 0);
  }
}

export const rulesCopiedToPrimary: Mutant = {
  id: 'rules-copied-to-primary',
  sentence: 'something carries every rule of the remote over to the primary',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-RT-020',
  link: 'route',
  unharmed: ['MC-RT-010'],
  async apply(patient) {
    const carrier = new Carrier(patient);
    carrier.start();
    return () => carrier.stop();
  },
  isApplied: carries,
};
