import { losing } from './losing.ts';

export const callsLostWithoutIstiod = losing('calls-lost-without-istiod', 'istiod is gone', 'MC-RS-020', { rule: 'noneLost', after: 5 });
