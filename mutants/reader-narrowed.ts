import { changing, type Thing } from '../fixtures/breakage/objects.ts';
import { withNewIstiod } from '../fixtures/breakage/remote-secret.ts';
import { rootNamespace } from '../fixtures/lab/istio.ts';
import type { Mutant } from './types.ts';

type Role = Thing & { rules: { resources?: string[] }[] };

/** What istiod has opened already goes on: only a client that it makes anew is refused. */
const narrowed = changing(
  () => ({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: `istio-reader-clusterrole-${rootNamespace}` } }),
  (role) => ({
    ...role,
    rules: (role as Role).rules.filter(({ resources }) => !resources?.includes('endpointslices')),
  }),
  'remote',
);

export const readerNarrowed: Mutant = {
  id: 'reader-narrowed',
  sentence: 'the account that reads the remote lost a right since istiod started: who reads it anew may not list its endpoints',
  variants: ['plaintext'],
  requirement: 'MC-LC-020',
  also: ['MC-LC-030'],
  link: 'remote-secret',
  unharmed: ['MC-TR-010'],
  ...withNewIstiod(narrowed),
};
