import { Command, CommanderError } from 'commander';
import { ConformanceError, describe, exitCodes } from '../fixtures/errors.ts';
import { didYouMean } from '../fixtures/suggest.ts';
import { addCertify } from './commands/certify.ts';
import { addClean } from './commands/clean.ts';
import { addDiff } from './commands/diff.ts';
import { addDoctor } from './commands/doctor.ts';
import { addDown } from './commands/down.ts';
import { addExec } from './commands/exec.ts';
import { addMeter } from './commands/meter.ts';
import { addMutants } from './commands/mutants.ts';
import { addPreflight } from './commands/preflight.ts';
import { addRequirements } from './commands/requirements.ts';
import { addRun } from './commands/run.ts';
import { addSoak } from './commands/soak.ts';
import { addStatus } from './commands/status.ts';
import { addUp } from './commands/up.ts';
import { addUpgrade } from './commands/upgrade.ts';
import { addVerify } from './commands/verify.ts';
import { openSession } from './session.ts';

const session = openSession();
const program = new Command('conformance')
  .description('Decides whether a multi-cluster Istio does what its users rely on, with evidence.')
  .enablePositionalOptions()
  .showSuggestionAfterError()
  .exitOverride()
  .addHelpText(
    'after',
    `
Exit codes: 0 all conformant, 1 non-conformant, 2 wrong usage or configuration,
3 inconclusive (the environment failed), 4 a certificate that is not what it says,
130 interrupted.`,
  );

for (const add of [
  addRun,
  addPreflight,
  addCertify,
  addVerify,
  addUp,
  addStatus,
  addDown,
  addDoctor,
  addExec,
  addMutants,
  addSoak,
  addUpgrade,
  addMeter,
  addRequirements,
  addClean,
])
  add(program, session);
addDiff(program);
for (const command of program.commands) command.exitOverride().showSuggestionAfterError();

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = codeOf(session.signal.aborted ? session.signal.reason : error);
}
// Clients keep their connections alive; there is nothing left to wait for.
process.exit();

function codeOf(error: unknown): number {
  if (error instanceof CommanderError) {
    // run is the default command, so a mistyped command looks to commander like an argument of run.
    const word = process.argv[2] ?? '';
    const names = program.commands.map((command) => command.name());
    if (['commander.excessArguments', 'commander.unknownOption'].includes(error.code) && !word.startsWith('-') && !names.includes(word))
      process.stderr.write(`unknown command ${JSON.stringify(word)}: ${didYouMean(word, names)}\n`);
    return error.exitCode === 0 ? 0 : exitCodes.usage;
  }
  process.stderr.write(`${describe(error)}\n`);
  return error instanceof ConformanceError ? error.exitCode : exitCodes.inconclusive;
}
