import { control, expect, requirement, test, together } from '../../fixtures/index.ts';

/** What servers take at each of their ports. */
const ports = { strict: 5000, permissive: 5001, disabled: 5002 };

test(
  'who brings mTLS, and who brings none, is served where servers take that, and nowhere else',
  requirement('MC-SC-130'),
  async ({ apply, applyEverywhere, callers, versions }) => {
    const calls = (host: 'with-mtls' | 'without-mtls', port: keyof typeof ports) => callers.calls({ host, port: ports[port], path: '/hello' });
    const mismatched = [calls('without-mtls', 'strict'), calls('with-mtls', 'disabled')];
    const matching = [calls('with-mtls', 'strict'), calls('with-mtls', 'permissive'), calls('without-mtls', 'permissive'), calls('without-mtls', 'disabled')];
    await applyEverywhere('tls-modes.services.yaml');
    await apply('tls-modes.ports.yaml');
    await together(...mismatched.map((pair) => () => control(pair).toBeServedByAll(versions)));

    await apply('tls-modes.yaml');
    await together(...mismatched.map((pair) => () => expect(pair).toBeRejectedWith(503)));
    await together(...matching.map((pair) => () => expect(pair).toBeServedByAll(versions)));
  },
);
