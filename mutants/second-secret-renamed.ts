import { secondSecret } from '../fixtures/breakage/attached-twice.ts';
import { rootNamespace } from '../fixtures/lab/names.ts';
import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const secondSecretRenamed: Mutant = {
  id: 'second-secret-renamed',
  sentence: 'the second secret for the remote comes in under another key: istiod takes it for a third cluster, with the same pods',
  variants: ['mtls'],
  requirement: 'MC-LC-060',
  clause: { rule: 'readsEveryCluster', after: 0 },
  link: 'remote-secret',
  unharmed: ['MC-TR-010'],
  ...rewriting(
    'secrets',
    ({ remote }) => `object.metadata.name == "${secondSecret}" && "${remote.name}" in object.data
      ? [JSONPatch{op: "move", from: "/data/${remote.name}", path: "/data/third"}]
      : []`,
    { group: '', namespace: () => rootNamespace },
  ),
};
