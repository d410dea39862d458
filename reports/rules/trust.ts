import { X509Certificate } from 'node:crypto';
import type { IdentityReading } from '../readings/control-plane.ts';
import type { Judgement } from '../types.ts';

const short = (print: string): string => print.slice(0, 23);

/** The root, of those that a sidecar trusts, that its chain ends at. */
function signerOf({ chain, roots }: IdentityReading['pods'][number]): string | undefined {
  const trusted = roots.map((pem) => new X509Certificate(pem));
  return chain.map((pem) => new X509Certificate(pem)).flatMap((shown) => trusted.find((root) => shown.checkIssued(root) && shown.verify(root.publicKey)) ?? [])[0]?.fingerprint256;
}

/** Every sidecar trusts these roots and no other, and shows a certificate by one of them. Roots are SHA-256 fingerprints. */
export function rootsAreThese({ pods }: IdentityReading, { clusters, roots, signer }: { clusters: readonly string[]; roots: readonly string[]; signer: string }): Judgement {
  const wrong = pods.flatMap((pod) => {
    const trusted = [...new Set(pod.roots.map((pem) => new X509Certificate(pem).fingerprint256))];
    const where = `${pod.pod} in ${pod.cluster}`;
    const same = trusted.length === roots.length && roots.every((root) => trusted.includes(root));
    const by = signerOf(pod);
    return [
      ...(same ? [] : [`${where} trusts ${trusted.map(short).join(' and ') || 'no root'}`]),
      ...(by === signer ? [] : [`${where} shows a certificate by ${by ? short(by) : 'none of the roots that it trusts'}`]),
    ];
  });
  const unseen = clusters.filter((name) => !pods.some(({ cluster }) => cluster === name));
  return {
    holds: clusters.length > 0 && roots.length > 0 && roots.includes(signer) && unseen.length === 0 && wrong.length === 0,
    wanted: `every sidecar trusts ${roots.map(short).join(' and ')}, and shows a certificate by ${short(signer)}`,
    seen: [...wrong, ...unseen.map((name) => `no sidecar of ${name} was seen`), `${pods.length} sidecars`].join('; '),
  };
}
