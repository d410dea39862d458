import { breaking, control, expect, requirement, test } from '../../fixtures/index.ts';

const inPrimary = { host: 'in-primary', port: 5000, path: '/hello' };

test(
  'a cluster that is detached is gone, and attached again its pods are reached',
  requirement('MC-LC-010'),
  async ({ applyIn, callers, disrupt, fromPrimary, fromRemote, helloworld, sidecars, underLoad, versions }) => {
    await applyIn(fromPrimary, 'detached.yaml');
    await control(fromPrimary.calls(inPrimary)).toBeAnswered();
    await control(callers.calls(helloworld)).toBeServedByAll(versions);
    await control(sidecars(fromPrimary)).toKnowPodsOf(fromRemote);
    await disrupt(breaking.detachmentForgotten);
    const [local, across] = [await underLoad([fromPrimary.calls(inPrimary)]), await underLoad(callers.calls(helloworld))];

    const detachment = await disrupt(breaking.detached);
    await expect(sidecars(fromPrimary)).toKnowNoPodOf(fromRemote);
    await expect(fromPrimary.calls(helloworld)).toBeServedOnlyIn(...callers.beside(fromRemote).clusters);

    await detachment.heal();
    await expect(callers.calls(helloworld)).toBeServedByAll(versions);
    await expect(await local.stop()).toHaveLostNone();
    // Sidecars of the detached cluster lose what istiod knew of their own services: calls on their way there may meet that.
    await expect(await across.stop()).toHaveLostFewAtOnce();
  },
);
