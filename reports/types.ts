/** The shapes of what a run writes down; everything that reports reads is of one of these. */

export type Verdict = 'conformant' | 'non-conformant' | 'unsupported' | 'inconclusive';

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
  upstream?: { address: string; flags: string; cluster?: string; pod?: string };
}

/** Calls made one after another on new connections, from one pod to one target. */
export interface CallSample {
  from: { pod: string; cluster: string; address: string; mesh: boolean };
  to: string;
  /** Headers that each call had beside its own. */
  headers?: Readonly<Record<string, string>>;
  calls: Call[];
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

/** The address ranges whose outbound traffic sidecars take and leave alone, and the ranges that should be taken. */
export interface RangeReading {
  from: string;
  taken: { included: string; excluded: string };
  ranges: { what: string; cidr: string }[];
}

/** A range, or a single address, that a cluster uses for its pods, services or nodes, and the object that says so. */
export interface AddressUse {
  cluster: string;
  kind: 'pods' | 'services' | 'nodes';
  range: string;
  by: string;
}

/** What the clusters say of the addresses that they use, and what they would not tell. */
export interface AddressReading {
  uses: AddressUse[];
  unread: string[];
}

/** Something that an account may do: a verb on a resource of an API group, whose core is ''. */
export interface Right {
  group: string;
  resource: string;
  verb: string;
}

/** What the accounts in the remote secrets may do: answers to questions, and the rules that apply to them. */
export interface AccountReading {
  primary: string;
  accounts: {
    cluster: string;
    secret: string;
    user: string;
    answers: (Right & { allowed: boolean })[];
    rules: { groups: string[]; resources: string[]; verbs: string[] }[];
  }[];
}

/** What became of a namespace that was made, and of a pod in it; times in seconds from its being there. */
export interface NewcomerReading {
  namespace: string;
  cluster: string;
  rootCert?: { after: number; asTheMesh: boolean };
  /** `sidecarOf` is the cluster that its sidecar was told to be in. */
  pod: { containers: string[]; readyAfter?: number; waitsFor?: string; sidecarOf?: string };
}

/** Services of the namespaces that are in the mesh, and where they could not be read. */
export interface ServiceReading {
  services: {
    cluster: string;
    namespace: string;
    name: string;
    type: string;
    headless: boolean;
    ports: { name?: string; port: number; protocol: string; appProtocol?: string }[];
  }[];
  unread: string[];
}

/** Nonces of what istiod sent last of one kind, and of what the proxy took last. */
interface Nonces {
  sent: string;
  acked: string;
}

/** What istiod says of every proxy in two looks, a second apart, and what those of the samples counted since before a change. */
export interface ConfigurationReading {
  before: ProxyState[];
  after: ProxyState[];
  counters: { proxy: string; cluster: string; attempted: { before: number; after: number }; rejected: { before: number; after: number } }[];
}

interface ProxyState {
  proxy: string;
  cluster: string;
  sidecar: boolean;
  clusters: Nonces;
  listeners: Nonces;
  routes: Nonces;
  endpoints: Nonces;
  /** What it rejected, and nothing newer of that kind taken since. */
  errors: string[];
}

/** What the metrics and the debug page of every replica of istiod say of the clusters; of the gauges, the one that is 1 is the state. */
export interface ClusterMetricsReading {
  primary: string;
  istiods: {
    pod: string;
    managed: { local?: number; remote?: number };
    gauges: { id: string; status: string; value: number }[];
    page: { id: string; status: string }[];
  }[];
}

/** Versions as those say them who are of them. */
export interface VersionReading {
  clusters: { name: string; version: string }[];
  istiods: { pod: string; version: string }[];
  proxies: { proxy: string; cluster: string; version: string }[];
}

/** What every replica of istiod says of the clusters that it reads, and the clusters that its proxies say they are in. */
export interface ClusterReading {
  istiods: { pod: string; clusters: { id: string; status: string }[]; proxies: { pod: string; cluster: string }[] }[];
}

/** What pods of one cluster get from the API servers of others. */
export interface ServerReading {
  probes: { from: string; url: string; status: number; error?: string }[];
}

/** What pods of every cluster get from istiod's ports, asked by its name and with the roots that their sidecars are given. */
export interface IstiodReading {
  probes: { from: string; cluster: string; url: string; status: number; error?: string }[];
}

/** What a sidecar has as endpoints of a service that every cluster has for itself, and what that is in its own cluster. */
export interface OwnServiceReading {
  service: string;
  endpoints: Endpoint[];
  own: Endpoint[];
}

/** What the sidecars of the samples show and trust: certificates as PEM, their own first; never keys. */
export interface IdentityReading {
  /** When it was read, by the clock of who read it. */
  at: string;
  pods: { pod: string; cluster: string; namespace: string; serviceAccount: string; chain: string[]; roots: string[] }[];
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

/** What an API server answers to who shows a token; never the token. */
export interface TokenReading {
  cluster: string;
  account: string;
  /** HTTP status, 0 without an answer. */
  status: number;
}

/** What became of a pod that was to be made in the mesh, in a dry run. */
export interface AdmissionReading {
  cluster: string;
  namespace: string;
  /** HTTP status, 0 without an answer. */
  status: number;
  containers: string[];
  error?: string;
}

/** The proxies that istiods say are connected, and the pods with a sidecar. */
export interface ConnectionReading {
  istiods: { pod: string; proxies: string[] }[];
  pods: { pod: string; cluster: string }[];
}

/** Pods of istiod, when their containers started, and when they became ready if they did. */
export interface ReadinessReading {
  pods: { pod: string; startedAt: string; readyAt?: string; restarts: number }[];
}

/** New proxies of a cluster: whether istiod let them in, and how often it has refused one. */
export interface JoiningReading {
  cluster: string;
  /** Pods that came after the count began. */
  proxies: { pod: string; ready: boolean; connected: boolean }[];
  /** What all istiods together have counted, when it began and now. */
  refused: { before: number; now: number };
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

/** What a rule made of what was seen. */
export interface Judgement {
  holds: boolean;
  wanted: string;
  seen: string;
  /** How sure a sample makes it, with the arithmetic's inputs named. */
  confidence?: string;
}

/** One thing that a spec claimed, what was wanted and what was seen. */
export interface Claim extends Judgement {
  claim: string;
  /** A control shows that the probe can see what the clause denies: when it fails, nothing was measured. */
  kind: 'clause' | 'control';
  /** The rule that judged, by its name in reports/rules, and what it was given beside the input. */
  rule: string;
  parameters: Record<string, unknown>;
  /** The evidence file that the rule judged. */
  input: string;
  /** Seconds until the change was seen, where the claim waited for one. */
  convergedAfter?: number;
  /** Further evidence files, relative to the run's folder. */
  evidence: string[];
}

/** An evidence file that is JSON: the data, and where it belongs. */
export interface EvidenceFile {
  /** Id of the run. */
  run: string;
  variant: string;
  requirement: string;
  name: string;
  at: string;
  data: unknown;
}

/** The first broken link of the chain behind a failed clause. */
export interface Explanation {
  /** The link's name. */
  link: string;
  /** What broke, in a sentence. */
  what: string;
  /** How that is known. */
  how: string;
  remedy: string;
  /** The script that shows the same failure without the suite; an evidence file. */
  repro?: string;
}

/** What the mesh ran on and was made of, as its own parts say. */
export interface Platform {
  clusters: { name: string; kubernetes: string; nodes: { name: string; kernel: string; runtime: string; os: string; architecture: string }[] }[];
  /** Version of the sidecars' Envoy. */
  envoy?: string;
  /** Images of the samples, the sidecars and istiod, with the digests that the container runtime gives. */
  images: Record<string, string>;
}

/** What a spec run in a variant came to. */
export interface RequirementResult {
  id: string;
  variant: string;
  verdict: Verdict;
  seconds: number;
  claims: Claim[];
  /** Evidence files, relative to the run's folder. */
  evidence: string[];
  /** Why it is unsupported or inconclusive, or the clause that failed. */
  reason?: string;
  /** What ended the spec early, if anything did. */
  error?: string;
  explanation?: Explanation;
}
