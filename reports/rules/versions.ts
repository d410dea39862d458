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

const within = (difference: number, least: number, most: number): boolean => difference >= least && difference <= most;

/**
 * No proxy is ahead of an istiod, nor further behind one than releases of Istio support; charts may be as far behind the
 * istiods of their revision, and istioctl as far from one, either way.
 */
export function versionsFit(reading: VersionReading, { clusters, releases }: { clusters: readonly string[]; releases: number }): Judgement {
  const { clusters: kubernetes, istiods, proxies, webhooks, istioctl } = reading;
  const unfit = proxies.filter(({ version }) => !istiods.every((istiod) => within(behind(version, istiod.version), 0, releases)));
  const old = webhooks.filter(({ revision, version }) =>
    istiods.filter((istiod) => istiod.revision === revision).some((istiod) => !within(behind(version, istiod.version), 0, releases)),
  );
  const away = !istiods.some(({ version }) => within(behind(istioctl, version), -releases, releases));
  const minors = kubernetes.map(({ version }) => releaseOf(version)?.minor ?? Number.NaN);
  const missing = clusters.filter(
    (name) => !proxies.some(({ cluster }) => cluster === name) || !webhooks.some(({ cluster }) => cluster === name) || !kubernetes.some((one) => one.name === name),
  );
  return {
    holds: clusters.length > 0 && istiods.length > 0 && unfit.length === 0 && old.length === 0 && !away && missing.length === 0,
    wanted: `every proxy and the charts of every cluster at most ${releases} minor release behind istiod, none ahead of it, and istioctl at most ${releases} away from it`,
    seen: [
      `istiod ${tally(istiods.map(({ version }) => version)) || 'none'}`,
      `proxies ${tally(proxies.map(({ version }) => version)) || 'none'}`,
      ...unfit.map(({ proxy, cluster, version }) => `${proxy} in ${cluster} is of ${version || 'no version'}`),
      `charts ${tally(webhooks.map(({ version }) => version)) || 'none'}`,
      ...old.map(({ name, cluster, version }) => `${name} in ${cluster} was installed from charts of ${version || 'no version'}`),
      `istioctl ${istioctl}${away ? ', which is too far from it' : ''}`,
      ...missing.map((name) => `none of ${name}`),
      `Kubernetes ${kubernetes.map(({ name, version }) => `${version} in ${name}`).join(', ')}, ${Math.max(...minors) - Math.min(...minors)} minor releases apart`,
    ].join('; '),
  };
}
