import type { Capability, Requirement } from './types.ts';

/** Every capability that a requirement needs, the mesh among them where it does not do without. */
export const needsOf = ({ needs, beforeInstall }: Requirement): readonly Capability[] => (beforeInstall ? needs : ['mesh', ...needs]);
