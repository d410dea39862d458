import { losing } from './losing.ts';

export const callsLostByAnotherRoot = losing('calls-lost-by-another-root', 'the root is exchanged', 'MC-SC-120', { rule: 'noneLost', after: 5 });
