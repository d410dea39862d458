import type { KeyObject } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../result.ts';
import { sampling } from '../rules/sampling.ts';
import { publicPem, seal } from './envelope.ts';
import { certificatePage } from './page.ts';
import { digestOf, leafOf, sourceDigest } from './tree.ts';
import { type Certificate, predicateType, type Statement } from './types.ts';

/** Names of the files in a run's folder. */
export const certificateFile = 'certificate.json';
export const certificatePageFile = 'certificate.html';

interface Parts {
  folder: string;
  root: string;
  result: Result;
  /** Deadlines that the run worked with. */
  timeouts: Record<string, number>;
  key?: KeyObject | undefined;
}

/** What a certificate says of a run as its result does. */
export const factsOf = ({ id, startedAt, endedAt, verdict, suite, stack, environment, platform }: Result) => ({
  run: id,
  startedAt,
  endedAt,
  verdict,
  suite,
  stack,
  environment,
  platform,
});

/** Writes the certificate of a finished run, and the page that shows it, into the run's folder. */
export function writeCertificate({ folder, root, result, timeouts, key }: Parts): Certificate {
  const facts = factsOf(result);
  const certificate: Certificate = {
    ...facts,
    suite: { ...facts.suite, sourceDigest: sourceDigest(root) },
    timeouts,
    sampling,
    verdicts: result.requirements.map(({ id, variant, verdict, reason, evidence }) => {
      const leaves = evidence.map((path) => leafOf(folder, path));
      return { id, variant, verdict, ...(reason === undefined ? {} : { reason }), evidence: digestOf(leaves), leaves };
    }),
    ...(key ? { signer: publicPem(key) } : {}),
  };
  const statement: Statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [
      { name: 'result.json', digest: { sha256: leafOf(folder, 'result.json').sha256 } },
      { name: 'evidence', digest: { sha256: evidenceDigest(certificate) } },
    ],
    predicateType,
    predicate: certificate,
  };
  writeFileSync(join(folder, certificateFile), `${JSON.stringify(seal(statement, key), null, 2)}\n`);
  writeFileSync(join(folder, certificatePageFile), certificatePage(certificate));
  return certificate;
}

/** The root of the hash tree: one digest for the evidence of all verdicts. */
export const evidenceDigest = ({ verdicts }: Pick<Certificate, 'verdicts'>): string =>
  digestOf(verdicts.map(({ id, variant, evidence }) => ({ path: `${variant}/${id}`, sha256: evidence })));
