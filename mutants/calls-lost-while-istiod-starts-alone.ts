import { losing } from './losing.ts';

export const callsLostWhileIstiodStartsAlone = losing('calls-lost-while-istiod-starts-alone', 'istiod starts without a remote', 'MC-RS-030', { rule: 'noneLost', after: 8 });
