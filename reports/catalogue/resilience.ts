import type { Requirement } from './types.ts';

export const resilience: readonly Requirement[] = [];
