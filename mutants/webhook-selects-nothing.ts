import { changing, type Thing } from '../fixtures/breakage/objects.ts';
import { injectingWebhooks } from './tools.ts';
import type { Mutant } from './types.ts';

interface Webhook {
  namespaceSelector?: { matchExpressions?: { key: string; operator: string; values?: string[] }[] };
}

const key = 'admitted';

/** A label more that namespaces must have, as one adds who wants to admit them one by one. */
const narrowed = (webhooks: Thing): Thing => ({
  ...webhooks,
  webhooks: (webhooks.webhooks as Webhook[]).map((webhook) => ({
    ...webhook,
    namespaceSelector: {
      ...webhook.namespaceSelector,
      matchExpressions: [...(webhook.namespaceSelector?.matchExpressions ?? []).filter((expression) => expression.key !== key), { key, operator: 'Exists' }],
    },
  })),
});

export const webhookSelectsNothing: Mutant = {
  id: 'webhook-selects-nothing',
  sentence: "the remote's injection webhook wants a label that no namespace has",
  variants: ['mtls'],
  requirement: 'MC-DS-050',
  link: 'injection',
  unharmed: ['MC-TR-010'],
  ...changing(injectingWebhooks, narrowed, 'remote'),
};
