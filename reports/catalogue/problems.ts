/** A trouble that people had with meshes of several clusters, and what here would have told them. */
export interface Problem {
  /** What they saw. */
  symptom: string;
  /** Issues of istio/istio by number, of other projects by name. */
  issues: readonly string[];
  /** Requirements that turn red where it is so. */
  requirements: readonly string[];
  /** The command that decides it, beside or in place of a requirement. */
  command?: string;
  /** What is missing where none does, or not all of it. */
  missing?: string;
}

export const problems: readonly Problem[] = [
  {
    symptom: 'only servers of the own cluster answer: the client has no endpoint of the remote',
    issues: ['#26463', '#41104', '#35062', '#46353'],
    requirements: ['MC-DS-010', 'MC-TR-010', 'MC-TR-020'],
  },
  {
    symptom: 'the remote secret names 127.0.0.1, as kind and others write it, and correcting it changes nothing until a restart',
    issues: ['#58047'],
    requirements: ['MC-DS-030', 'MC-LC-030'],
  },
  { symptom: 'a rotated or expired token is not picked up until istiod is restarted', issues: ['#34210', '#37925', '#60612'], requirements: ['MC-LC-020', 'MC-PF-060'] },
  { symptom: "rotating a token empties istiod's endpoints of that cluster for good", issues: ['#61043'], requirements: ['MC-LC-020'] },
  { symptom: 'create-remote-secret cannot rotate, and deleting the old token ends the live one', issues: ['#56358', '#57191', '#61773'], requirements: ['MC-LC-020'] },
  {
    symptom: "the secret's key and the cluster's name differ: no client for the cluster, or 503 on subsets by cluster",
    issues: ['#52065', '#30869', '#42144', '#52388'],
    requirements: ['MC-DS-030', 'MC-DS-100', 'MC-LC-070', 'MC-RT-050'],
  },
  { symptom: 'two remote secrets for one cluster', issues: ['#36365'], requirements: ['MC-LC-060', 'MC-LC-010'] },
  {
    symptom: 'istiod never gets ready while the API server of a remote is down',
    issues: ['#32102', '#33564', '#30838'],
    requirements: ['MC-RS-030'],
  },
  {
    symptom: "an outage of a remote's API server and a proxy that reconnects: no endpoints; replicas of istiod disagree",
    issues: ['#45992', '#38440'],
    requirements: ['MC-RS-050', 'MC-DS-030'],
  },
  {
    symptom: 'different roots: certificates are not believed, which retries make look as if only one cluster answered',
    issues: ['#32501', '#52356', '#46353'],
    requirements: ['MC-SC-050', 'MC-TR-010', 'MC-TR-090'],
  },
  {
    symptom: 'different trust domains reject each other; after an upgrade the reader lacks a right',
    issues: ['#37096', '#39204', '#30349', '#59474'],
    requirements: ['MC-SC-050', 'MC-SC-110', 'MC-PF-060'],
  },
  {
    symptom: 'istio-ca-root-cert is missing in namespaces of the remote: its root namespace names nobody who is to write it, or was told too late',
    issues: ['#32244', '#41389'],
    requirements: ['MC-DS-050', 'MC-PF-040'],
  },
  {
    symptom: "the remote's injection webhook fails: certificate not believed, time-out, no endpoints, a name for an address",
    issues: ['#42327', '#42942', '#39905', '#58445', '#45014'],
    requirements: ['MC-PF-040', 'MC-PF-120', 'MC-DS-050'],
  },
  {
    symptom: 'a revisioned control plane: the webhook calls a Service that is not there',
    issues: ['#47552', '#34867', '#35682', '#43611'],
    requirements: ['MC-PF-040', 'MC-PF-120', 'MC-DS-050'],
    command: 'upgrade --strategy canary',
  },
  { symptom: 'overlapping pod ranges: pods never get ready, the wrong one answers', issues: ['#14066'], requirements: ['MC-PF-050'] },
  { symptom: '"the same network" that is not: no routes, a firewall', issues: ['#42144', 'istio.io#9911'], requirements: ['MC-PF-030', 'MC-PF-130'] },
  { symptom: 'small requests pass, large ones hang', issues: ['#25976', 'cilium#23397'], requirements: ['MC-PF-080', 'MC-TR-060'] },
  { symptom: "the network's own load balancing takes Services past the sidecars", issues: ['#52402'], requirements: ['MC-TR-040', 'MC-TR-010'] },
  {
    symptom: 'locality rules hide the remote without a word, or do not fail over',
    issues: ['#19793', '#19257', '#35077', '#45668', '#45756', '#31340'],
    requirements: ['MC-TR-010', 'MC-RT-080', 'MC-RT-140', 'MC-RT-090', 'MC-DS-040'],
  },
  { symptom: 'a Service that only the remote has cannot be resolved', issues: ['#39222', '#17087', '#39843', '#40392'], requirements: ['MC-DS-020', 'MC-DS-110'] },
  {
    symptom: 'headless Services and the names of StatefulSet pods do not resolve across',
    issues: ['#29969', '#31787', '#34582', '#36349', '#46879'],
    requirements: ['MC-DS-090', 'MC-DS-110'],
  },
  {
    symptom: 'the Service differs between clusters: one definition wins, calls vanish',
    issues: ['#46105', '#43972', '#58898', 'istio.io#11891'],
    requirements: ['MC-DS-060', 'MC-TR-050'],
  },
  { symptom: 'ServiceEntry and WorkloadEntry against pods of the remote', issues: ['#32164', '#28715', '#60343'], requirements: ['MC-DS-130'] },
  { symptom: 'rules that are applied in the remote do nothing', issues: ['#12291', '#44863'], requirements: ['MC-RT-020'] },
  { symptom: 'endpoints outlive their pod, or the remote secret', issues: ['#32310', '#27187', '#13614', '#8554'], requirements: ['MC-DS-080', 'MC-LC-010'] },
  { symptom: 'calls to kubernetes.default leave the cluster', issues: ['#14692', '#33848'], requirements: ['MC-DS-040'] },
  { symptom: 'all works, then 503s after half an hour', issues: ['#31464'], requirements: ['MC-RS-060', 'MC-TR-030'] },
  { symptom: 'an upgrade breaks calls across', issues: ['#31480', '#33256', '#50459', '#53690', 'istio.io#12971'], requirements: ['MC-PF-070'], command: 'upgrade' },
  { symptom: 'clocks that differ by seconds: a certificate is not valid yet', issues: ['#32176', '#29379'], requirements: ['MC-PF-090', 'MC-SC-050'] },
  {
    symptom: 'metrics say destination_cluster="unknown"',
    issues: ['#18924', '#29373', '#39614'],
    requirements: ['MC-OB-040'],
    missing: "metrics of the sidecars, which need Istio's own Envoy",
  },
  { symptom: 'a node that is drained or goes: errors across for minutes', issues: ['#34534', '#40621'], requirements: ['MC-RS-080', 'MC-RS-010', 'MC-DS-080'] },
  { symptom: "istiod's address changes with its pod or load balancer", issues: ['#31453', '#4822'], requirements: ['MC-PF-100', 'MC-RS-070', 'MC-RS-020'] },
];
