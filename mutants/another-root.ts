import { adding, both, changing, rolling } from '../fixtures/breakage/objects.ts';
import type { Patient } from '../fixtures/breakage/types.ts';
import { createRoot, createWorkloadCertificate } from '../fixtures/lab/trust.ts';
import { deployment, templated } from './tools.ts';
import type { Mutant } from './types.ts';

const name = 'identity-of-another-root';

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

const servers = deployment('helloworld-v2');

const breakage = async (patient: Patient) => {
  const root = await createRoot('someone else');
  const identity = `spiffe://cluster.local/ns/${patient.state.namespaces.mesh}/sa/helloworld`;
  const stringData = await createWorkloadCertificate(root, identity);
  return both(
    adding(({ state }) => [{ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: state.namespaces.mesh }, stringData }], 'remote'),
    rolling(changing(servers, mounting, 'remote'), 'remote'),
  );
};

export const anotherRoot: Mutant = {
  id: 'another-root',
  sentence: "the remote's servers have their identity from another root CA",
  variants: ['mtls'],
  requirement: 'MC-TR-010',
  also: ['MC-SC-050'],
  link: 'one-root',
  unharmed: ['MC-DS-030'],
  apply: async (patient) => (await breakage(patient)).apply(patient),
  isApplied: changing(servers, mounting, 'remote').isApplied,
};
