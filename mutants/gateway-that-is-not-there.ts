import { adding } from '../fixtures/breakage/objects.ts';
import { virtualServiceFor } from './tools.ts';
import type { Mutant } from './types.ts';

export const gatewayThatIsNotThere: Mutant = {
  id: 'gateway-that-is-not-there',
  sentence: 'a rule is bound to a gateway that does not exist',
  variants: ['mtls'],
  requirement: 'MC-PF-110',
  link: 'analysis',
  unharmed: ['MC-TR-010'],
  ...adding((patient) => {
    const rule = virtualServiceFor(patient, 'elsewhere.example', 'gateway-that-is-not-there', [{ route: [{ destination: { host: 'helloworld' } }] }]);
    return [{ ...rule, spec: { ...(rule.spec as object), gateways: ['no-such-gateway'] } }];
  }),
};
