import { isIP } from 'node:net';
import type { IstiodAddressReading } from '../readings/control-plane.ts';
import type { Judgement } from '../types.ts';
import { isIn } from './overlaps.ts';

/** Every remote finds istiod by addresses that outlive its pods, and what balances the load to it has one. */
export function istiodAddressLasts({ primary, remotes, istiods, podRanges, balancers }: IstiodAddressReading, { clusters }: { clusters: readonly string[] }): Judgement {
  const wrong = clusters
    .filter((name) => name !== primary)
    .flatMap((name) => {
      const addresses = remotes.filter(({ cluster }) => cluster === name).flatMap((remote) => remote.addresses);
      if (addresses.length === 0) return [`${name} has no address of it`];
      return addresses.flatMap((address) => {
        const pod = istiods.find((istiod) => istiod.address === address)?.pod;
        if (pod) return [`${name} has ${address}, which ends with the pod ${pod}`];
        if (!isIP(address)) return [`${name} has ${address}, which is no IP address`];
        const range = podRanges.find((pods) => isIn(address, pods));
        return range ? [`${name} has ${address}, of the pods' range ${range}: it ends with the pod that has it`] : [];
      });
    });
  const pending = balancers.filter(({ addresses }) => addresses.length === 0).map(({ service }) => `the load balancer ${service} waits for an address`);
  return {
    holds: clusters.includes(primary) && clusters.length > 1 && wrong.length === 0 && pending.length === 0,
    wanted: 'every remote has an IP address of istiod that does not end with a pod, and no load balancer of istiod waits for one',
    seen: [
      ...wrong,
      ...pending,
      ...remotes.map(({ cluster, addresses }) => `${cluster}: ${addresses.join(', ') || 'none'}`),
      ...balancers.map(({ service, addresses }) => `${service}: ${addresses.join(', ') || 'none'}`),
    ].join('; '),
  };
}
