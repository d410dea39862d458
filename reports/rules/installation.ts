import { differences } from '../../fixtures/lab/differences.ts';
import type { InstallationReading, LeftoverReading } from '../readings/clusters.ts';
import type { Judgement } from '../types.ts';

/** No object is another, and the istiods are those that were there. */
export function installationUnchanged({ before, after }: InstallationReading, { clusters }: { clusters: readonly string[] }): Judgement {
  const changed = differences(before.objects, after.objects);
  const gone = before.istiods.filter((pod) => !after.istiods.includes(pod));
  const unread = clusters.filter((name) => !Object.keys(after.objects).some((object) => object.startsWith(`${name} `)));
  return {
    holds: clusters.length > 0 && unread.length === 0 && before.istiods.length > 0 && changed.length === 0 && gone.length === 0,
    wanted: `every object of ${clusters.join(' and ')} as it was, and the same pods of istiod, none of them started anew`,
    seen: [
      ...changed.slice(0, 8),
      ...(changed.length > 8 ? [`and ${changed.length - 8} more`] : []),
      ...gone.map((pod) => `${pod} is there no more`),
      ...unread.map((name) => `nothing of ${name} was read`),
      `${Object.keys(after.objects).length} objects, ${after.istiods.length} istiods`,
    ].join('; '),
  };
}

/** Nothing stands in any cluster that did not before, and nothing is gone or another. */
export function nothingLeft({ before, after }: LeftoverReading, { clusters }: { clusters: readonly string[] }): Judgement {
  const changed = differences(before, after);
  const unread = clusters.filter((name) => ![before, after].every((reading) => Object.keys(reading).some((object) => object.startsWith(`${name} `))));
  return {
    holds: clusters.length > 0 && unread.length === 0 && changed.length === 0,
    wanted: `what stood in ${clusters.join(' and ')} before, and nothing else`,
    seen: [
      ...changed.slice(0, 8),
      ...(changed.length > 8 ? [`and ${changed.length - 8} more`] : []),
      ...unread.map((name) => `nothing of ${name} was read`),
      `${Object.keys(before).length} objects before, ${Object.keys(after).length} after`,
    ].join('; '),
  };
}
