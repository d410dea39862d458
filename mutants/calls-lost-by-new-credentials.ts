import { losing } from './losing.ts';

export const callsLostByNewCredentials = losing('calls-lost-by-new-credentials', 'credentials are rotated', 'MC-LC-020', { rule: 'noneLost', after: 6 });
