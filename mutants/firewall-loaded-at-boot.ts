import type { Patient } from '../fixtures/breakage/types.ts';
import { docker } from '../fixtures/lab/engine/docker.ts';
import type { Mutant } from './types.ts';

const unit = 'firewall-of-yesterday.service';

/** Refuses connections that pods of the primary open, and nothing else: the remote's own pods go on to find istiod. */
const ruleFor = (source: string): string => `FORWARD --source ${source} --protocol tcp --match conntrack --ctstate NEW --jump REJECT --reject-with tcp-reset`;

const unitFile = (rule: string): string => `[Unit]
Description=A firewall that was saved before the other cluster was there
Before=kubelet.service

[Service]
Type=oneshot
ExecStart=/usr/sbin/iptables --insert ${rule}

[Install]
WantedBy=multi-user.target
`;

/** A shell on each node of the remote. */
async function onNodes({ state }: Patient, script: string, input = ''): Promise<void> {
  const { engine, clusters } = state;
  if (!engine) throw new Error('the nodes of this environment cannot be reached');
  for (const { name } of clusters[1]?.nodes ?? []) await docker(engine, ['exec', '--interactive', name, 'sh', '-ec', script], { input });
}

const isEnabled = (patient: Patient): Promise<boolean> =>
  onNodes(patient, `systemctl is-enabled ${unit}`).then(
    () => true,
    () => false,
  );

export const firewallLoadedAtBoot: Mutant = {
  id: 'firewall-loaded-at-boot',
  sentence: "the remote's nodes load a firewall when they start that knows nothing of the primary's pods; until then all is well",
  variants: ['mtls'],
  requirement: 'MC-RS-080',
  link: 'pod-address',
  unharmed: [],
  async apply(patient) {
    const rule = ruleFor(patient.state.clusters[0]?.podSubnet ?? '');
    await onNodes(patient, `cat > /etc/systemd/system/${unit} && systemctl daemon-reload && systemctl enable ${unit}`, unitFile(rule));
    return () => onNodes(patient, `systemctl disable ${unit}; rm /etc/systemd/system/${unit}; systemctl daemon-reload; while iptables --delete ${rule} 2> /dev/null; do :; done`);
  },
  isApplied: isEnabled,
};
