import type { Result } from '../result.ts';
import type { Verdict } from '../types.ts';
import type { Leaf } from './tree.ts';

/** One verdict and the hash tree over what it rests on. */
export interface CertifiedVerdict {
  id: string;
  variant: string;
  verdict: Verdict;
  reason?: string;
  /** Digest of the leaves. */
  evidence: string;
  leaves: Leaf[];
}

/** What is certified: the predicate of the statement. */
export interface Certificate {
  /** Id of the run, which all of its evidence carries. */
  run: string;
  startedAt: string;
  endedAt: string;
  verdict: Verdict;
  /** The suite that decided: its version, and the digest of its source tree. */
  suite: { version: string; commit?: string; sourceDigest: string };
  stack: Result['stack'];
  environment: Result['environment'];
  platform: Result['platform'];
  /** Deadlines in milliseconds. */
  timeouts: Record<string, number>;
  /** Sizes of samples and what they exclude. */
  sampling: Record<string, object>;
  verdicts: CertifiedVerdict[];
  /** The signer's public key (SPKI, PEM); absent where nobody signed. */
  signer?: string;
}

/** An in-toto statement, version 1. */
export interface Statement {
  _type: 'https://in-toto.io/Statement/v1';
  subject: { name: string; digest: { sha256: string } }[];
  predicateType: typeof predicateType;
  predicate: Certificate;
}

export const predicateType = 'urn:istio-multicluster-conformance:certificate:v1';
