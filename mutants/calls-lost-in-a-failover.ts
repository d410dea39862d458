import { losing } from './losing.ts';

export const callsLostInAFailover = losing('calls-lost-in-a-failover', 'servers of their cluster are gone and come back', 'MC-RT-080', { rule: 'lossBounded', after: 4 });
