import { createPublicKey } from 'node:crypto';
import { findRequirement } from '../catalogue/index.ts';
import { xml } from '../pictures/svg.ts';
import { unsupportedAmong } from '../rules/verdict.ts';
import type { Verdict } from '../types.ts';
import { fingerprint } from './envelope.ts';
import type { Certificate } from './types.ts';

const signs: Record<Verdict, string> = { conformant: '✓', 'non-conformant': '✗', unsupported: '–', inconclusive: '?' };

const style = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5b6675; --line: #d5dae1; --paper: #fff; --good: #24693d; --bad: #a3231a; --unsure: #8a5a00 }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ee; --soft: #9aa5b4; --line: #3a424e; --paper: #14181e; --good: #6fce8f; --bad: #ff8d80; --unsure: #f0b952 } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 68rem; margin: 2.5rem auto; padding: 0 1.5rem }
h1 { font-size: 1.5rem; margin: 0 } h2 { font-size: 1.05rem; margin: 2.2rem 0 .5rem }
.verdict { font-size: 1.25rem; font-weight: 600; margin: .3rem 0 0 }
.conformant { color: var(--good) } .non-conformant { color: var(--bad) } .inconclusive { color: var(--unsure) } .unsupported, .soft { color: var(--soft) }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; vertical-align: top; padding: .35rem .9rem .35rem 0; border-bottom: 1px solid var(--line) }
th { font-weight: 600; white-space: nowrap } td.verdicts { white-space: nowrap } code, pre { font: 13px/1.5 ui-monospace, monospace } code { overflow-wrap: anywhere }
pre { border: 1px solid var(--line); border-radius: 6px; padding: .7rem 1rem; overflow-x: auto }
@media print { body { margin: 0 } }`;

const rows = (facts: [name: string, value: string][]): string => facts.map(([name, value]) => `<tr><th scope="row">${xml(name)}</th><td>${value}</td></tr>`).join('\n');

const list = (facts: Record<string, string | number | object>): string =>
  Object.entries(facts)
    .map(([name, value]) => xml(`${name} ${typeof value === 'object' ? JSON.stringify(value) : value}`))
    .join('<br>');

/** The certificate as a page that people read: one HTML file that needs nothing else. */
export function certificatePage(certificate: Certificate): string {
  const { verdict, verdicts, environment, stack, platform, suite, startedAt, endedAt, timeouts, sampling, run, signer } = certificate;
  const variants = [...new Set(verdicts.map(({ variant }) => variant))].sort();
  const cell = (id: string, variant: string) => {
    const found = verdicts.find((entry) => entry.id === id && entry.variant === variant);
    if (!found) return '<td class="verdicts soft">·</td>';
    const why = found.verdict !== 'conformant' && found.reason ? `<br><span class="soft">${xml(found.reason)}</span>` : '';
    return `<td class="${why ? '' : 'verdicts '}${found.verdict}">${signs[found.verdict]} ${found.verdict}${why}</td>`;
  };
  const table = [...new Set(verdicts.map(({ id }) => id))]
    .sort()
    .map((id) => `<tr><th scope="row">${id}</th><td>${xml(findRequirement(id)?.sentence ?? '')}</td>${variants.map((variant) => cell(id, variant)).join('')}</tr>`)
    .join('\n');
  const clusters = environment.clusters.map(({ name, role, nodes, podSubnet, serviceSubnet }) =>
    xml(`${name} (${role}): ${nodes === 0 ? '' : `${nodes} node${nodes === 1 ? '' : 's'}, `}pods ${podSubnet || 'not known'}, services ${serviceSubnet || 'not known'}`),
  );
  const undecided = unsupportedAmong(verdicts.map((entry) => entry.verdict));
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Certificate: multi-cluster Istio, ${verdict}</title><style>${style}</style></head><body>
<h1>Multi-cluster Istio: certificate of conformance</h1>
<p class="verdict ${verdict}">${signs[verdict]} ${verdict}${undecided && `<span class="soft">, ${undecided}</span>`}</p>
<p class="soft">${xml(environment.name)}, ${startedAt.slice(0, 16).replace('T', ' ')} to ${endedAt.slice(11, 16)} UTC, stack ${xml(stack.name)}. ${signer ? `Signed by <code>${fingerprint(createPublicKey(signer))}</code>.` : 'Not signed.'}</p>
<h2>Verdicts</h2>
<table><thead><tr><th>id</th><th>requirement</th>${variants.map((variant) => `<th>${variant}</th>`).join('')}</tr></thead><tbody>
${table}
</tbody></table>
<h2>Of what</h2>
<table><tbody>
${rows([
  ['environment', `${xml(environment.name)}, ${environment.owner === 'ours' ? 'made by the suite' : "someone else's, attached"}`],
  ['clusters', clusters.join('<br>')],
  ...(environment.network ? ([['network of the nodes', xml(environment.network)]] as [string, string][]) : []),
  ...(environment.expose ? ([['istiod exposed by', xml(environment.expose)]] as [string, string][]) : []),
  ['stack', list({ name: stack.name, ...(stack.digest ? { digest: stack.digest } : {}), ...stack.versions })],
  ...platform.clusters.map(({ name, kubernetes, nodes }): [string, string] => [
    `nodes of ${name}`,
    nodes.map((node) => xml(`${node.name}: Kubernetes ${kubernetes}, kernel ${node.kernel}, ${node.runtime}, ${node.os}, ${node.architecture}`)).join('<br>') || 'not readable',
  ]),
  ['proxies', xml(platform.envoy ?? 'not known')],
  ['images', list(platform.images)],
])}
</tbody></table>
<h2>By what</h2>
<table><tbody>
${rows([
  ['suite', xml(`${suite.version}${suite.commit ? `, commit ${suite.commit}` : ''}`)],
  ['source tree', `<code>${suite.sourceDigest}</code>`],
  ['run', `<code>${run}</code>`],
  ['samples', list(sampling)],
  ['time-outs in ms', list(timeouts)],
])}
</tbody></table>
<h2>To check it</h2>
<p>In a checkout of the suite, with the folder of this page; it needs no cluster and no network, and judges the raw evidence again:</p>
<pre>npm run conformance -- verify &lt;folder&gt;${signer ? ' --key &lt;public key that you trust&gt;' : ''}</pre>
</body></html>
`;
}
