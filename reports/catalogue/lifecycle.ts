import type { Requirement } from './types.ts';

export const lifecycle: readonly Requirement[] = [];
