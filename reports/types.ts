/** The shapes of what a run comes to; what it saw is in readings/. */

export type Verdict = 'conformant' | 'non-conformant' | 'unsupported' | 'inconclusive';

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
