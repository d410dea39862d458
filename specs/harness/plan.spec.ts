import { expect, test } from '@playwright/test';
import { makePlan, planDifferences } from '../../fixtures/lab/plan.ts';

const plan = (more: Partial<Parameters<typeof makePlan>[0]> = {}) => makePlan({ environment: 'default', stack: 'source-2026-08', ...more });

test('the standard plan has disjoint ranges and names after its environment', () => {
  const { clusters, network } = plan();
  expect(clusters.map(({ kind, role, podSubnet, serviceSubnet }) => [kind, role, podSubnet, serviceSubnet])).toEqual([
    ['default-primary', 'primary', '10.10.0.0/16', '10.110.0.0/16'],
    ['default-remote', 'remote', '10.20.0.0/16', '10.120.0.0/16'],
  ]);
  expect(network).toEqual({ name: 'conformance-default', subnet: '172.28.0.0/24' });
});

test('an overlap is refused with both ranges', () => {
  expect(() => plan({ podCidrs: ['10.10.0.0/16', '10.10.128.0/20'] })).toThrow('the pods of primary (10.10.0.0/16) and the pods of remote (10.10.128.0/20) overlap');
  expect(() => plan({ networkCidr: '10.20.3.0/24' })).toThrow('the network of the nodes (10.20.3.0/24) and the pods of remote (10.20.0.0/16) overlap');
  expect(() => plan({ serviceCidrs: ['10.20.0.0/16', '10.121.0.0/16'] })).toThrow(/overlap/);
});

test('what is no range, name or count is refused', () => {
  expect(() => plan({ podCidrs: ['10.10.0.0', '10.20.0.0/16'] })).toThrow('is not an IPv4 range');
  expect(() => plan({ podCidrs: ['10.10.1.0/16', '10.20.0.0/16'] })).toThrow('has host bits set');
  expect(() => plan({ podCidrs: ['10.10.0.0/16'] })).toThrow('1 ranges for 2 clusters');
  expect(() => plan({ environment: 'Default' })).toThrow('cannot name an environment');
  expect(() => plan({ nodes: 0 })).toThrow('--nodes');
  expect(() => plan({ expose: 'nodeport' })).toThrow('unknown exposure');
});

test('two plans that differ say where', () => {
  expect(planDifferences(plan(), plan())).toEqual([]);
  expect(planDifferences(plan(), plan({ expose: 'loadbalancer' }))).toEqual(['expose: there clusterip, wanted loadbalancer']);
});

test('includeIPRanges can name all ranges of the clusters', () => {
  expect(plan({ includeIPRanges: 'clusters' }).includeIPRanges).toBe('10.10.0.0/16,10.20.0.0/16,10.110.0.0/16,10.120.0.0/16');
});
