import type { ServerLogReading } from '../readings/calls.ts';
import type { Judgement } from '../types.ts';

type LoggedCall = ServerLogReading['calls'][number];

/** How often a number of requests came up: "20 × 3 requests". */
function tell(numbers: readonly number[]): string {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([number, times]) => `${times} × ${number}`)
    .join(', ');
}

const requests = ({ logged }: LoggedCall): number => Object.values(logged).reduce((sum, times) => sum + times, 0);

/** Every call got this status in the end, after exactly so many requests to the servers. */
export function triedTimes({ calls }: ServerLogReading, { tries, status, count }: { tries: number; status: number; count: number }): Judgement {
  return {
    holds: calls.length > 0 && calls.length === count && calls.every((call) => call.status === status && requests(call) === tries),
    wanted: `${count} of ${count} calls with ${tries} requests in the logs of the servers' sidecars, and ${status} in the end`,
    seen: `${calls.filter((call) => call.status === status).length} of ${calls.length} with ${status} in the end; calls with so many requests: ${tell(calls.map(requests)) || 'none'}`,
  };
}

/** Every call was answered by one version alone, and the sidecars of another saw a copy of each. */
export function shadowedBy({ calls }: ServerLogReading, { version, shadow, count }: { version: string; shadow: string; count: number }): Judgement {
  const answered = calls.filter((call) => call.status === 200 && call.version === version).length;
  const copies = calls.map(({ logged }) => logged[shadow] ?? 0);
  return {
    holds: calls.length > 0 && calls.length === count && answered === count && copies.every((times) => times === 1),
    wanted: `${count} of ${count} answered by ${version}, and one copy of each in the logs of ${shadow}`,
    seen: `${answered} of ${calls.length} answered by ${version}; calls with so many copies in the logs of ${shadow}: ${tell(copies) || 'none'}`,
  };
}
