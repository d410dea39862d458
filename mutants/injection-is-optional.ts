import { changing, type Thing } from '../fixtures/breakage/objects.ts';
import { injectingWebhooks } from './tools.ts';
import type { Mutant } from './types.ts';

type Webhooks = Thing & { webhooks: { failurePolicy?: string }[] };

export const injectionIsOptional: Mutant = {
  id: 'injection-is-optional',
  sentence: "the remote's injection webhook lets pods pass when istiod cannot be asked (failurePolicy: Ignore)",
  variants: ['plaintext'],
  requirement: 'MC-RS-020',
  link: 'injection-webhook',
  // The spec ends where it is noticed, and proxies have not found istiod again then.
  unharmed: ['MC-PF-030'],
  ...changing(injectingWebhooks, (hooks) => ({ ...hooks, webhooks: (hooks as Webhooks).webhooks.map((webhook) => ({ ...webhook, failurePolicy: 'Ignore' })) }), 'remote'),
};
