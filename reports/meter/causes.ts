import type { MeterFailure } from '../readings/meter.ts';

/** What Envoy's response flags say of a call that was not answered, in the words of the mesh. Source: Envoy's documentation of access logs. */
const causes: Readonly<Record<string, string>> = {
  UH: 'knew no server that it could have sent it to',
  UF: 'could not connect to the server',
  UO: 'had more calls on their way than its limits allow',
  NR: 'had no route for it',
  NC: 'had a route to servers of which it knew nothing',
  URX: 'tried as often as it may',
  UT: 'got no answer in the time that its route allows',
  LR: 'reset the call itself',
  UR: 'saw the server reset the call',
  UC: 'lost the connection to the server while the call was on its way',
  UPE: 'could not read what the server answered',
  DC: 'saw the caller give up, or end the connection',
  DPE: 'could not read what it was sent',
  SI: 'saw nothing happen for as long as it waits',
  FI: 'made it fail, because a rule told it to',
  UAEX: 'was not allowed to let it in',
  OM: 'had too little memory to take it',
  DF: 'could not resolve the name of the server',
};

/** What a sidecar did or met; what is behind that of a server is its application. */
function causeOf({ side, code, flags, details }: MeterFailure): string {
  const told = flags
    .split(',')
    .flatMap((flag) => causes[flag] ?? [])
    .join(', and ');
  const cause = told || (details.includes('via_upstream') ? `passed on ${code} from the server` : `answered ${code}`);
  return side === 'server' ? cause.replaceAll('the server', 'its application') : cause;
}

/** Why a call was lost, as far as sidecars have logged it: which of the two was the first to fail it, and how. */
export function causeOfLoss(logged: readonly MeterFailure[]): string {
  const [caller, server] = (['caller', 'server'] as const).map((side) => logged.find((line) => line.side === side));
  const by = caller?.upstream ? ` (${caller.upstream})` : '';
  if (server) return `the sidecar of the server, ${server.pod} in ${server.cluster}, ${causeOf(server)}; that of the caller passed it on`;
  if (caller) return `the sidecar of the caller ${causeOf(caller)}${by}; no log of a server's sidecar has it`;
  return 'no sidecar logged it: it was lost before that of the caller, or with a pod that ended since';
}
