import type { ServiceReading } from '../readings/clusters.ts';
import type { Judgement } from '../types.ts';

type Service = ServiceReading['services'][number];

const kindOf = ({ type, headless }: Service): string => (headless ? 'headless' : type === 'ExternalName' ? 'an external name' : 'with an address');

/** What must be the same wherever a Service stands; where its pods listen, and how the cluster exposes it, may differ. */
const shapeOf = (service: Service): string =>
  `${kindOf(service)}, ${
    service.ports
      .map(({ port, name = '', protocol, appProtocol }) => `${name}:${port}/${protocol}${appProtocol ? ` ${appProtocol}` : ''}`)
      .sort()
      .join(' ') || 'no port'
  }`;

/** A Service that stands in several clusters is the same in each: which of them a proxy is told of would be chance. */
export function servicesAgree({ services, unread }: ServiceReading, { clusters }: { clusters: readonly string[] }): Judgement {
  const byName = Object.groupBy(services, ({ namespace, name }) => `${namespace}/${name}`);
  const shared = Object.entries(byName).filter(([, of = []]) => of.length > 1);
  const differing = shared.filter(([, of = []]) => new Set(of.map(shapeOf)).size > 1);
  // The samples' own stand everywhere: where not even one does, nothing was compared.
  const everywhere = shared.some(([, of = []]) => clusters.every((name) => of.some(({ cluster }) => cluster === name)));
  return {
    holds: clusters.length > 1 && everywhere && differing.length === 0,
    wanted: 'every Service that stands in several clusters with the same ports, names, protocols and kind in each',
    seen: [
      differing.length > 0
        ? differing.map(([name, of = []]) => `${name}: ${of.map((service) => `${service.cluster} has it ${shapeOf(service)}`).join(', ')}`).join('; ')
        : `${shared.length} Services in several clusters, the same in each`,
      ...(everywhere ? [] : [`none stands in all of ${clusters.join(' and ')}`]),
      ...(unread.length > 0 ? [`not readable: ${unread.join(', ')}`] : []),
    ].join('; '),
  };
}
