import { control, expect, requirement, test } from '../../fixtures/index.ts';

test(
  'a pod of the remote that is not ready gets no call, and its share when it is',
  requirement('MC-DS-070'),
  async ({ applyEverywhere, applyIn, callers, helloworld, versions }) => {
    await applyEverywhere('not-ready.service.yaml');
    for (const caller of callers.remote) await applyIn(caller, 'not-ready.pod.yaml');
    // It answers, and every sidecar knows it: by the name that is told of those that are not ready, too.
    await control(callers.calls({ ...helloworld, host: 'helloworld-late' })).toBeServedOnlyBy('late');
    await expect(callers.calls(helloworld)).toBeServedByAll(versions);

    for (const caller of callers.remote) await applyIn(caller, 'not-ready.ready.yaml');
    await expect(callers.calls(helloworld)).toBeServedByAll([...versions, ...callers.remote.list.map(({ cluster }) => ({ version: 'late', cluster }))]);
  },
);
