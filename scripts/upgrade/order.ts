/** When a module's pseudo-version was made, or the numbers of a release; of one kind they can be compared. */
function placeOf(version: string): readonly number[] | undefined {
  const made = /^v0\.0\.0-(\d{14})-/.exec(version)?.[1];
  if (made) return [0, 0, 0, Number(made)];
  const release = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version);
  return release ? release.slice(1).map(Number) : undefined;
}

/** Whether a version of Istio is older than another; undefined where that cannot be told, as of a release and a module's commit. */
export function isOlder(version: string, than: string): boolean | undefined {
  const [one, other] = [placeOf(version), placeOf(than)];
  if (!one || !other || one.length !== other.length) return undefined;
  const at = one.findIndex((part, index) => part !== other[index]);
  return at >= 0 && (one[at] as number) < (other[at] as number);
}
