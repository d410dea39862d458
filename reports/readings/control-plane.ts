/** What istiod, the API servers and the proxies say of each other. */

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
  istiods: { pod: string; revision: string; version: string }[];
  proxies: { proxy: string; cluster: string; version: string }[];
  /** What asks for sidecars in each cluster, of revisions that have an istiod, with the release of the charts that it was installed from. */
  webhooks: { cluster: string; name: string; revision: string; version: string }[];
  istioctl: string;
}

/** What every replica of istiod says of the clusters that it reads, and the clusters that its proxies say they are in. */
export interface ClusterReading {
  istiods: { pod: string; clusters: { id: string; status: string }[]; proxies: { pod: string; cluster: string }[] }[];
}

/** What pods of one cluster get from the API servers of others. */
export interface ServerReading {
  probes: { from: string; url: string; status: number; error?: string }[];
}

/** What pods, or nodes, of every cluster get from istiod's ports, asked by the names and with the roots that are told there. */
export interface IstiodReading {
  probes: { from: string; cluster: string; purpose: 'configuration' | 'injection'; url: string; status: number; error?: string }[];
}

/** What the sidecars of the samples show and trust: certificates as PEM, their own first; never keys. */
export interface IdentityReading {
  /** When it was read, by the clock of who read it. */
  at: string;
  pods: { pod: string; cluster: string; namespace: string; serviceAccount: string; chain: string[]; roots: string[] }[];
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

/** Since when the istiods have known the clusters: since they started, and since the secrets are as they are, as far as these may be read. */
export interface AcquaintanceReading {
  at: string;
  istiods: { pod: string; startedAt: string }[];
  secrets: { name: string; changedAt: string }[];
}

/** New proxies of a cluster: whether istiod let them in, and how often it has refused one. */
export interface JoiningReading {
  cluster: string;
  /** Pods that came after the count began. */
  proxies: { pod: string; ready: boolean; connected: boolean }[];
  /** What all istiods together have counted, when it began and now. */
  refused: { before: number; now: number };
}

/** The addresses at which the remotes find istiod, those of its pods, and those that load balancers in front of it were given. */
export interface IstiodAddressReading {
  primary: string;
  remotes: { cluster: string; addresses: string[] }[];
  istiods: { pod: string; address: string }[];
  /** Ranges of the clusters' pods. */
  podRanges: string[];
  balancers: { service: string; addresses: string[] }[];
}

/** The processes of the mesh: how often and how each ended, and lines of its log in which it cries out. */
export interface ProcessReading {
  processes: {
    cluster: string;
    pod: string;
    container: string;
    restarts: number;
    ended?: { at: string; exitCode: number; reason: string };
    outcries: string[];
    /** Lines in which it wrote that configuration was rejected, its own or a proxy's. */
    rejections: string[];
  }[];
}
