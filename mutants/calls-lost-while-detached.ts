import { losing } from './losing.ts';

export const callsLostWhileDetached = losing('calls-lost-while-detached', 'a cluster is detached and attached again', 'MC-LC-010', { rule: 'noneLost', after: 4 });
