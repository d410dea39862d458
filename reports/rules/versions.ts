import type { VersionReading } from '../readings/control-plane.ts';
import type { Judgement } from '../types.ts';

/** Major and minor number of a release, however it goes on. */
export const releaseOf = (version: string): { major: number; minor: number } | undefined => {
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
  return major === undefined ? undefined : { major: Number(major), minor: Number(minor) };
};

/** How many minor releases one version is behind another; not a number where that cannot be told. */
function behind(version: string, other: string): number {
  const [own, its] = [releaseOf(version), releaseOf(other)];
  return own && its && own.major === its.major ? its.minor - own.minor : Number.NaN;
}

const tally = (versions: readonly string[]): string =>
  [...new Set(versions)]
    .sort()
    .map((version) => `${versions.filter((one) => one === version).length} × ${version}`)
    .join(', ');

/** No proxy is ahead of an istiod, nor further behind one than releases of Istio support. */
export function versionsFit({ clusters: kubernetes, istiods, proxies }: VersionReading, { clusters, releases }: { clusters: readonly string[]; releases: number }): Judgement {
  const unfit = proxies.filter(({ version }) => !istiods.every((istiod) => behind(version, istiod.version) >= 0 && behind(version, istiod.version) <= releases));
  const minors = kubernetes.map(({ version }) => releaseOf(version)?.minor ?? Number.NaN);
  const missing = clusters.filter((name) => !proxies.some(({ cluster }) => cluster === name) || !kubernetes.some((one) => one.name === name));
  return {
    holds: clusters.length > 0 && istiods.length > 0 && unfit.length === 0 && missing.length === 0,
    wanted: `every proxy at most ${releases} minor release behind istiod, and none ahead of it`,
    seen: [
      `istiod ${tally(istiods.map(({ version }) => version)) || 'none'}`,
      `proxies ${tally(proxies.map(({ version }) => version)) || 'none'}`,
      ...unfit.map(({ proxy, cluster, version }) => `${proxy} in ${cluster} is of ${version || 'no version'}`),
      ...missing.map((name) => `none of ${name}`),
      `Kubernetes ${kubernetes.map(({ name, version }) => `${version} in ${name}`).join(', ')}, ${Math.max(...minors) - Math.min(...minors)} minor releases apart`,
    ].join('; '),
  };
}
