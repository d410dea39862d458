import { X509Certificate } from 'node:crypto';
import type { PeerReading } from '../readings/calls.ts';
import type { IdentityReading } from '../readings/control-plane.ts';
import type { Judgement } from '../types.ts';

type Pod = IdentityReading['pods'][number];

/** SPIFFE id in a certificate. */
const identityOf = (certificate: X509Certificate | undefined): string | undefined => /URI:(spiffe:[^,]+)/.exec(certificate?.subjectAltName ?? '')?.[1];

/** For how many whole days a certificate is valid: istiod adds minutes to those that it is told, for clocks that differ. */
const daysOf = ({ validFromDate, validToDate }: X509Certificate): number => Math.floor((validToDate.getTime() - validFromDate.getTime()) / 86_400_000);

/** What is wrong with what one sidecar shows, if anything. */
function fault({ namespace, serviceAccount, chain, roots }: Pod, { trustDomain, at, days }: { trustDomain: string; at: Date; days: number }): string | undefined {
  const shown = chain.map((pem) => new X509Certificate(pem));
  const trusted = roots.map((pem) => new X509Certificate(pem));
  const wanted = `spiffe://${trustDomain}/ns/${namespace}/sa/${serviceAccount}`;
  const identity = identityOf(shown[0]);
  if (identity !== wanted) return `it is ${identity ?? 'nobody'}, not ${wanted}`;
  const early = shown.find(({ validFromDate }) => at < validFromDate);
  if (early) return `a certificate is valid from ${early.validFrom} only`;
  const late = shown.find(({ validToDate }) => at > validToDate);
  if (late) return `a certificate was valid until ${late.validTo}`;
  if (shown[0] && daysOf(shown[0]) > days) return `its certificate is valid for ${daysOf(shown[0])} days`;
  for (const [index, certificate] of shown.entries()) {
    const issuer = shown[index + 1];
    const signers = trusted.filter((root) => signedBy(certificate, root));
    if (signers.some(({ validFromDate, validToDate }) => validFromDate <= at && at <= validToDate)) return undefined;
    if (signers[0]) return `the root that it ends at is valid from ${signers[0].validFrom} until ${signers[0].validTo} only`;
    if (!issuer || !signedBy(certificate, issuer)) return 'its chain does not end at a root that it trusts';
  }
  return 'it shows no certificate';
}

const signedBy = (certificate: X509Certificate, issuer: X509Certificate): boolean => certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);

const rootsOf = ({ roots }: Pod): string =>
  roots
    .map((pem) => new X509Certificate(pem).fingerprint256.slice(0, 23))
    .toSorted()
    .join(' ');

/** Sidecars of all clusters show who they are, by chains of one trust domain that are valid now, the certificates for no longer than some days, and trust the same roots. */
export function identitiesAreOfOneRoot({ at, pods }: IdentityReading, { clusters, days }: { clusters: readonly string[]; days: number }): Judgement {
  const [first] = pods;
  const trustDomain = /^spiffe:\/\/([^/]+)\//.exec(identityOf(first?.chain[0] === undefined ? undefined : new X509Certificate(first.chain[0])) ?? '')?.[1] ?? 'cluster.local';
  const faults = pods.flatMap((pod) => {
    const wrong = fault(pod, { trustDomain, at: new Date(at), days });
    return wrong ? [`${pod.pod} in ${pod.cluster}: ${wrong}`] : [];
  });
  const roots = [...new Set(pods.map(rootsOf))];
  return {
    holds: clusters.length > 0 && clusters.every((name) => pods.some(({ cluster }) => cluster === name)) && faults.length === 0 && roots.length === 1 && roots[0] !== '',
    wanted: `valid certificates of ${trustDomain} for their own service accounts in ${clusters.join(' and ')}, for ${days} days at most, and the same roots trusted`,
    seen: [
      ...faults,
      ...(faults.length === 0 ? [`${pods.length} sidecars, each with its own identity`] : []),
      roots.length === 1 ? `all trust ${roots[0] || 'no root'}` : `roots that are trusted: ${roots.map((prints) => prints || 'none').join('; ') || 'none'}`,
    ].join('; '),
  };
}

/** Of a sample's calls, those that other clusters answered were logged there as the caller's, by its identity; every cluster answered some. */
export function callerIsKnown({ from, calls }: PeerReading, { clusters, count }: { clusters: readonly string[]; count: number }): Judgement {
  const across = calls.filter(({ cluster }) => cluster !== undefined && cluster !== from.cluster);
  const known = across.filter(({ peer }) => peer === from.identity);
  const others = Object.groupBy(
    across.filter(({ peer }) => peer !== from.identity),
    ({ peer }) => peer ?? (peer === null ? 'nobody' : 'no line'),
  );
  const answering = new Set(calls.map(({ cluster }) => cluster));
  // One that was turned away was not known.
  const failed = calls.filter(({ status }) => status !== 200).length;
  return {
    holds:
      from.identity !== undefined &&
      count > 0 &&
      calls.length === count &&
      failed === 0 &&
      across.length > 0 &&
      known.length === across.length &&
      clusters.every((name) => answering.has(name)),
    wanted: `${count} calls answered, and all that ${clusters.filter((name) => name !== from.cluster).join(' and ')} answered logged there as ${from.identity ?? 'the caller'}'s`,
    seen: `${calls.length} calls, ${failed > 0 ? `${failed} not answered with 200, ` : ''}${across.length} answered by other clusters: ${known.length} logged as the caller's${Object.entries(
      others,
    )
      .map(([peer, of = []]) => `, ${of.length} as ${peer}`)
      .join('')}`,
  };
}
