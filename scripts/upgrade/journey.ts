import { untilLed } from '../../reports/meter/phases.ts';

/** One of the two releases of an upgrade, whichever of them is newer. */
export type Which = 'old' | 'new';

/** Namespaces that are moved to a release: those of the samples, and those of the loss meter's servers. */
export type Moved = 'samples' | 'servers';

/** Something that is done, and a phase of the report; done once more it does the same, so that an upgrade can be resumed at any. */
export type Step = { name: string } & (
  | { do: 'watch'; toFillACell?: true }
  | { do: 'install'; what: 'control plane' | 'remote part'; of: Which }
  /** Pods get the sidecars of a release, by being restarted. */
  | { do: 'move'; cluster: string; namespaces: readonly Moved[]; to: Which }
  | { do: 'begin callers' | 'end callers'; of: Which }
  /** Requirements are decided, by their ids. */
  | { do: 'check'; after: string; of: readonly string[] }
  /** Until an istiod that stays leads what istiods do in every cluster: one that was replaced goes on with that in remotes until it is ended. */
  | { do: 'settle' }
  | { do: 'take out'; of: Which }
);

export const strategies = ['in-place', 'canary'] as const;
export type Strategy = (typeof strategies)[number];

/** What an upgrade is to be. */
export interface Course {
  strategy: Strategy;
  /** Whether it goes back, too: from half-way and from the end. */
  rollback: boolean;
  /** Names of the releases. */
  names: Record<Which, string>;
  /** Names of the clusters, the primary first. */
  clusters: readonly string[];
  /** Ids of the requirements that are decided after each step. */
  wanted: readonly string[];
}

/** Requirements that want an istiod which leads: what becomes of new namespaces. */
const led: readonly string[] = ['MC-DS-050'];

/** Calls go on while nothing is done; long enough for those of the new release to fill a cell, where that is wanted. */
const watch = (name: string): Step => ({ do: 'watch', name });
const watchLong = (name: string): Step => ({ do: 'watch', name, toFillACell: true });

/** Requirements are decided, where there are any: not all apply in every variant. */
const check = (after: string, of: readonly string[], name = `requirements after ${after}`): Step[] => (of.length > 0 ? [{ do: 'check', after, of, name }] : []);

/** The same where istiods have changed: those that want one that leads when one that stays does, else they say when one looked. The others do not wait for it. */
const checkChanged = (after: string, of: readonly string[]): Step[] => {
  const wanting = of.filter((id) => led.includes(id));
  const settle: Step[] = wanting.length > 0 ? [{ do: 'settle', name: untilLed(after) }] : [];
  const others = of.filter((id) => !led.includes(id));
  return [...check(after, others), ...settle, ...check(after, wanting, `new namespaces after ${after}`)];
};

/** Marks where istiods have changed since requirements were decided last. */
function settled(steps: readonly Step[]): Step[] {
  let changed = false;
  return steps.flatMap((step) => {
    changed ||= step.do === 'install' || step.do === 'take out';
    if (step.do !== 'check' || !changed) return [step];
    changed = false;
    return checkChanged(step.after, step.of);
  });
}

/** A control plane and its remote part: changed in their place, or put beside what is there. @param between what is done when the one is there and the other is not */
const install = (of: Which, { names, strategy }: Course, prefix = '', between: readonly Step[] = []): Step[] => {
  const what = strategy === 'in-place' ? `control plane to ${names[of]}` : `control plane of ${names[of]} beside the other`;
  return [
    { do: 'install', what: 'control plane', of, name: `${prefix}${what}` },
    ...between,
    { do: 'install', what: 'remote part', of, name: `${prefix}remote part${strategy === 'in-place' ? '' : ' beside the other'}` },
  ];
};

/** The pods of a cluster: all at a time, or with revisions a namespace at a time. */
const move = (cluster: string, to: Which, { strategy }: Course, prefix = ''): Step[] =>
  strategy === 'in-place'
    ? [{ do: 'move', cluster, namespaces: ['samples', 'servers'], to, name: `${prefix}sidecars of ${cluster}` }]
    : (['samples', 'servers'] as const).map((namespace) => ({ do: 'move', cluster, namespaces: [namespace], to, name: `${prefix}sidecars of the ${namespace} in ${cluster}` }));

/** Of two revisions the one that nobody is of any more. */
const takeOut = (of: Which, { names, strategy, wanted }: Course): Step[] =>
  strategy === 'canary' ? [{ do: 'take out', of, name: `${names[of]} taken out` }, ...check(`${names[of]} was taken out`, wanted)] : [];

/** A way back: in place the control plane goes first, as it did on the way there; of two revisions both are there. */
const back = (clusters: readonly string[], course: Course, whence: string): Step[] => {
  const prefix = `back from ${whence}: `;
  return [
    ...(course.strategy === 'in-place' ? [...install('old', course, prefix), ...check(`the control plane on the way back from ${whence}`, course.wanted)] : []),
    ...clusters.flatMap((cluster) => move(cluster, 'old', course, prefix)),
    ...check(`the way back from ${whence}`, course.wanted),
  ];
};

/** What follows a change that failed and was taken back. */
export const afterWayBack = (to: string, wanted: readonly string[]): Step[] => checkChanged(`the way back to ${to}`, wanted);

/**
 * What is done, in its order. Callers of the old release go on to the end of the way there, and callers of the new
 * one begin as soon as there can be any, so that every pair of releases meets in both directions.
 */
export function journey(course: Course): Step[] {
  const { strategy, rollback, names, clusters, wanted } = course;
  const [primary = '', ...remotes] = clusters;
  const halfWay = rollback
    ? [...back([primary], course, 'half-way'), ...(strategy === 'in-place' ? install('new', course, 'again: ') : []), ...move(primary, 'new', course, 'again: ')]
    : [];
  const end: Step[] = rollback
    ? [
        watchLong(`all of ${names.new}`),
        ...back(clusters, course, 'the end'),
        { do: 'end callers', of: 'new', name: `callers of ${names.new} end` },
        ...takeOut('new', course),
        watch(`after, all of ${names.old} again`),
      ]
    : [{ do: 'end callers', of: 'old', name: `callers of ${names.old} end` }, ...takeOut('old', course), watchLong(`after, all of ${names.new}`)];
  return settled([
    { do: 'begin callers', of: 'old', name: `callers of ${names.old} begin` },
    watch(`before, all of ${names.old}`),
    // In place istiod meets rights, webhooks and kinds of the other release in the remotes; one beside it serves nobody yet.
    ...install('new', course, '', strategy === 'in-place' ? check('the control plane alone', wanted) : []),
    // While they begin, istiods change leaders.
    { do: 'begin callers', of: 'new', name: `callers of ${names.new} begin` },
    ...check('the control plane', wanted),
    ...move(primary, 'new', course),
    ...check(`sidecars of ${primary}`, wanted),
    ...halfWay,
    ...remotes.flatMap((remote) => [...move(remote, 'new', course), ...check(`sidecars of ${remote}`, wanted)]),
    ...end,
  ]);
}
