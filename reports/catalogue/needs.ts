import type { Capability, Requirement } from './types.ts';

/** Every capability that a requirement needs, the mesh among them where it does not do without. */
export const needsOf = ({ needs, beforeInstall }: Requirement): readonly Capability[] => (beforeInstall ? needs : ['mesh', ...needs]);

/** Whether it breaks or ends something itself while it looks, be it pods of the samples: what stands afterwards is not what it saw. */
export const disrupts = ({ needs }: Requirement): boolean => needs.includes('disruption');
