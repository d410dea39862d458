import { losing } from './losing.ts';

export const callsLostByAnotherInstallation = losing('calls-lost-by-another-installation', 'Istio is installed again', 'MC-LC-040', { rule: 'noneLost', after: 3 });
