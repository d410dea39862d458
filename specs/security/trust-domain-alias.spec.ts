import { breaking, control, expect, requirement, test } from '../../fixtures/index.ts';

test(
  'a policy that names callers by an alias of their trust domain lets them in, and by another does not',
  requirement('MC-SC-110'),
  async ({ apply, callers, disrupt, helloworld, versions }) => {
    await apply('fresh-connections.yaml');
    await control(callers.calls(helloworld)).toBeServedByAll(versions);
    const byFormerName = await apply('trust-domain-alias.yaml', { domain: 'former.example' });
    await control(callers.calls(helloworld)).toBeRejectedWith(403);

    await disrupt(breaking.trustDomainAliases('former.example'));
    await expect(callers.calls(helloworld)).toBeServedByAll(versions);
    await byFormerName.remove();

    await apply('trust-domain-alias.yaml', { domain: 'another.example' });
    await expect(callers.calls(helloworld)).toBeRejectedWith(403);
  },
);
