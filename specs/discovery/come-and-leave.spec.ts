import { control, expect, requirement, test } from '../../fixtures/index.ts';

test('every sidecar knows soon who came and who left', requirement('MC-DS-080'), async ({ callers, comeAndLeave, helloworld, underLoad, watchEndpoints }) => {
  await control(callers.endpointsOf(helloworld)).toBeTheReadyPods();
  const load = await underLoad(callers.calls(helloworld));
  const watch = await watchEndpoints(callers, helloworld);

  const { moves, departures } = await comeAndLeave('helloworld-v2', { load, watch });
  await expect(moves).toBeFollowedInTime();
  await expect(departures).toHaveCalledNobodyWhoLeft();
});
