import { control, expect, requirement, test } from '../../fixtures/index.ts';

test(
  'a route for the callers of one cluster takes the calls from there',
  requirement('MC-RT-130'),
  async ({ across, apply, callers, fromPrimary, fromRemote, helloworld, versions }) => {
    await control(callers.calls(helloworld)).toBeServedByAll(versions);

    await apply('callers-cluster.yaml', { fromPrimary: across(fromPrimary).version, fromRemote: across(fromRemote).version });
    for (const caller of [fromPrimary, fromRemote]) await expect(caller.calls(helloworld)).toBeServedOnlyBy(across(caller).version);
  },
);
