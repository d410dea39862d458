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
  calls: Call[];
}

/** An endpoint in a proxy's configuration, or a pod that should be one. */
export interface Endpoint {
  address: string;
  health?: string;
  cluster?: string;
  pod?: string;
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

/** One thing that a spec claimed, what was wanted and what was seen. */
export interface Claim {
  claim: string;
  /** A control shows that the probe can see what the clause denies: when it fails, nothing was measured. */
  kind: 'clause' | 'control';
  holds: boolean;
  wanted: string;
  seen: string;
  /** Seconds until the change was seen, where the claim waited for one. */
  convergedAfter?: number;
  confidence?: string;
  /** Evidence files, relative to the run's folder. */
  evidence: string[];
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
}
