/** What sidecars have as endpoints, and how that follows the pods. */

import type { CallSample, Mark } from './calls.ts';

/** An endpoint in a proxy's configuration, or a pod that should be one. */
export interface Endpoint {
  address: string;
  health?: string;
  cluster?: string;
  pod?: string;
}

/** What a sidecar has as endpoints of a service, and the ready pods at that time. */
export interface EndpointReading {
  service: string;
  endpoints: Endpoint[];
  readyPods: Endpoint[];
}

/** What a sidecar has as endpoints of a service that every cluster has for itself, and what that is in its own cluster. */
export interface OwnServiceReading {
  service: string;
  endpoints: Endpoint[];
  own: Endpoint[];
}

/** Where something is, as Istio has it: the name of its cluster, and "region/zone/subzone", empty where it has none. */
export interface Place {
  cluster: string;
  locality: string;
}

/** Where a sidecar has the endpoints of a service to be, and where the ready pods behind it are. */
export interface PlacedReading {
  service: string;
  endpoints: ({ address: string } & Place)[];
  readyPods: ({ address: string; pod: string; node: string } & Place)[];
}

/** The addresses to which a name leads, with the pods that have them. */
export interface NameReading {
  host: string;
  addresses: Endpoint[];
}

/** What a sidecar had as healthy endpoints of a service, reading after reading, while something was done. */
export interface WatchReading {
  from: { pod: string; cluster: string };
  service: string;
  /** The ready pods when it began. */
  pods: Endpoint[];
  readings: { at: string; healthy: string[] }[];
  marks: Mark[];
}

/** A pod that became ready, or one that began to end. */
export interface Move {
  kind: 'came' | 'left';
  pod: string;
  cluster: string;
  address: string;
  /** When the API server was seen to say so. */
  at: string;
}

/** Pods that came and left, and what sidecars had as endpoints meanwhile. */
export interface MovesReading {
  moves: Move[];
  watches: Omit<WatchReading, 'pods' | 'marks'>[];
}

/** Calls of one caller while pods came and left, and what its sidecar had as endpoints. */
export interface LeavingReading {
  sample: CallSample;
  moves: Move[];
  watch: Omit<WatchReading, 'pods' | 'marks'>;
}

/** All endpoints of all services in the sidecars of one cluster, and the addresses of all pods of another. */
export interface ForeignReading {
  cluster: string;
  other: string;
  addresses: string[];
  proxies: { pod: string; endpoints: { service: string; address: string }[] }[];
}
