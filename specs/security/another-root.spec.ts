import { control, expect, requirement, test } from '../../fixtures/index.ts';

test('the root is exchanged under load', requirement('MC-SC-120'), async ({ anotherRoot, apply, callersNow, disrupt, helloworld, trust, underLoad, versions }) => {
  const { former, latter, prepared, bothTrusted, signedByLatter, formerForgotten } = await anotherRoot();
  await disrupt(prepared);
  const callers = await callersNow();
  await control(callers.calls(helloworld)).toBeServedByAll(versions);
  await control(trust).toTrust({ roots: [former], signer: former });
  await apply('fresh-connections.yaml');
  const load = await underLoad(callers.calls(helloworld));

  await disrupt(bothTrusted);
  await expect(trust).toTrust({ roots: [former, latter], signer: former });
  await disrupt(signedByLatter);
  await expect(trust).toTrust({ roots: [former, latter], signer: latter });
  await disrupt(formerForgotten);
  await expect(trust).toTrust({ roots: [latter], signer: latter });

  await expect(callers.calls(helloworld)).toBeServedByAll(versions);
  await load.goesOnFor(10);
  await expect(await load.stop()).toHaveLostNone();
});
