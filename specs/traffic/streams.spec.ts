import { expect, requirement, test } from '../../fixtures/index.ts';

test('streams of a minute cross whole', requirement('MC-TR-080'), async ({ applyEverywhere, fromPrimary, fromRemote, helloworld }) => {
  await applyEverywhere('streams.yaml');
  await expect([fromPrimary.calls({ ...helloworld, host: 'helloworld-v2' }), fromRemote.calls({ ...helloworld, host: 'helloworld-v1' })]).toCarryLongStreams();
});
