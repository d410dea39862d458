import { istiodTold } from '../fixtures/breakage/istiod-setting.ts';
import type { Mutant } from './types.ts';

export const noGatewayApi: Mutant = {
  id: 'no-gateway-api',
  sentence: 'istiod takes no routes of the Gateway API (PILOT_ENABLE_GATEWAY_API)',
  variants: ['mtls'],
  requirement: 'MC-RT-110',
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...istiodTold('PILOT_ENABLE_GATEWAY_API', 'false'),
};
