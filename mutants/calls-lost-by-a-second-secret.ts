import { losing } from './losing.ts';

export const callsLostByASecondSecret = losing('calls-lost-by-a-second-secret', 'a cluster has two secrets', 'MC-LC-060', { rule: 'noneLost', after: 8 });
