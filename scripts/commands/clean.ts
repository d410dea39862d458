import { existsSync, readFileSync, rmSync } from 'node:fs';
import type { Command } from 'commander';
import { EnvironmentError } from '../../fixtures/errors.ts';
import { removeNamespace } from '../../fixtures/lab/attached.ts';
import { docker } from '../../fixtures/lab/engine/docker.ts';
import type { Engine } from '../../fixtures/lab/engine/index.ts';
import { netnsFile } from '../../fixtures/lab/engine/netns.ts';
import { engineVersion } from '../../fixtures/lab/engine/own.ts';
import { dataRoot, findPrivateEngine, mountsBelow, privateHost, runtimeFolder, startPrivateEngine, stopPrivateEngine } from '../../fixtures/lab/engine/private.ts';
import { restoreLimit } from '../../fixtures/lab/engine/sysctl.ts';
import { removeEnvironment } from '../../fixtures/lab/environment.ts';
import { outstanding } from '../../fixtures/lab/journal.ts';
import { cacheHome, machineName, stateHome } from '../../fixtures/lab/paths.ts';
import { environmentNames, forgetEnvironment, readEnvironment } from '../../fixtures/lab/state.ts';
import { exclusively, type Session } from '../session.ts';

export function addClean(program: Command, session: Session): void {
  program
    .command('clean')
    .description('remove everything that the suite ever made on this machine, and prove it')
    .option('--cache', 'the cache too: builds, module caches, images')
    .action(({ cache }: { cache?: boolean }) => exclusively('clean', () => clean(session, cache ?? false)));
}

async function clean(session: Session, cache: boolean): Promise<void> {
  const { progress } = session;
  for (const made of outstanding()) if (made.kind === 'namespace') await removeNamespace(made);
  for (const name of environmentNames()) if (readEnvironment(name)?.owner === 'attached') forgetEnvironment(name);
  for (const engine of await engines(session)) {
    for (const name of environmentsOn(engine)) await removeEnvironment(name, engine, session);
    await proveEngineEmpty(engine);
  }
  if (outstanding().some(({ kind }) => kind === 'engine' || kind === 'netns')) await progress.step('stopping the private Docker engine', () => stopPrivateEngine());
  for (const made of outstanding()) if (made.kind === 'sysctl') restoreLimit(made.name, made.before);
  const left = leftovers();
  if (left.length > 0)
    throw new EnvironmentError(`not everything is gone:\n        ${left.join('\n        ')}`, {
      where: 'the proof at the end of clean',
      remedy: 'run clean again; what it names can be removed by hand',
    });
  rmSync(stateHome, { recursive: true, force: true });
  if (cache) removeCache();
  process.stdout.write(
    [
      'Nothing is left: no container, no Docker network, no network namespace, no mount, no process, no changed kernel setting.',
      cache || !existsSync(cacheHome) ? 'The cache is gone too.' : `The cache is kept: ${cacheHome} (clean --cache removes it).`,
      '',
    ].join('\n'),
  );
}

function removeCache(): void {
  const [mount] = mountsBelow(cacheHome);
  if (mount)
    throw new EnvironmentError('the cache is in use by an engine that another state home started', {
      where: mount,
      remedy: 'run clean with that XDG_STATE_HOME first',
    });
  rmSync(cacheHome, { recursive: true, force: true });
}

/** The engines on which the journal knows of something; the private one is started if need be. */
async function engines({ progress, signal }: Session): Promise<Engine[]> {
  const hosts = new Set(outstanding().flatMap((made) => ('engine' in made ? [made.engine] : [])));
  const found: Engine[] = [];
  for (const host of hosts) {
    if (host === privateHost) {
      // Without its data there are no containers to remove.
      if (existsSync(dataRoot)) found.push((await findPrivateEngine()) ?? (await startPrivateEngine(progress, signal)));
    } else if (await engineVersion(host)) found.push({ kind: 'own', host });
    else {
      throw new EnvironmentError(`things made on the engine ${host} cannot be removed: it does not answer`, {
        where: 'the journal',
        remedy: 'start that engine and run clean again',
      });
    }
  }
  return found;
}

const environmentsOn = (engine: Engine): string[] => [
  ...new Set(outstanding().flatMap((made) => ('environment' in made && made.engine === engine.host ? [made.environment] : []))),
];

/** On the private engine nothing but us makes containers; on the user's, only ours are looked for. */
async function proveEngineEmpty(engine: Engine): Promise<void> {
  const listed = await docker(engine, ['ps', '--all', '--format', '{{.Names}}']);
  const networks = await docker(engine, ['network', 'ls', '--format', '{{.Name}}']);
  const ours = (names: string) =>
    names.split('\n').filter((name) => name && (engine.kind === 'private' ? !['bridge', 'host', 'none'].includes(name) : outstanding().some((made) => made.name === name)));
  const left = [...ours(listed.stdout).map((name) => `container ${name}`), ...ours(networks.stdout).map((name) => `network ${name}`)];
  if (left.length > 0) throw new EnvironmentError(`left on the engine: ${left.join(', ')}`, { where: engine.host, remedy: 'run clean again' });
}

/** What the proof finds still there, outside the engine. */
function leftovers(): string[] {
  const left = outstanding().map((made) => `${made.kind} ${made.name} (journal)`);
  if (existsSync(netnsFile(machineName))) left.push(`network namespace ${machineName}`);
  if (existsSync(runtimeFolder)) left.push(runtimeFolder);
  left.push(...[runtimeFolder, dataRoot].flatMap(mountsBelow).map((point) => `mount ${point}`));
  for (const made of outstanding())
    if (made.kind === 'sysctl' && readFileSync(`/proc/sys/${made.name.replaceAll('.', '/')}`, 'utf8').trim() !== made.before) left.push(`kernel setting ${made.name}`);
  left.push(...environmentNames().map((name) => `environment ${name}`));
  return left;
}
