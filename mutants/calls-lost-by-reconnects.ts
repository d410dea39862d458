import { losing } from './losing.ts';

export const callsLostByReconnects = losing('calls-lost-by-reconnects', 'proxies connect anew', 'MC-RS-060', { rule: 'noneLost', after: 7 });
