import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Phase } from '../fixtures/lab/progress.ts';
import type { EnvironmentState } from '../fixtures/lab/state.ts';
import { redact } from '../fixtures/redact.ts';
import { findRequirement } from './catalogue/index.ts';
import { overall } from './rules/verdict.ts';
import type { Platform, RequirementResult, Verdict } from './types.ts';

/** result.json: what a run came to, for machines. */
export interface Result {
  schema: 1;
  run: string;
  /** Id of the run, which all of its evidence carries. */
  id: string;
  startedAt: string;
  endedAt: string;
  verdict: Verdict;
  suite: { version: string; commit?: string };
  environment: {
    name: string;
    owner: string;
    engine?: string;
    expose?: string;
    network?: string;
    /** The variant of a mesh that is someone else's; the other is not installed. */
    variant?: string;
    /** Capabilities that it lacks, with the reasons. */
    absent: Record<string, string>;
    /** Objects that were changed since the suite installed them. */
    changed: string[];
    clusters: { name: string; role: string; nodes: number; podSubnet: string; serviceSubnet: string }[];
  };
  stack: { name: string; kind?: string; digest?: string; versions: Record<string, string> };
  platform: Platform;
  variants: string[];
  requirements: (RequirementResult & { sentence: string; level: string })[];
  /** Wall time of each phase in seconds. */
  phases: Phase[];
}

interface Parts {
  folder: string;
  id: string;
  startedAt: Date;
  state: EnvironmentState;
  platform: Platform;
  changed: readonly string[];
  variants: readonly string[];
  results: readonly RequirementResult[];
  phases: readonly Phase[];
  root: string;
}

/** Writes result.json and points `latest` at the run. */
export function writeResult({ folder, id, startedAt, state, platform, changed, variants, results, phases, root }: Parts): Result {
  const commit = commitOf(root);
  const result: Result = {
    schema: 1,
    run: basename(folder),
    id,
    startedAt: startedAt.toISOString(),
    endedAt: new Date().toISOString(),
    verdict: overall(results.map(({ verdict }) => verdict)),
    suite: { version: (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version, ...(commit ? { commit } : {}) },
    environment: {
      name: state.name,
      owner: state.owner,
      ...(state.engine ? { engine: state.engine.kind } : {}),
      ...(state.plan ? { expose: state.plan.expose, network: state.plan.network.subnet } : {}),
      ...(state.owner === 'attached' && state.mesh ? { variant: state.mesh.variant } : {}),
      absent: state.absent,
      changed: [...changed],
      clusters: state.clusters.map(({ name, role, nodes, podSubnet, serviceSubnet }) => ({ name, role, nodes: nodes.length, podSubnet, serviceSubnet })),
    },
    stack: state.stack ? { name: state.stack.name, kind: state.stack.kind, digest: state.stack.digest, versions: state.stack.versions } : { name: 'not ours', versions: {} },
    platform,
    variants: [...variants],
    requirements: results.map((entry) => ({ ...entry, sentence: findRequirement(entry.id)?.sentence ?? '', level: findRequirement(entry.id)?.level ?? '' })),
    phases: [...phases],
  };
  writeFileSync(join(folder, 'result.json'), redact(JSON.stringify(result, null, 2)));
  forgetLatest(dirname(folder));
  symlinkSync(basename(folder), join(dirname(folder), 'latest'));
  return result;
}

/** Takes `latest` away: an older run's result must not be read as that of a run that came to none. */
export function forgetLatest(reports: string): void {
  rmSync(join(reports, 'latest'), { force: true });
}

function commitOf(root: string): string | undefined {
  try {
    return execFileSync('git', ['-C', root, 'rev-parse', 'HEAD'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}
