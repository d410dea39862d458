import type { JoiningReading } from '../readings/control-plane.ts';
import type { Judgement } from '../types.ts';

const tell = ({ proxies, refused }: JoiningReading): string =>
  `${proxies.map(({ pod, ready, connected }) => `${pod}: ${ready ? 'ready' : 'not ready'}, ${connected ? 'connected' : 'not connected'} to istiod`).join('; ') || 'no new pod'}; ${refused.now - refused.before} requests for certificates refused`;

/** Every new proxy has a certificate and is connected. */
export const proxiesJoined = (reading: JoiningReading): Judgement => ({
  holds: reading.proxies.length > 0 && reading.proxies.every(({ ready, connected }) => ready && connected),
  wanted: `a new pod of ${reading.cluster} ready, and its sidecar connected to istiod`,
  seen: tell(reading),
});

/** No new proxy gets a certificate or is connected: istiod refuses it, and counts that. */
export const proxiesRefused = (reading: JoiningReading): Judgement => ({
  holds: reading.proxies.length > 0 && reading.proxies.every(({ ready, connected }) => !ready && !connected) && reading.refused.now > reading.refused.before,
  wanted: `no new pod of ${reading.cluster} ready or connected to istiod, which refuses its sidecar a certificate`,
  seen: tell(reading),
});
