import type { VariantName } from '../../fixtures/lab/state.ts';
import type { RuleName } from '../rules/index.ts';
import type { Claim } from '../types.ts';

/** What an environment must offer for a requirement to be decidable in it. */
export type Capability =
  /** Istio is installed; only what is marked beforeInstall does without. */
  | 'mesh'
  /** The JSON access log of the sidecars, with the fields that the suite installs. */
  | 'access-log'
  /** The access log says who called: the field downstream_peer_uri_san. */
  | 'access-log-peers'
  /** The access log says how often a call was tried: the field upstream_request_attempt_count. */
  | 'access-log-attempts'
  /** Containers beside the nodes, to capture packets. */
  | 'node-access'
  /** No policy of the whole mesh allows calls beside those of the samples. */
  | 'own-allow-policies'
  /** The addresses of nodes, pods and services were planned by the suite and are known. */
  | 'known-cidrs'
  /** The debug pages of istiod, read by exec in its pods. */
  | 'istiod-debug'
  /** The secrets by which istiod reads other clusters may be read. */
  | 'remote-secrets'
  /** Namespaces beside those of the samples may be made. */
  | 'namespaces'
  /** The nodes may be listed: only then is known where there must be a pod. */
  | 'nodes'
  /** Pods and Services of all namespaces may be listed: who has an address is known only then. */
  | 'all-addresses'
  /** istiod's Services, and the webhooks by which API servers ask it for sidecars, may be read. */
  | 'injectors'
  /** The endpoints of the API server's own Service may be read, and proxies know it. */
  | 'own-endpoints'
  /** Every cluster has the Service kube-dns in kube-system, its endpoints may be read, and proxies know it. */
  | 'system-endpoints'
  /** Addresses at which pods should reach the API servers. */
  | 'known-servers'
  /** Istio's echo server among the samples. */
  | 'echo-server'
  /** An open-loop load generator among the samples. */
  | 'load-generator'
  /** A helloworld that takes and gives bodies of any size (/bytes). */
  | 'sample-bodies'
  /** Parts of the mesh, and the nodes under it, may be ended, cut off and changed while it is looked at. */
  | 'disruption'
  /** The Service by which remotes find istiod may be read, with its addresses. */
  | 'istiod-address'
  /** The istioctl of the mesh's own release. */
  | 'istioctl'
  /** The primary knows the kinds of the Gateway API. */
  | 'gateway-api'
  /** Sidecars leave names to the DNS of their cluster. */
  | 'plain-dns'
  /** Istio's own stats filter (istio_requests_total). */
  | 'istio-stats'
  /** Istio's own metadata exchange. */
  | 'metadata-exchange';

/** Claims that a spec must make: a spec that stopped asking must not pass for one that was answered. Listed twice is twice as often. */
export interface Clause {
  rule: RuleName;
  kind: Claim['kind'];
  /** How often: once, once for each cluster or for all but one of them (the remotes, or those beside one), or once and for each cluster. */
  times: 'once' | 'each cluster' | 'each cluster but one' | 'once and each cluster';
  /** What its rule must be given, where the requirement says so itself: a version, a status, weights. */
  given?: Readonly<Record<string, unknown>>;
}

export interface Requirement {
  /** MC-AREA-NNN. */
  id: string;
  /** One sentence that a user of the mesh understands. */
  sentence: string;
  /** Core is what everybody relies on, decided in a minute or two; extended is the rest. */
  level: 'core' | 'extended';
  /** It can be decided of clusters that have no mesh yet. */
  beforeInstall?: true;
  /** It ends, cuts off or changes parts of the mesh, and not just pods of the samples: it is decided after all others, and alone. */
  disruptive?: true;
  /** It is about what happened while all others were decided: it comes last. */
  closing?: true;
  /** The article's step, a page of Istio's documentation, or an issue of istio/istio. */
  source: string;
  variants: readonly VariantName[];
  needs: readonly Capability[];
  /** What its spec must have claimed for the requirement to be conformant. */
  decidedBy: readonly Clause[];
}
