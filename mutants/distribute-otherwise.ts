import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const distributeOtherwise: Mutant = {
  id: 'distribute-otherwise',
  sentence: 'a rule that distributes calls over places comes into force with other parts',
  variants: ['mtls'],
  requirement: 'MC-RT-090',
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...rewriting(
    'destinationrules',
    `object.spec.?trafficPolicy.loadBalancer.localityLbSetting.distribute[0].to[?"region-of-v2"].orValue(0) == 30 ? [
    JSONPatch{op: "replace", path: "/spec/trafficPolicy/loadBalancer/localityLbSetting/distribute/0/to/region-of-v1", value: 56},
    JSONPatch{op: "replace", path: "/spec/trafficPolicy/loadBalancer/localityLbSetting/distribute/0/to/region-of-v2", value: 44}
  ] : []`,
  ),
};
