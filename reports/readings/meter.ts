/** What a loss meter saw while a mesh was changed under it. */

/** A pod that answered, and the release of its sidecar; of one that came and went between two looks that is not known. */
export interface MeterServer {
  pod: string;
  version: string;
  cluster: string;
  release?: string;
}

/** Calls from one pod to the servers of one cluster, on a fixed schedule. */
export interface MeterStream {
  from: { pod: string; cluster: string; release: string };
  to: { url: string; cluster: string; version: string };
  /** Each call on a connection of its own, or on those that are kept. */
  connections: 'new' | 'kept';
  /** Whether sidecars try a call again that failed, as Istio has them by default. */
  retries: 'off' | 'default';
  /** Calls a second. */
  rate: number;
  /** When the first call went out, ISO 8601. */
  began: string;
  /** Its last words, where it ended before it was told to: what it recorded is not all. */
  broke?: string;
  /** What a row's numbers stand for. */
  servers: MeterServer[];
  errors: string[];
  /** In the order of the schedule: ms since the beginning when it went out, latency in ms, status or 0, index of who answered or -1, index of the error or -1. */
  rows: [sent: number, latency: number, status: number, server: number, error: number][];
}

/** Something that was done, and between which times; calls are of the phase in which they went out. */
export interface MeterPhase {
  name: string;
  from: string;
  to: string;
  /** By cluster, the releases of the sidecars of the servers that there were meanwhile. */
  serving: Record<string, string[]>;
}

/** A line of a sidecar's access log about a call that was not answered as it should be. */
export interface MeterFailure {
  side: 'caller' | 'server';
  pod: string;
  cluster: string;
  /** ISO 8601. */
  at: string;
  code: number;
  flags: string;
  /** Envoy's words for how it came about. */
  details: string;
  upstream: string;
}

/** A time in which the clock of a server, which does nothing but serve, went on too late: it got no CPU. ISO 8601. */
export interface MeterStandstill {
  pod: string;
  cluster: string;
  from: string;
  to: string;
}

export interface MeterReading {
  streams: MeterStream[];
  phases: MeterPhase[];
  /** What sidecars logged of failures; the last moments of servers that ended meanwhile are gone with them. */
  failures: MeterFailure[];
  /** Of servers that have a clock. */
  standstills: MeterStandstill[];
}
