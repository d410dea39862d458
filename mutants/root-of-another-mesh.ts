import { settling } from '../fixtures/breakage/objects.ts';
import type { Patient } from '../fixtures/breakage/types.ts';
import { rootsGiven } from '../fixtures/given-roots.ts';
import { createRoot } from '../fixtures/lab/trust.ts';
import { until } from '../fixtures/shell.ts';
import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

const name = 'istio-ca-root-cert';
const offMesh = ({ state }: Patient): string => state.namespaces.offMesh;

/** Whether a namespace of the remote is given what one of the primary is. */
async function isTheMeshs(patient: Patient): Promise<boolean | undefined> {
  const [own, wanted] = await Promise.all([rootsGiven(patient.remote, offMesh(patient)), rootsGiven(patient.primary, offMesh(patient))]);
  return own === undefined ? undefined : own === wanted;
}

/** istiod writes it anew when it is gone. */
async function writtenAnew(patient: Patient, wanted: boolean): Promise<void> {
  const namespace = offMesh(patient);
  await patient.remote.remove([{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace } }], 0);
  await until(`${namespace} of ${patient.remote.name} is given ${wanted ? "the mesh's root" : 'another root'}`, 30_000, async () =>
    (await isTheMeshs(patient)) === wanted ? true : undefined,
  );
}

export const rootOfAnotherMesh: Mutant = {
  id: 'root-of-another-mesh',
  sentence: 'the root certificate that namespaces of the remote are given is that of another mesh',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-PF-040',
  link: 'one-root',
  unharmed: ['MC-DS-010', 'MC-TR-010'],
  async apply(patient) {
    const { certificate } = await createRoot('another mesh');
    const given = rewriting(
      'configmaps',
      `object.metadata.name == "${name}" ? [JSONPatch{op: "replace", path: "/data/root-cert.pem", value: ${JSON.stringify(certificate.toString('pem'))}}] : []`,
      { group: '', where: 'remote', namespace: offMesh },
    );
    return settling(
      given,
      (one) => writtenAnew(one, false),
      (one) => writtenAnew(one, true),
    ).apply(patient);
  },
  isApplied: async (patient) => (await isTheMeshs(patient)) === false,
};
