import { disableWhereStrict } from './disable-where-strict.ts';
import { noRemoteSecret } from './no-remote-secret.ts';
import { noV2Rule } from './no-v2-rule.ts';
import type { Mutant } from './types.ts';

export type { Mutant, Patient } from './types.ts';

export const mutants: readonly Mutant[] = [noRemoteSecret, noV2Rule, disableWhereStrict];
