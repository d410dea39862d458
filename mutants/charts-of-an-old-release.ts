import { changing, type Thing } from '../fixtures/breakage/objects.ts';
import { injectingWebhooks } from './tools.ts';
import type { Mutant } from './types.ts';

/** As charts of that release label what they install; how they would have it inject is not changed. */
const labelled = (webhooks: Thing): Thing => ({
  ...webhooks,
  metadata: { ...webhooks.metadata, labels: { ...webhooks.metadata.labels, 'operator.istio.io/version': '1.24.0', 'app.kubernetes.io/version': '1.24.0' } },
});

export const chartsOfAnOldRelease: Mutant = {
  id: 'charts-of-an-old-release',
  sentence: 'the part of Istio in the remote was left behind by upgrades: its charts are of a release of years ago',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-PF-070',
  link: 'versions',
  unharmed: ['MC-DS-030'],
  ...changing(injectingWebhooks, labelled, 'remote'),
};
