import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const certificatesOfADay: Mutant = {
  id: 'certificates-of-a-day',
  sentence: 'the certificates of the sidecars last a day, whatever they are told: they are by the old root long after the new one signs',
  variants: ['mtls'],
  requirement: 'MC-SC-120',
  link: 'roots',
  unharmed: ['MC-TR-010'],
  ...rewriting(
    'pods',
    `has(object.metadata.annotations) && "proxy.istio.io/config" in object.metadata.annotations
      ? [JSONPatch{op: "replace", path: "/metadata/annotations/proxy.istio.io~1config", value: object.metadata.annotations["proxy.istio.io/config"].replace("60s", "24h")}]
      : []`,
    { group: '' },
  ),
};
