import { replaceIstiodForAll } from '../fixtures/breakage/istiod.ts';
import { settling } from '../fixtures/breakage/objects.ts';
import { untold } from '../fixtures/breakage/untold.ts';
import type { Mutant } from './types.ts';

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
