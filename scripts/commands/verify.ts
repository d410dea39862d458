import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { styleText } from 'node:util';
import type { Command } from 'commander';
import { exitCodes, UsageError } from '../../fixtures/errors.ts';
import { root } from '../../fixtures/lab/paths.ts';
import { verify } from '../../reports/certificate/verify.ts';
import { certificateFile } from '../../reports/certificate/write.ts';
import { unsupportedAmong } from '../../reports/rules/verdict.ts';
import { codeOf } from '../decide.ts';
import type { Session } from '../session.ts';
import { keyFrom } from './certify.ts';

export function addVerify(program: Command, _session: Session): void {
  program
    .command('verify')
    .description('checks the certificate in a folder, and decides all of it once more from the raw evidence; needs no cluster and no network')
    .argument('<folder>', "a run's folder, with certificate.json in it")
    .option('--key <file>', 'public key in PEM that must have signed it')
    .addHelpText('after', '\nExits with the code of the certified verdict, or with 4 where the certificate is not what it says.')
    .action((folder: string, { key }: { key?: string }) => {
      if (!existsSync(join(folder, certificateFile)))
        throw new UsageError(`there is no ${certificateFile} in ${folder}`, {
          where: '<folder>',
          remedy: 'name the folder of a run that was made by npm run conformance -- certify',
        });
      const { certificate, findings, notes } = verify(folder, root, key === undefined ? undefined : keyFrom(key, 'public'));
      const undecided = unsupportedAmong(certificate?.verdicts.map(({ verdict }) => verdict) ?? []);
      const lines = [
        ...notes.map((note) => `  ${styleText('dim', '·')} ${note}`),
        ...findings.map((finding) => `  ${styleText('red', '✗')} ${finding}`),
        certificate && findings.length === 0
          ? `verified: ${certificate.verdict}, ${certificate.verdicts.length} verdicts${undecided && ` (${undecided})`} of ${certificate.startedAt.slice(0, 10)} from ${certificate.verdicts.flatMap(({ leaves }) => leaves).length} files of evidence`
          : `NOT verified: ${findings.length} finding${findings.length === 1 ? '' : 's'}`,
      ];
      process.stdout.write(`${lines.join('\n')}\n`);
      process.exitCode = certificate && findings.length === 0 ? codeOf[certificate.verdict] : exitCodes.unverified;
    });
}
