import type { Command } from 'commander';
import { type Engine, findEngine } from '../../fixtures/lab/engine/index.ts';
import { attachClusters } from '../../fixtures/lab/environment.ts';
import { type EnvironmentState, environmentNames, readEnvironment } from '../../fixtures/lab/state.ts';
import { nameArgument } from '../options.ts';
import { insideOf, type Session } from '../session.ts';

export function addStatus(program: Command, session: Session): void {
  program
    .command('status')
    .description('what is up, and whether it is healthy')
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const engine = await findEngine();
      const report = async () => {
        const environments = await Promise.all(environmentNames().map(async (name) => describe(readEnvironment(name) as EnvironmentState, engine)));
        if (json) process.stdout.write(`${JSON.stringify({ engine: engine ?? null, environments }, null, 2)}\n`);
        else process.stdout.write(`${text(engine ? `${engine.kind} (${engine.host})` : 'none answers', environments)}\n`);
        return 0;
      };
      process.exitCode = engine ? await insideOf(engine, session, report) : await report();
    });
}

interface Summary {
  name: string;
  status: string;
  temporary: boolean;
  /** What was done to it and not taken back: it is made anew by who needs it. */
  broken?: string;
  /** Folder of an upgrade that was interrupted. */
  upgrade?: string;
  variant: string;
  stack: string;
  /** Whether each answers; absent where it is on another engine than the one that was asked. */
  clusters: { name: string; server: string; nodes: number; answers?: boolean }[];
}

async function describe(state: EnvironmentState, engine: Engine | undefined): Promise<Summary> {
  const clusters = attachClusters(state);
  const elsewhere = state.engine !== undefined && engine !== undefined && state.engine.host !== engine.host;
  return {
    name: state.name,
    status: state.status,
    temporary: state.temporary ?? false,
    ...(state.broken ? { broken: state.broken } : {}),
    ...(state.upgrade ? { upgrade: state.upgrade } : {}),
    variant: state.mesh?.variant ?? 'none',
    stack: state.stack?.name ?? 'none',
    clusters: await Promise.all(
      state.clusters.map(async ({ name, server, nodes }, index) => ({
        ...{ name, server, nodes: nodes.length },
        ...(elsewhere ? {} : { answers: (await clusters[index]?.ready()) ?? false }),
      })),
    ),
  };
}

function text(engine: string, environments: Summary[]): string {
  const lines = environments.flatMap(({ name, status, temporary, broken, upgrade, variant, stack, clusters }) => [
    `${name}: ${status}${temporary ? ' for a command, which removes it (up keeps it)' : ''}, variant ${variant}, stack ${stack}`,
    ...(upgrade ? [`  an upgrade was interrupted in it: npm run conformance -- upgrade --resume${nameArgument(name)} goes on`] : []),
    ...(broken && !upgrade ? [`  broken: ${broken} is not taken back; npm run conformance -- up${nameArgument(name)} makes it anew`] : []),
    ...clusters.map(
      (cluster) =>
        `  ${cluster.name}: ${cluster.nodes} node${cluster.nodes === 1 ? '' : 's'}, ${cluster.server}, ${cluster.answers ? 'answers' : cluster.answers === undefined ? 'not asked: it is on another engine' : 'does not answer'}`,
    ),
  ]);
  return [`engine: ${engine}`, ...(lines.length > 0 ? lines : ['no environment is up'])].join('\n');
}
