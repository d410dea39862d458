import { control, expect, requirement, test } from '../../fixtures/index.ts';

test("the sidecar's access log names the pod that answered", requirement('MC-OB-010'), async ({ callers, helloworld, versions }) => {
  await control(callers.calls(helloworld)).toBeServedByAll(versions);

  await expect(callers.calls(helloworld)).toBeLoggedByTheSidecar();
});
