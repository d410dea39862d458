import { docker } from '../fixtures/lab/engine/docker.ts';
import { missingRoutes, plannedRoutes, setRoutes } from '../fixtures/lab/routes.ts';
import type { Breakage, Patient } from './types.ts';

type Side = 'primary' | 'remote';

/** Routes of one cluster's nodes to the pods, or to the services, of the other. */
function routesOf({ state }: Patient, on: Side, to: 'pods' | 'services') {
  const [primary, remote] = state.clusters;
  const [here, there] = on === 'primary' ? [primary, remote] : [remote, primary];
  const ranges = to === 'pods' ? there?.nodes.map(({ podCidr }) => podCidr) : [there?.serviceSubnet];
  return plannedRoutes(state.clusters).filter((route) => here?.nodes.some(({ name }) => name === route.node) && ranges?.includes(route.to));
}

/** Routes that the nodes of a cluster have lost. */
export const losing = (on: Side, to: 'pods' | 'services'): Breakage => ({
  async apply(patient) {
    const { engine, clusters } = patient.state;
    if (!engine) throw new Error('the nodes of this environment cannot be reached');
    for (const { node, to: range } of routesOf(patient, on, to)) await docker(engine, ['exec', node, 'ip', 'route', 'delete', range]);
    return () => setRoutes(engine, clusters);
  },
  async isApplied(patient) {
    const { engine, clusters } = patient.state;
    const missing = engine ? await missingRoutes(engine, clusters) : [];
    return routesOf(patient, on, to).every((route) => missing.some(({ node, to: range }) => node === route.node && range === route.to));
  },
});
