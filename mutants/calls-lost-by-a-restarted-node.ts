import { losing } from './losing.ts';

export const callsLostByARestartedNode = losing('calls-lost-by-a-restarted-node', 'a node restarts', 'MC-RS-080', { rule: 'noneLost', after: 6 });
