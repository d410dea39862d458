// Comes before the command line, which may fail while it is loaded. 1 says that a mesh is non-conformant: what nobody caught
// says nothing of one. In the processes that the command line starts, which have handlers of their own, it does nothing.
if (process.argv[1]?.endsWith('conformance.ts')) {
  const end = (error) => {
    process.stderr.write(`error: ${error?.stack ?? error}\n   do: report it: this is a fault of the suite\n`);
    process.exit(3);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
