import { changing, type Thing } from '../fixtures/breakage/objects.ts';
import { injectingWebhooks } from './tools.ts';
import type { Mutant } from './types.ts';

interface Expression {
  key: string;
  operator: string;
  values?: string[];
}

interface Webhook {
  namespaceSelector?: { matchExpressions?: Expression[] };
}

const asked = ({ key, operator }: Expression): boolean => key === 'istio-injection' && operator === 'In';

/** As enableNamespacesByDefault has it: who does not say no is injected. */
const widened = (webhooks: Thing): Thing => ({
  ...webhooks,
  webhooks: (webhooks.webhooks as Webhook[]).map((webhook) => ({
    ...webhook,
    namespaceSelector: {
      ...webhook.namespaceSelector,
      matchExpressions: (webhook.namespaceSelector?.matchExpressions ?? []).map((expression) =>
        asked(expression) ? { key: expression.key, operator: 'NotIn', values: ['disabled'] } : expression,
      ),
    },
  })),
});

export const injectedUnasked: Mutant = {
  id: 'injected-unasked',
  sentence: "the remote's injection webhook takes every namespace that does not say no",
  variants: ['mtls'],
  requirement: 'MC-DS-050',
  clause: { rule: 'newcomerIsLeftAlone', after: 0 },
  link: 'injection',
  unharmed: ['MC-TR-010'],
  ...changing(injectingWebhooks, widened, 'remote'),
};
