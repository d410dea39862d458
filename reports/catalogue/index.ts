import { discovery } from './discovery.ts';
import { lifecycle } from './lifecycle.ts';
import { observability } from './observability.ts';
import { preflight } from './preflight.ts';
import { resilience } from './resilience.ts';
import { routing } from './routing.ts';
import { security } from './security.ts';
import { traffic } from './traffic.ts';
import type { Requirement } from './types.ts';

export type { Capability, Clause, Requirement } from './types.ts';

/** Areas by the two letters in the middle of an id. */
export const areas = {
  PF: 'preflight',
  DS: 'discovery',
  TR: 'traffic',
  RT: 'routing',
  SC: 'security',
  RS: 'resilience',
  LC: 'lifecycle',
  OB: 'observability',
} as const;

export const requirements: readonly Requirement[] = [...preflight, ...discovery, ...traffic, ...routing, ...security, ...resilience, ...lifecycle, ...observability];

const byId = new Map(requirements.map((entry) => [entry.id, entry]));

/** The catalogue's entry of an id. */
export const findRequirement = (id: string): Requirement | undefined => byId.get(id);
