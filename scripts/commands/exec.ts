import { delimiter } from 'node:path';
import type { Command } from 'commander';
import { EnvironmentError, UsageError } from '../../fixtures/errors.ts';
import { refuseAttached } from '../../fixtures/lab/another-plan.ts';
import { runInside } from '../../fixtures/lab/engine/index.ts';
import { clientEnvironment } from '../../fixtures/lab/engine/types.ts';
import { environmentNames, readEnvironment } from '../../fixtures/lab/state.ts';
import { didYouMean } from '../../fixtures/suggest.ts';
import type { Session } from '../session.ts';

export function addExec(program: Command, session: Session): void {
  program
    .command('exec')
    .description('run a command with kubectl, istioctl, docker and kind pointed at an environment (contexts primary and remote)')
    .option('--name <environment>', 'name of the environment', 'default')
    .argument('<cmd...>', 'the command, after --')
    .passThroughOptions()
    .action(async (command: string[], { name }: { name: string }) => {
      const state = readEnvironment(name);
      if (!state)
        throw new UsageError(`there is no environment ${name}`, {
          where: '--name',
          remedy: environmentNames().length > 0 ? didYouMean(name, environmentNames()) : 'make one: npm run conformance -- up',
        });
      refuseAttached(state);
      const { engine, stack, clusters } = state;
      if (!engine || !stack || clusters.length === 0) throw new EnvironmentError(`the environment ${name} is half-made`, { remedy: `npm run conformance -- up --name ${name}` });
      const env = { ...clientEnvironment(engine), KUBECONFIG: clusters[0]?.kubeconfig, PATH: `${stack.bin}${delimiter}${process.env.PATH}` };
      process.exitCode = await runInside(engine, command, env, session.signal);
    });
}
