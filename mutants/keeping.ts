import { randomUUID } from 'node:crypto';
import type { Thing } from '../fixtures/breakage/objects.ts';
import type { Breakage, Patient } from '../fixtures/breakage/types.ts';
import { pause, until } from '../fixtures/shell.ts';
import { destinationRule } from './tools.ts';

const kinds = ['VirtualService', 'DestinationRule'] as const;
const suffix = '-kept';

/** Writes every rule of the primary once more under a name of its own, and takes none of them out again. */
async function keep({ primary, state }: Patient, kept: Map<string, Thing>): Promise<void> {
  const namespace = state.namespaces.mesh;
  for (const kind of kinds) {
    for (const { metadata, spec } of await primary.list<Thing>('networking.istio.io/v1', kind, namespace)) {
      const name = `${metadata.name}${suffix}`;
      if (metadata.name.endsWith(suffix) || kept.has(`${kind} ${name}`)) continue;
      const copy = { apiVersion: 'networking.istio.io/v1', kind, metadata: { name, namespace }, spec };
      kept.set(`${kind} ${name}`, copy);
      await primary.apply([copy]);
    }
  }
}

/** Whether a rule that was put into the primary and taken out again is there still. */
async function keeps(patient: Patient): Promise<boolean> {
  const { primary } = patient;
  // Another one each time: of what it has kept it makes no second copy.
  const probe = `is-it-kept-${randomUUID().slice(0, 8)}`;
  const [rule, copy] = [probe, `${probe}${suffix}`].map((name) => destinationRule(patient, name, { host: 'nobody' })) as [Thing, Thing];
  await primary.apply([rule]);
  try {
    return await until('the rule is kept', 2_000, async () => ((await primary.read(copy)) ? true : undefined)).catch(() => false);
  } finally {
    await primary.remove([rule, copy], 0);
  }
}

/** What brings rules into the primary never takes one out again. */
export const keepingRules: Breakage = {
  async apply(patient) {
    const kept = new Map<string, Thing>();
    let stopped = false;
    const going = (async () => {
      for (; !stopped; await pause(200)) await keep(patient, kept);
    })();
    going.catch(() => {});
    return async () => {
      stopped = true;
      // What it has kept goes, also where it came to an end by itself.
      await going.finally(() => patient.primary.remove([...kept.values()], 0));
    };
  },
  isApplied: keeps,
};
