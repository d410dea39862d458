import type { Command } from 'commander';
import { UsageError } from '../../fixtures/errors.ts';
import { ensureClusters, ensureVariant } from '../../fixtures/lab/environment.ts';
import { type EnvironmentState, staying, writeEnvironment } from '../../fixtures/lab/state.ts';
import { checkPlan, checkStack, type EnvironmentOptions, nameArgument, planOf, stackOf, variantsOf, withEnvironmentOptions } from '../options.ts';
import { exclusively, type Session, withStack } from '../session.ts';

export function addUp(program: Command, session: Session): void {
  withEnvironmentOptions(program.command('up'))
    .description('make the clusters and install the mesh, and leave them up')
    .option('--variant <name>', 'the variant to install: mtls or plaintext', 'mtls')
    .action(async (options: EnvironmentOptions & { variant: string }) => {
      const [variant, another] = variantsOf(options.variant);
      if (another) throw new UsageError('up installs one variant', { where: '--variant', remedy: 'name mtls or plaintext; run decides both' });
      const wantedStack = stackOf(options);
      checkStack(wantedStack);
      checkPlan(options, wantedStack);
      process.exitCode = await exclusively(`up --name ${options.name}`, () =>
        withStack(wantedStack, session, async ({ engine, stack }) => {
          const state = writeEnvironment(staying(await ensureClusters(planOf(options, stack.name), stack, engine, session), true));
          tell(await ensureVariant(state, variant ?? 'mtls', session));
          return 0;
        }),
      );
    });
}

function tell({ name, mesh, clusters }: EnvironmentState): void {
  const suffix = nameArgument(name);
  process.stdout.write(
    [
      `The environment ${name} is up: ${clusters.map((cluster) => cluster.name).join(' and ')}, variant ${mesh?.variant}.`,
      `  look around:  npm run conformance -- exec${suffix} -- kubectl --context primary get pods -A`,
      `  test it:      npm run conformance -- run${suffix} --variant ${mesh?.variant}`,
      `  remove it:    npm run conformance -- down${suffix}`,
      '',
    ].join('\n'),
  );
}
