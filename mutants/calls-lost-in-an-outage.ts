import { losing } from './losing.ts';

export const callsLostInAnOutage = losing('calls-lost-in-an-outage', "a remote's API server is silent", 'MC-RS-050', { rule: 'noneLost', after: 8 });
