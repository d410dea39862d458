import type { Clause } from './types.ts';

/** What entries of the catalogue are written with. */
export const both = ['mtls', 'plaintext'] as const;

export const clause = (rule: Clause['rule'], times: Clause['times']): Clause => ({ rule, kind: 'clause', times });
/** A claim that is made several times. */
export const times = (count: number, made: Clause): Clause[] => Array.from({ length: count }, () => made);
export const control = (rule: Clause['rule'], times: Clause['times']): Clause => ({ rule, kind: 'control', times });
