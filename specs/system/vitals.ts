import { Mesh } from '../../fixtures/mesh.ts';
import { vitalTroubles } from '../../fixtures/vitals.ts';
import { standing } from './standing.ts';

/** Says, as JSON, what vitals find since a time (ISO 8601): a process of its own, inside of the engine's network. */
const state = standing();
const troubles = await vitalTroubles(new Mesh(state, state.mesh?.variant ?? 'mtls', new Date(process.argv[2] ?? '')));
process.stdout.write(JSON.stringify(troubles));
// Connections to a server that does not answer would keep it.
process.exit(0);
