import { createRoot, createWorkloadCertificate } from '../fixtures/lab/trust.ts';
import { adding, both, changing, rolling, type Thing } from './tools.ts';
import type { Mutant, Patient } from './types.ts';

const name = 'identity-of-another-root';

type Template = { template: { metadata: { annotations?: Record<string, string> } } };

/** An agent that finds these files in this folder takes its identity from there, and asks nobody for another. */
const folder = '/var/run/secrets/workload-spiffe-credentials';

const files = ['cert-chain.pem', 'key.pem', 'root-cert.pem'] as const;
/** The injector mounts a volume once: each file is a volume of its own. */
const volumeOf = (file: string): string => `identity-${file.replace('.', '-')}`;

const mounting = (deployment: Thing): Thing => {
  const spec = deployment.spec as Template;
  const { metadata } = spec.template;
  const annotations = {
    ...metadata.annotations,
    // To istiod it goes on speaking as before, with the mesh's own root.
    'proxy.istio.io/config': 'proxyMetadata: {XDS_ROOT_CA: ./var/run/secrets/istio/root-cert.pem}',
    'sidecar.istio.io/userVolume': JSON.stringify(Object.fromEntries(files.map((file) => [volumeOf(file), { secret: { secretName: name } }]))),
    'sidecar.istio.io/userVolumeMount': JSON.stringify(
      Object.fromEntries(files.map((file) => [volumeOf(file), { mountPath: `${folder}/${file}`, subPath: file, readOnly: true }])),
    ),
  };
  return { ...deployment, spec: { ...spec, template: { ...spec.template, metadata: { ...metadata, annotations } } } };
};

const breakage = async (patient: Patient) => {
  const root = await createRoot('someone else');
  const identity = `spiffe://cluster.local/ns/${patient.state.namespaces.mesh}/sa/helloworld`;
  const stringData = await createWorkloadCertificate(root, identity);
  return both(
    adding(({ state }) => [{ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: state.namespaces.mesh }, stringData }], 'remote'),
    rolling(changing(deployment, mounting, 'remote'), 'remote'),
  );
};

const deployment = ({ state }: Patient): Thing => ({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'helloworld-v2', namespace: state.namespaces.mesh } });

export const anotherRoot: Mutant = {
  id: 'another-root',
  sentence: "the remote's servers have their identity from another root CA",
  variants: ['mtls'],
  requirement: 'MC-TR-010',
  link: 'one-root',
  unharmed: ['MC-DS-030'],
  apply: async (patient) => (await breakage(patient)).apply(patient),
  isApplied: changing(deployment, mounting, 'remote').isApplied,
};
