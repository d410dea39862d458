import { control, expect, requirement, test, together } from '../../fixtures/index.ts';

test(
  'faults, timeouts and retries do across the clusters what they say',
  requirement('MC-RT-070'),
  async ({ apply, applyEverywhere, callers, fromPrimary, fromRemote, helloworld, versions }) => {
    const missing = callers.calls({ ...helloworld, path: '/no-such-path' });
    const otherwiseMissing = callers.calls({ ...helloworld, path: '/no-such-path-either' });
    const aborted = callers.calls({ ...helloworld, headers: { fault: 'abort' } });
    /** By way of another cluster. */
    const relayed = (headers: Record<string, string> = {}) =>
      callers.list.map((caller) => caller.calls({ ...helloworld, headers: { relay: (caller === fromPrimary ? fromRemote : fromPrimary).cluster, ...headers } }));
    await control(missing).toBeTriedTimes({ tries: 1, status: 404 });
    await control(aborted).toBeServedByAll(versions);

    await applyEverywhere('faults.relay.yaml');
    await apply('faults.yaml');
    await expect(aborted).toBeAnsweredOnlyWith(418);
    await expect(callers.calls(helloworld)).toBeServedByAll(versions);
    await together(
      () => expect(missing).toBeTriedTimes({ tries: 3, status: 404 }),
      () => expect(otherwiseMissing).toBeTriedTimes({ tries: 1, status: 404 }),
    );
    await control(relayed()).toBeAnsweredAfter({ least: 0, most: 0.25 });
    // They wait more than they call.
    await together(
      () => expect(relayed({ fault: 'delay' })).toBeAnsweredAfter({ least: 0.25, most: 1.25 }),
      () => expect(relayed({ fault: 'delay-beyond-the-timeout' })).toBeAnsweredOnlyWith(504),
    );
  },
);
