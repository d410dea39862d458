import { losing } from './losing.ts';

export const callsLostWhilePodsComeAndGo = losing('calls-lost-while-pods-come-and-go', 'pods end and come', 'MC-RS-010', { rule: 'lossBounded', after: 4 });
