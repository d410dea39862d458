import { control, expect, requirement, test } from '../../fixtures/index.ts';

test('servers of both clusters want a good token of callers of both', requirement('MC-SC-090'), async ({ apply, callers, helloworld, tokens, versions }) => {
  await apply('fresh-connections.yaml');
  await control(callers.calls(helloworld)).toBeServedByAll(versions);

  await apply('tokens.yaml', { issuer: tokens.issuer, jwks: tokens.jwks });
  await expect(callers.calls(helloworld)).toBeRejectedWith(403);
  for (const headers of [tokens.expired, tokens.changed, tokens.forged]) await expect(callers.calls({ ...helloworld, headers })).toBeRejectedWith(401);
  await expect(callers.calls({ ...helloworld, headers: tokens.good })).toBeServedByAll(versions);
});
