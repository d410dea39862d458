import { adding, both } from '../fixtures/breakage/objects.ts';
import { rewriting } from './rewriting.ts';
import { destinationRule, hostOf, virtualService } from './tools.ts';
import type { Mutant } from './types.ts';

/** In the primary the rule ends up for another host; the good one stands in the remote, where istiod does not read. */
export const ruleInRemoteOnly: Mutant = {
  id: 'rule-in-remote-only',
  sentence: 'the v2-only rule stands in the remote cluster only',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-RT-010',
  link: 'route',
  unharmed: ['MC-TR-020'],
  ...both(
    rewriting('virtualservices', '[JSONPatch{op: "replace", path: "/spec/hosts/0", value: "not-called"}]'),
    adding(
      (patient) => [
        destinationRule(patient, 'helloworld-in-remote', { subsets: [{ name: 'v2', labels: { version: 'v2' } }] }),
        virtualService(patient, 'helloworld-in-remote', [{ route: [{ destination: { host: hostOf(patient), subset: 'v2' } }] }]),
      ],
      'remote',
    ),
  ),
};
