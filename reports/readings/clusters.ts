/** What the clusters say of their addresses, accounts, Services and namespaces. */

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
    /** HTTP status with which its API server turns it away before it asks for anything; then it has no answers. */
    refused?: number;
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

/** What a clock of each cluster was ahead of the reader's own, in seconds, and by how much that may be wrong. */
export interface ClockReading {
  clocks: { cluster: string; pod: string; node: string; ahead: number; within: number }[];
}

/** A call from a pod on every node to one on every node of the other clusters, by the address of that pod. */
export interface NodeReading {
  nodes: { cluster: string; node: string }[];
  calls: {
    from: { cluster: string; node: string };
    to: { cluster: string; node: string; pod: string; address: string };
    /** HTTP status, 0 without an answer. */
    status: number;
    /** The pod that says it answered. */
    answeredBy?: string;
    error?: string;
  }[];
}

/** What is installed, before something and after it: digests of the objects by cluster, kind, namespace and name, and the pods of istiod. */
export interface InstallationReading {
  before: { objects: Record<string, string>; istiods: string[] };
  after: { objects: Record<string, string>; istiods: string[] };
}

/** Nodes that were started anew, and the pods of the samples on them: when each was ready again, where it is. */
export interface RestartReading {
  nodes: { cluster: string; node: string; startedAt: string; pods: { pod: string; namespace: string; readyAt?: string }[] }[];
}

/** All that stood in the clusters before an installation, and after it was taken out: digests by cluster, kind, namespace and name. */
export interface LeftoverReading {
  before: Record<string, string>;
  after: Record<string, string>;
}

/** What istioctl analyze says of the configuration of each cluster, and istioctl precheck of whether Istio may be installed or upgraded there. */
export interface AnalysisReading {
  clusters: { cluster: string; messages: { level: string; code: string; origin: string; message: string }[] }[];
}
