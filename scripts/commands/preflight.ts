import type { Command } from 'commander';
import { readAttachedFile } from '../../fixtures/lab/attached.ts';
import { readEnvironment } from '../../fixtures/lab/state.ts';
import { type EnvironmentOptions, requirementsOf, withEnvironmentOptions } from '../options.ts';
import type { Session } from '../session.ts';
import { runWhere } from './run.ts';

interface PreflightOptions extends EnvironmentOptions {
  keep?: boolean;
  environment?: string;
}

export function addPreflight(program: Command, session: Session): void {
  withEnvironmentOptions(program.command('preflight'))
    .description('what must hold before a mesh can: ranges, routes, API servers, istiod reachable, one root and trust domain; of your own clusters also before Istio is installed')
    .option('--environment <file>', "someone else's clusters, described by a YAML file: attach to them, provision nothing")
    .option('--keep', 'leave the environment up (the default where it was up before)')
    .option('--no-keep', 'remove the environment at the end, even if it was up before')
    .action(async (options: PreflightOptions, command: Command) => {
      // All but identities is the same in both: the one that stands, or that is claimed, says it.
      const variant = options.environment === undefined ? readEnvironment(options.name)?.mesh?.variant : readAttachedFile(options.environment).variant;
      // Whether sidecars can believe each other shows in their certificates, before anything calls.
      const only = requirementsOf({ only: 'preflight,MC-SC-050', level: 'extended' });
      process.exitCode = await runWhere(options, command, { variants: [variant ?? 'mtls'], only, mayBeBare: true }, session);
    });
}
