/** What callers saw of their calls, and what was seen of calls on their way. */

/** One call as its maker saw it; `upstream` as its sidecar's access log did. */
export interface Call {
  /** Time of the call, ISO 8601. */
  at: string;
  requestId: string;
  /** HTTP status, 0 without an answer. */
  status: number;
  /** curl's exit code; 0 is an answer. */
  exit: number;
  seconds: number;
  /** Version and pod in the answer; the cluster is the one whose API server knows that pod. */
  version?: string;
  instance?: string;
  cluster?: string;
  /** curl's words where there was no answer. */
  error?: string;
  /** `attempts` is how often the sidecar tried; absent where its log does not say. */
  upstream?: { address: string; flags: string; attempts?: number; cluster?: string; pod?: string };
}

/** Calls made one after another on new connections, from one pod to one target. */
export interface CallSample {
  from: { pod: string; cluster: string; address: string; mesh: boolean };
  to: string;
  /** Headers that each call had beside its own. */
  headers?: Readonly<Record<string, string>>;
  /** The cluster of what was called, where it was called by its address. */
  within?: string;
  calls: Call[];
}

/** Calls of several callers, a sample for each of them and each value of a header. */
export interface AffinityReading {
  header: string;
  samples: CallSample[];
}

/** Bodies fetched from a server and sent to it, and what of them arrived, as the side that took them counts. */
export interface BodyReading {
  from: { pod: string; cluster: string; mesh: boolean };
  to: string;
  transfers: { direction: 'down' | 'up'; bytes: number; status: number; exit: number; seconds: number; error?: string; arrived?: number; digest?: string }[];
}

/** Calls that were made on a fixed schedule, whatever became of those before them: one row a call. */
export interface ScheduleReading {
  from: { pod: string; cluster: string };
  to: string;
  /** Calls a second, and for how many seconds. */
  rate: number;
  seconds: number;
  began: string;
  /** What a row's numbers stand for. */
  servers: Server[];
  errors: string[];
  /** Milliseconds since the beginning, latency in ms, status, index of who answered or -1, index of the error or -1. */
  rows: [at: number, latency: number, status: number, server: number, error: number][];
}

/** Calls by several protocols from one pod, and what each answer says of who gave it and by which protocol it was asked. */
export interface ProtocolReading {
  from: { pod: string; cluster: string };
  protocols: {
    name: string;
    to: string;
    answers: { pod?: string; cluster?: string; protocol?: string; status?: string }[];
    /** The client's words where it gave up. */
    error?: string;
  }[];
}

/** A version of the sample service and the cluster that it runs in. */
export interface Server {
  version: string;
  cluster: string;
}

/** Calls of one caller, and whom the servers' sidecars took it for; `peer` is absent where they logged no line, null where they knew nobody. */
export interface PeerReading {
  from: { pod: string; cluster: string; identity?: string };
  calls: { at: string; requestId: string; status: number; instance?: string; cluster?: string; peer?: string | null }[];
}

/** Calls of one caller, and how often the servers' sidecars logged a request of each, by the servers' version. */
export interface ServerLogReading {
  from: { pod: string; cluster: string };
  target: string;
  headers?: Readonly<Record<string, string>>;
  calls: { at: string; requestId: string; status: number; version?: string; cluster?: string; logged: Record<string, number> }[];
}

/** One packet with a payload between two addresses. */
export interface Packet {
  /** Seconds since the first packet. */
  at: number;
  from: string;
  to: string;
  bytes: number;
  kind: 'tls' | 'text' | 'other';
  /** The first printable characters of the payload. */
  start: string;
}

/** What went over the wire to one server while calls with a mark were made. */
export interface WireReading {
  server: { pod: string; cluster: string; address: string };
  marker: string;
  /** Of the calls made meanwhile, those that this server answered. */
  answeredHere: number;
  packets: Packet[];
}

/** Something that a spec did to the mesh, and when it began to. */
export interface Mark {
  at: string;
  what: string;
}

/** Calls that went on at a pace while something was done. */
export interface LoadReading extends CallSample {
  marks: Mark[];
}

/** Requests between two clusters, as a metric says. */
export interface Attribution {
  source: string;
  destination: string;
  requests: number;
}

/** Calls of one caller, who answered them, and what the metrics of both sides' sidecars say more than before. */
export interface RequestCountReading {
  from: { pod: string; cluster: string };
  to: string;
  answered: { cluster: string; calls: number }[];
  /** By the caller's sidecar. */
  source: Attribution[];
  /** By the servers' sidecars, whoever called. */
  destination: Attribution[];
}

/** Calls of one caller, and the spans that sidecars reported of them: which trace, which side, which pod. */
export interface TraceReading {
  from: { pod: string; cluster: string };
  target: string;
  calls: { requestId: string; status: number; instance?: string; cluster?: string }[];
  spans: { requestId: string; trace: string; kind: string; pod: string }[];
}
