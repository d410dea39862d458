import { control, expect, requirement, test } from '../../fixtures/index.ts';

test(
  'entries lead callers of every cluster to what they select, in every cluster, and nowhere else',
  requirement('MC-DS-130'),
  async ({ addressOf, across, apply, callers, fromPrimary, helloworld, versions }) => {
    const by = (entry: string) => callers.calls({ ...helloworld, headers: { entry } });
    const inRemote = across(fromPrimary);
    const address = await addressOf(inRemote);
    await control(by('address')).toBeServedByAll(versions);

    await apply('entries.yaml', { address, app: 'nobody' });
    await expect(by('address')).toBeServedOnlyBy(inRemote.version);
    await expect(by('labels')).toBeServedByAll(versions);
    await expect(by('nothing')).toBeAnsweredOnlyWith(503);

    await apply('entries.yaml', { address, app: 'helloworld' });
    await control(by('nothing')).toBeServedByAll(versions);
  },
);
