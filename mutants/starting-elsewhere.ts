import { both, settling } from '../fixtures/breakage/objects.ts';
import { replacePods } from '../fixtures/breakage/replaced.ts';
import type { Breakage } from '../fixtures/breakage/types.ts';
import { anotherNetwork, gatewayToNobody, networkLabel } from './another-network.ts';
import { rewriting } from './rewriting.ts';

/** Servers that start in the remote are labelled as of another network, behind a gateway at which nobody listens: nobody calls them by their own addresses. */
export const startingElsewhere: Breakage = {
  renews: ['helloworld'],
  ...settling(
    both(
      gatewayToNobody,
      rewriting(
        'pods',
        `oldObject == null && has(object.metadata.labels) && "app" in object.metadata.labels && object.metadata.labels["app"] == "helloworld"
      ? [JSONPatch{op: "add", path: "/metadata/labels/" + jsonpatch.escapeKey("${networkLabel}"), value: "${anotherNetwork}"}]
      : []`,
        { group: '', where: 'remote' },
      ),
    ),
    async () => {},
    ({ remote, state }) => replacePods(remote, state.namespaces.mesh, 'app=helloworld'),
  ),
};
