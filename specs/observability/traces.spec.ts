import { breaking, control, expect, requirement, test } from '../../fixtures/index.ts';

const collector = { host: 'collector', port: 9411, path: '/spans' };

test('a call that crosses is one trace, with what both sidecars saw', requirement('MC-OB-060'), async ({ apply, applyEverywhere, callers, disrupt, helloworld, versions }) => {
  await control(callers.calls(helloworld)).toBeServedByAll(versions);
  await applyEverywhere('traces.services.yaml');
  await disrupt(breaking.tracedBy(collector));
  // What came over a connection that was open before the order to report it did is not reported.
  await apply('../security/fresh-connections.yaml');
  await apply('traces.yaml');
  await expect(callers.calls(helloworld)).toBeTracedBy(collector);
});
