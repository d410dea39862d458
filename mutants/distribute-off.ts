import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const distributeOff: Mutant = {
  id: 'distribute-off',
  sentence: 'a rule that distributes calls over places comes into force switched off',
  variants: ['mtls'],
  requirement: 'MC-RT-090',
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...rewriting(
    'destinationrules',
    `has(object.spec.trafficPolicy) ? [JSONPatch{op: "replace", path: "/spec/trafficPolicy/loadBalancer/localityLbSetting/enabled", value: false}] : []`,
  ),
};
