import { losing } from './losing.ts';

export const callsLostByAPartition = losing('calls-lost-by-a-partition', 'the clusters are cut off from each other', 'MC-RS-040', { rule: 'noneLost', after: 15 });
