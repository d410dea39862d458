import type { ParametersOf, RuleName } from '../rules/index.ts';
import type { Clause } from './types.ts';

/** What entries of the catalogue are written with. */
export const both = ['mtls', 'plaintext'] as const;

const made =
  (kind: Clause['kind']) =>
  <Name extends RuleName>(rule: Name, times: Clause['times'], given?: Partial<ParametersOf<Name>>): Clause => ({ rule, kind, times, ...(given ? { given } : {}) });

export const clause = made('clause');
export const control = made('control');
/** A claim, or several in turn, that are made several times. */
export const times = (count: number, made: Clause | readonly Clause[]): Clause[] => Array.from({ length: count }, () => made).flat();
