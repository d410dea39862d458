import { adding } from '../fixtures/breakage/objects.ts';
import type { Breakage } from '../fixtures/breakage/types.ts';
import { hostOf, virtualService } from './tools.ts';

/** Istio gives a host to its oldest VirtualService: one that stands already, for every version, keeps others from taking effect. */
export const olderRuleForEveryVersion: Breakage = adding((patient) => [
  virtualService(patient, 'a-rule-that-was-there-before', [{ route: [{ destination: { host: hostOf(patient) } }] }]),
]);
