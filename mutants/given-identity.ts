import { adding, both, changing, rolling } from '../fixtures/breakage/objects.ts';
import type { Breakage, Patient } from '../fixtures/breakage/types.ts';
import { rootNamespace } from '../fixtures/lab/names.ts';
import { authorityIn, type CaCerts, createWorkloadCertificate, type GivenIdentity } from '../fixtures/lab/trust.ts';
import { deployment, templated } from './tools.ts';

const name = 'given-identity';

/** An agent that finds these files in this folder takes its identity from there, and asks nobody for another. */
const folder = '/var/run/secrets/workload-spiffe-credentials';

const files = ['cert-chain.pem', 'key.pem', 'root-cert.pem'] as const;
/** The injector mounts a volume once: each file is a volume of its own. */
const volumeOf = (file: string): string => `identity-${file.replace('.', '-')}`;

const mounting = templated({
  annotations: {
    // To istiod it goes on speaking as before, with the mesh's own root.
    'proxy.istio.io/config': 'proxyMetadata: {XDS_ROOT_CA: ./var/run/secrets/istio/root-cert.pem}',
    'sidecar.istio.io/userVolume': JSON.stringify(Object.fromEntries(files.map((file) => [volumeOf(file), { secret: { secretName: name } }]))),
    'sidecar.istio.io/userVolumeMount': JSON.stringify(
      Object.fromEntries(files.map((file) => [volumeOf(file), { mountPath: `${folder}/${file}`, subPath: file, readOnly: true }])),
    ),
  },
});

const mounted = changing(deployment('helloworld-v2'), mounting, 'remote');

/** The remote's servers have an identity that they are given, and not that which istiod would sign. */
export const givenIdentity = (made: (patient: Patient) => Promise<GivenIdentity>): Breakage => ({
  async apply(patient) {
    const stringData = await made(patient);
    const secret = adding(({ state }) => [{ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: state.namespaces.mesh }, stringData }], 'remote');
    return both(secret, rolling(mounted, 'remote')).apply(patient);
  },
  isApplied: mounted.isApplied,
});

/** The identity that the remote's servers should have, in a trust domain. */
export const identityIn = (trustDomain: string, { state }: Patient): string => `spiffe://${trustDomain}/ns/${state.namespaces.mesh}/sa/helloworld`;

/** An identity signed by the mesh's own CA, whatever it says. */
export async function signedByTheMesh({ primary }: Patient, identity: string, validity?: { notBefore: Date; notAfter: Date }): Promise<GivenIdentity> {
  const secret = await primary.read<{ apiVersion: string; kind: string; metadata: { name: string; namespace: string }; data?: Record<string, string> }>({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'cacerts', namespace: rootNamespace },
  });
  const ca = Object.fromEntries(Object.entries(secret?.data ?? {}).map(([file, text]) => [file, Buffer.from(text, 'base64').toString()])) as unknown as CaCerts;
  const made = await createWorkloadCertificate(await authorityIn(ca), identity, validity);
  return { ...made, 'cert-chain.pem': made['cert-chain.pem'] + ca['ca-cert.pem'], 'root-cert.pem': ca['root-cert.pem'] };
}
