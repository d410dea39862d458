import { accessLogOff } from './access-log-off.ts';
import { anotherRoot } from './another-root.ts';
import { apiServerUnreachable } from './api-server-unreachable.ts';
import { callersWithoutTls } from './callers-without-tls.ts';
import { disabledInANamespace } from './disabled-in-a-namespace.ts';
import { disabledInTheMesh } from './disabled-in-the-mesh.ts';
import { dnsCapture } from './dns-capture.ts';
import { filterThatEnvoyRejects } from './filter-that-envoy-rejects.ts';
import { firewallBetweenPods } from './firewall-between-pods.ts';
import { istiodCutOff } from './istiod-cut-off.ts';
import { istiodElsewhere } from './istiod-elsewhere.ts';
import { keptInItsCluster } from './kept-in-its-cluster.ts';
import { keysOfYesterday } from './keys-of-yesterday.ts';
import { namespaceNotInjected } from './namespace-not-injected.ts';
import { noRemoteSecret } from './no-remote-secret.ts';
import { noRouteToIstiod } from './no-route-to-istiod.ts';
import { noRouteToPrimaryPods } from './no-route-to-primary-pods.ts';
import { noRouteToRemotePods } from './no-route-to-remote-pods.ts';
import { noSidecar } from './no-sidecar.ts';
import { noTokenNeeded } from './no-token-needed.ts';
import { notReadyPublished } from './not-ready-published.ts';
import { nothingIsLocal } from './nothing-is-local.ts';
import { offMeshLedAstray } from './off-mesh-led-astray.ts';
import { olderPeerAuthentication } from './older-peer-authentication.ts';
import { olderRule } from './older-rule.ts';
import { oneInFiftyFails } from './one-in-fifty-fails.ts';
import { oneInTwentyIsSlow } from './one-in-twenty-is-slow.ts';
import { oneInTwentyToV1 } from './one-in-twenty-to-v1.ts';
import { openedAtEveryPort } from './opened-at-every-port.ts';
import { overlappingServiceRange } from './overlapping-service-range.ts';
import { permissiveInANamespace } from './permissive-in-a-namespace.ts';
import { permissiveInTheMesh } from './permissive-in-the-mesh.ts';
import { policySelectsNothing } from './policy-selects-nothing.ts';
import { portIsNotHttp } from './port-is-not-http.ts';
import { portRenamedInRemote } from './port-renamed-in-remote.ts';
import { prefersItsOwnCluster } from './prefers-its-own-cluster.ts';
import { principalOfAnotherDomain } from './principal-of-another-domain.ts';
import { proxyOfAnOldRelease } from './proxy-of-an-old-release.ts';
import { rangesLeaveOutTheRemote } from './ranges-leave-out-the-remote.ts';
import { readerMayWrite } from './reader-may-write.ts';
import { readerWithoutEndpoints } from './reader-without-endpoints.ts';
import { remoteOnAnotherNetwork } from './remote-on-another-network.ts';
import { rootsNotWritten } from './roots-not-written.ts';
import { ruleInRemoteOnly } from './rule-in-remote-only.ts';
import { rulesCopiedToPrimary } from './rules-copied-to-primary.ts';
import { sameClusterTwice } from './same-cluster-twice.ts';
import { secretNamesLoopback } from './secret-names-loopback.ts';
import { secretRewritten } from './secret-rewritten.ts';
import { secretUnderAnotherName } from './secret-under-another-name.ts';
import { secretWithoutRights } from './secret-without-rights.ts';
import { secretlyMtls } from './secretly-mtls.ts';
import { serviceMissing } from './service-missing.ts';
import { strictWherePlaintext } from './strict-where-plaintext.ts';
import { subsetSelectsNothing } from './subset-selects-nothing.ts';
import type { Mutant } from './types.ts';
import { v2AnswersV1 } from './v2-answers-v1.ts';
import { webhookSelectsNothing } from './webhook-selects-nothing.ts';

export type { Mutant } from './types.ts';

/** Every way in which the mesh is broken on purpose. */
export const mutants: readonly Mutant[] = [
  accessLogOff,
  anotherRoot,
  apiServerUnreachable,
  callersWithoutTls,
  disabledInANamespace,
  disabledInTheMesh,
  dnsCapture,
  filterThatEnvoyRejects,
  firewallBetweenPods,
  istiodCutOff,
  istiodElsewhere,
  keptInItsCluster,
  keysOfYesterday,
  namespaceNotInjected,
  noRemoteSecret,
  noRouteToIstiod,
  noRouteToRemotePods,
  noRouteToPrimaryPods,
  noSidecar,
  noTokenNeeded,
  notReadyPublished,
  nothingIsLocal,
  offMeshLedAstray,
  olderPeerAuthentication,
  olderRule,
  oneInFiftyFails,
  oneInTwentyIsSlow,
  oneInTwentyToV1,
  openedAtEveryPort,
  overlappingServiceRange,
  permissiveInANamespace,
  permissiveInTheMesh,
  policySelectsNothing,
  portIsNotHttp,
  portRenamedInRemote,
  prefersItsOwnCluster,
  principalOfAnotherDomain,
  proxyOfAnOldRelease,
  rangesLeaveOutTheRemote,
  readerMayWrite,
  readerWithoutEndpoints,
  remoteOnAnotherNetwork,
  rootsNotWritten,
  ruleInRemoteOnly,
  rulesCopiedToPrimary,
  sameClusterTwice,
  secretNamesLoopback,
  secretRewritten,
  secretUnderAnotherName,
  secretWithoutRights,
  secretlyMtls,
  serviceMissing,
  strictWherePlaintext,
  subsetSelectsNothing,
  v2AnswersV1,
  webhookSelectsNothing,
];
