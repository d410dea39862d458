import { replaceIstiodForAll } from '../fixtures/breakage/istiod.ts';
import { changing, settling, type Thing } from '../fixtures/breakage/objects.ts';
import { rootNamespace } from '../fixtures/lab/names.ts';
import type { Mutant } from './types.ts';

type Annotated = Thing & { metadata: { annotations?: Record<string, string> } };

const untold = changing(
  () => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: rootNamespace } }),
  (namespace) => {
    const { 'topology.istio.io/controlPlaneClusters': _, ...annotations } = (namespace as Annotated).metadata.annotations ?? {};
    return { ...namespace, metadata: { ...namespace.metadata, annotations: Object.keys(annotations).length > 0 ? annotations : undefined } } as Thing;
  },
  'remote',
);

export const nobodyToldToLead: Mutant = {
  id: 'nobody-told-to-lead',
  sentence: "the remote's root namespace does not name the cluster whose istiod is to write roots there (topology.istio.io/controlPlaneClusters)",
  variants: ['plaintext'],
  requirement: 'MC-DS-050',
  link: 'injection',
  unharmed: ['MC-TR-010'],
  // It is read once, when a cluster is attached; one that has a successor before it ends goes on leading for half a minute.
  ...settling(untold, replaceIstiodForAll),
};
