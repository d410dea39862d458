import type { AnalysisReading } from '../readings/clusters.ts';
import type { Judgement } from '../types.ts';

/** istioctl's analyze and precheck find no error in any cluster; what it warns of is told. */
export function noErrorsFound({ clusters: analysed }: AnalysisReading, { clusters }: { clusters: readonly string[] }): Judgement {
  const all = analysed.flatMap(({ cluster, messages }) => messages.map((message) => ({ cluster, ...message })));
  const errors = all.filter(({ level }) => level === 'Error');
  const unseen = clusters.filter((name) => !analysed.some(({ cluster }) => cluster === name));
  return {
    holds: clusters.length > 0 && unseen.length === 0 && errors.length === 0,
    wanted: `istioctl analyze and precheck find no error in ${clusters.join(' and ')}`,
    seen: [
      ...errors.slice(0, 5).map(({ cluster, code, origin, message }) => `${cluster}: ${code} ${origin}: ${message}`),
      ...(errors.length > 5 ? [`and ${errors.length - 5} more`] : []),
      ...unseen.map((name) => `${name} was not analysed`),
      `${errors.length} errors, ${all.filter(({ level }) => level === 'Warning').length} warnings`,
    ].join('; '),
  };
}
