import { changing, rolling, type Thing } from '../fixtures/breakage/objects.ts';
import { deployment } from './tools.ts';
import type { Mutant } from './types.ts';

type Spec = { template: { spec: { containers: { env?: { name: string; value: string }[] }[] } } };

const lying = (servers: Thing): Thing => {
  const copy = structuredClone(servers);
  for (const container of (copy.spec as Spec).template.spec.containers)
    container.env = container.env?.map((entry) => (entry.name === 'SERVICE_VERSION' ? { ...entry, value: 'v1' } : entry)) ?? [];
  return copy;
};

export const v2AnswersV1: Mutant = {
  id: 'v2-answers-v1',
  sentence: 'what is deployed as v2 answers as v1',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-TR-010',
  link: 'application',
  unharmed: ['MC-DS-010'],
  ...rolling(changing(deployment('helloworld-v2'), lying, 'remote'), 'remote'),
};
