import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { UsageError } from '../../fixtures/errors.ts';
import { variantNames } from '../../fixtures/lab/state.ts';
import { readKey } from '../../reports/certificate/envelope.ts';
import { type EnvironmentOptions, requirementsOf, withEnvironmentOptions } from '../options.ts';
import type { Session } from '../session.ts';
import { runWhere } from './run.ts';

interface CertifyOptions extends EnvironmentOptions {
  level: string;
  key?: string;
  keep?: boolean;
  environment?: string;
}

export function addCertify(program: Command, session: Session): void {
  withEnvironmentOptions(program.command('certify'))
    .description('a run of every core requirement, or more, in both variants that ends in a certificate, which anyone can check with verify')
    .option('--level <name>', 'how much is certified: core, extended or all', 'core')
    .option('--key <file>', 'ed25519 private key in PEM that signs (openssl genpkey -algorithm ed25519); unsigned without it')
    .option('--environment <file>', "someone else's mesh, described by a YAML file: attach to it, provision nothing")
    .option('--keep', 'leave the environment up (the default where it was up before)')
    .option('--no-keep', 'remove the environment at the end, even if it was up before')
    .action(async ({ key, ...options }: CertifyOptions, command: Command) => {
      if (options.level === 'disruptive')
        throw new UsageError('a certificate says the whole core, and more where it is asked to', { where: '--level', remedy: 'core, extended or all' });
      const signing = key === undefined ? undefined : keyFrom(key, 'private');
      process.exitCode = await runWhere(options, command, { variants: variantNames, only: requirementsOf({ level: options.level }), certifying: { key: signing } }, session);
    });
}

/** @throws UsageError saying what is wrong with the file */
export function keyFrom(file: string, kind: 'private' | 'public'): ReturnType<typeof readKey> {
  try {
    return readKey(readFileSync(file, 'utf8'), kind);
  } catch (cause) {
    throw new UsageError(`${file} cannot be used as key: ${(cause as Error).message}`, {
      where: '--key',
      remedy: kind === 'private' ? `openssl genpkey -algorithm ed25519 -out ${file}` : 'openssl pkey -in <private key> -pubout makes the public key of a private one',
      cause,
    });
  }
}
