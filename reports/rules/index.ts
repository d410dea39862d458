import type { Judgement } from '../types.ts';
import { logNamesWhoAnswered, triedOnce } from './access-log.ts';
import { boundByHeader } from './affinity.ts';
import { noErrorsFound } from './analysis.ts';
import { bodiesArrive, streamsLast } from './bodies.ts';
import { clocksAgree } from './clocks.ts';
import { proxiesTookAll, updatesAreCounted } from './configuration.ts';
import { istiodAnswers, readsEveryCluster, serversAnswer } from './control-plane.ts';
import { endpointsAreItsOwn, endpointsAreReadyPods, endpointsSayWhere, leadsToPodsOf, leadsToPodsOfAll } from './endpoints.ts';
import { endpointsStayed, endpointsStayedThrough, followedInTime, knowsNoPodOf, knowsPodsOf } from './follow.ts';
import { callerIsKnown, identitiesAreOfOneRoot } from './identity.ts';
import { installationUnchanged, nothingLeft } from './installation.ts';
import { istiodAddressLasts } from './istiod-address.ts';
import { proxiesJoined, proxiesRefused } from './joining.ts';
import {
  admittedWithout,
  admittedWithSidecar,
  backInTime,
  everyProxyConnected,
  notAdmitted,
  proxiesWithinConnected,
  readyInTime,
  saysTimeout,
  tokenRefused,
  tokenTaken,
} from './lifecycle.ts';
import { lossBounded, noneAfterItLeft, noneLost } from './load.ts';
import { clustersKnownFor, metricsAgree } from './metrics.ts';
import { newcomerIsLeftAlone, newcomerIsTakenIn, newcomerStarts } from './newcomers.ts';
import { nodesReachNodes } from './nodes.ts';
import { addressesAreDisjoint } from './overlaps.ts';
import { nothingCrashed, nothingRejected } from './processes.ts';
import { protocolsCross } from './protocols.ts';
import { coversAll } from './ranges.ts';
import { rejectedWith } from './rejected.ts';
import { requestsAttributed } from './requests.ts';
import { accountsSuffice } from './rights.ts';
import { answeredAfter, answeredOnlyWith, servedOnlyIn } from './routed.ts';
import { loadCarried, scheduleKept } from './schedule.ts';
import { answered, answeredInTime, refused, servedByAll, servedOnlyBy, unanswered, unresolved } from './served.ts';
import { shadowedBy, triedTimes } from './server-log.ts';
import { servicesAgree } from './services.ts';
import { sharedAsWeighted } from './shares.ts';
import { tracedWhole } from './traces.ts';
import { rootsAreThese } from './trust.ts';
import { versionsFit } from './versions.ts';
import { crossedTheWire, encrypted, readable } from './wire.ts';

/**
 * The rules that judge, by name: pure functions of what was seen and of parameters. A claim names its
 * rule, so that anyone can judge the kept evidence again.
 */
export const rules = {
  servedOnlyBy,
  servedByAll,
  servedOnlyIn,
  sharedAsWeighted,
  answered,
  answeredInTime,
  answeredAfter,
  answeredOnlyWith,
  boundByHeader,
  triedTimes,
  shadowedBy,
  refused,
  unresolved,
  rejectedWith,
  logNamesWhoAnswered,
  triedOnce,
  endpointsAreReadyPods,
  endpointsSayWhere,
  leadsToPodsOf,
  leadsToPodsOfAll,
  endpointsAreItsOwn,
  coversAll,
  addressesAreDisjoint,
  clocksAgree,
  accountsSuffice,
  servicesAgree,
  proxiesTookAll,
  updatesAreCounted,
  metricsAgree,
  clustersKnownFor,
  requestsAttributed,
  tracedWhole,
  versionsFit,
  newcomerStarts,
  newcomerIsTakenIn,
  newcomerIsLeftAlone,
  readsEveryCluster,
  serversAnswer,
  nodesReachNodes,
  istiodAnswers,
  istiodAddressLasts,
  noErrorsFound,
  nothingCrashed,
  nothingRejected,
  installationUnchanged,
  nothingLeft,
  identitiesAreOfOneRoot,
  rootsAreThese,
  callerIsKnown,
  bodiesArrive,
  streamsLast,
  protocolsCross,
  scheduleKept,
  loadCarried,
  crossedTheWire,
  encrypted,
  readable,
  unanswered,
  noneLost,
  lossBounded,
  noneAfterItLeft,
  followedInTime,
  endpointsStayed,
  endpointsStayedThrough,
  knowsNoPodOf,
  knowsPodsOf,
  tokenTaken,
  tokenRefused,
  proxiesJoined,
  proxiesRefused,
  admittedWithSidecar,
  admittedWithout,
  notAdmitted,
  everyProxyConnected,
  proxiesWithinConnected,
  readyInTime,
  backInTime,
  saysTimeout,
};

export type RuleName = keyof typeof rules;
export type InputOf<Name extends RuleName> = Parameters<(typeof rules)[Name]>[0];
export type ParametersOf<Name extends RuleName> = Parameters<(typeof rules)[Name]> extends [unknown, infer P] ? P : Record<never, never>;

/** Judges what was seen by a rule. */
export function judge<Name extends RuleName>(name: Name, input: InputOf<Name>, parameters: ParametersOf<Name>): Judgement {
  const { confidence, ...judgement } = (rules[name] as (input: InputOf<Name>, parameters: ParametersOf<Name>) => Judgement)(input, parameters);
  // A sample that shows the contrary makes nothing sure.
  return confidence !== undefined && judgement.holds ? { ...judgement, confidence } : judgement;
}
