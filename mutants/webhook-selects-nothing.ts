import { changing, type Thing } from '../fixtures/breakage/objects.ts';
import type { Mutant } from './types.ts';

interface Webhook {
  namespaceSelector?: { matchExpressions?: { key: string; operator: string; values?: string[] }[] };
}

const key = 'admitted';

/** The default tag's configuration is the one that injects; the revision's own is switched off when there is a tag. */
const configuration = (): Thing => ({ apiVersion: 'admissionregistration.k8s.io/v1', kind: 'MutatingWebhookConfiguration', metadata: { name: 'istio-revision-tag-default' } });

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
  ...changing(configuration, narrowed, 'remote'),
};
