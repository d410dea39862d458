import { losing } from './losing.ts';

export const callsLostByAnotherAddress = losing('calls-lost-by-another-address', "istiod's address changes", 'MC-RS-070', { rule: 'noneLost', after: 4 });
