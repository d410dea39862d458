import { control, expect, requirement, test } from '../../fixtures/index.ts';

const located = { host: 'located', port: 5000, path: '/hello' };

test(
  'places get the parts of the calls that a rule gives them, from either cluster',
  requirement('MC-RT-090'),
  async ({ apply, applyEverywhere, applyIn, callers, fromPrimary, versions }) => {
    await applyEverywhere('distribute.located.yaml');
    for (const { cluster, version } of versions) await applyIn(callers.in(cluster), 'distribute.server.yaml', { version });
    await control(callers.calls(located)).toBeServedByAll(versions);

    await apply('distribute.100-0.yaml');
    await expect(callers.calls(located)).toBeServedOnlyIn(fromPrimary.cluster);
    await apply('distribute.70-30.yaml');
    await expect(callers.calls(located)).toBeSharedAs({ v1: 70, v2: 30 });
  },
);
