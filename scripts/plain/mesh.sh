#!/usr/bin/env bash
# Two kind clusters and a primary/remote Istio, by the tools alone: what a person would type. It shares no code
# with the suite. The benchmark measures the suite against it, and the tests attach to what it makes.
#
# Runs where the engine's ports are reachable, with DOCKER_HOST, kind, kubectl and istioctl set up, and takes
# its settings from the environment:
#   NAME        prefix of clusters and network          WORK       folder for kubeconfigs and certificates
#   NODE_IMAGE  image of kind's nodes                   HUB, TAG   Istio's images
#   SUBNET      of the Docker network                   VALUES     file with IstioOperator values of the stack
#   GATEWAY_API file with the definitions of the Gateway API
#   SAMPLES     folder with the samples' YAML, or empty; HELLOWORLD and SLEEP are their images
set -euo pipefail
cd "$WORK"
network=$NAME-net
declare -A pods=([primary]=10.10.0.0/16 [remote]=10.20.0.0/16)
declare -A services=([primary]=10.110.0.0/16 [remote]=10.120.0.0/16)
declare -A node_pods=([primary]=10.10.0.0/24 [remote]=10.20.0.0/24)
k() { kubectl --kubeconfig "$WORK/$1" "${@:2}"; }

docker network create --subnet "$SUBNET" "$network" > /dev/null
create() {
  mkdir -p "cni-$1"
  cat > "cni-$1/10-ptp.conflist" <<CNI
{"cniVersion": "1.0.0", "name": "ptp", "plugins": [
  {"type": "ptp", "ipMasq": false, "ipam": {"type": "host-local", "dataDir": "/run/cni-ipam",
   "routes": [{"dst": "0.0.0.0/0"}], "ranges": [[{"subnet": "${node_pods[$1]}"}]]}},
  {"type": "portmap", "capabilities": {"portMappings": true}}]}
CNI
  KIND_EXPERIMENTAL_DOCKER_NETWORK=$network kind create cluster --quiet --name "$NAME-$1" --image "$NODE_IMAGE" \
    --kubeconfig "$WORK/$1" --config - <<KIND
kind: Cluster
apiVersion: kind.x-k8s.io/v1alpha4
networking: {podSubnet: ${pods[$1]}, serviceSubnet: ${services[$1]}, disableDefaultCNI: true}
featureGates: {KubeletInUserNamespace: true}
kubeadmConfigPatches: ["{kind: KubeletConfiguration, failCgroupV1: false}"]
nodes: [{role: control-plane}]
KIND
}
create primary & first=$!
create remote & second=$!
wait "$first"
wait "$second"

declare -A node
for c in primary remote; do
  node[$c]=$(docker inspect -f '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' "$NAME-$c-control-plane")
  k "$c" -n kube-system get configmap coredns -o yaml |
    sed -e 's/\.:53 {/cluster.local:53 in-addr.arpa:53 ip6.arpa:53 {/' -e '/forward \./,/}/d' -e '/^ *loop$/d' |
    k "$c" apply -f - > /dev/null 2>&1
  docker exec "$NAME-$c-control-plane" sh -c 'until curl -sf -o /dev/null http://127.0.0.1:10256/healthz; do sleep 0.2; done'
  docker exec -i "$NAME-$c-control-plane" sh -c 'mkdir -p /etc/cni/net.d; cat > /etc/cni/net.d/10-ptp.conflist' < "cni-$c/10-ptp.conflist"
done
docker exec "$NAME-primary-control-plane" sh -c "ip route add ${pods[remote]} via ${node[remote]}; ip route add ${services[remote]} via ${node[remote]}"
docker exec "$NAME-remote-control-plane" sh -c "ip route add ${pods[primary]} via ${node[primary]}; ip route add ${services[primary]} via ${node[primary]}"

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -subj "/CN=plain root" -keyout root.key -out root.pem \
  -addext 'keyUsage=critical,keyCertSign,cRLSign' 2> /dev/null
printf 'basicConstraints=critical,CA:true,pathlen:0\nkeyUsage=critical,keyCertSign,cRLSign,digitalSignature\n' > ca.ext
for c in primary remote; do
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/L=$c/CN=plain intermediate" -keyout "$c.key" -out "$c.csr" 2> /dev/null
  openssl x509 -req -in "$c.csr" -CA root.pem -CAkey root.key -CAcreateserial -days 30 -extfile ca.ext -out "$c.pem" 2> /dev/null
  cat "$c.pem" root.pem > "$c-chain.pem"
  k "$c" create namespace istio-system > /dev/null
  k "$c" -n istio-system create secret generic cacerts --from-file=ca-cert.pem="$c.pem" --from-file=ca-key.pem="$c.key" \
    --from-file=root-cert.pem=root.pem --from-file=cert-chain.pem="$c-chain.pem" > /dev/null
done
k remote annotate namespace istio-system topology.istio.io/controlPlaneClusters=primary > /dev/null

k primary apply --server-side -f "$GATEWAY_API" > /dev/null
k primary apply -f - > /dev/null <<SERVICE
{apiVersion: v1, kind: Service, metadata: {name: istiod-for-remote, namespace: istio-system},
 spec: {selector: {app: istiod}, ports: [{name: tls-istiod, port: 15012}, {name: tls-webhook, port: 15017}]}}
SERVICE
address=$(k primary -n istio-system get service istiod-for-remote -o 'jsonpath={.spec.clusterIP}')
common=(--skip-confirmation --set "hub=$HUB" --set "tag=$TAG" --set values.global.meshID=mesh1 --set values.global.network=network1
  --set values.global.externalIstiod=true --set values.global.imagePullPolicy=IfNotPresent)
istioctl install --kubeconfig "$WORK/primary" "${common[@]}" -f "$VALUES" --set profile=minimal --set values.global.multiCluster.clusterName=primary \
  --set components.pilot.k8s.readinessProbe.httpGet.path=/ready --set components.pilot.k8s.readinessProbe.httpGet.port=8080 \
  --set components.pilot.k8s.readinessProbe.initialDelaySeconds=1 --set components.pilot.k8s.readinessProbe.periodSeconds=1 \
  --set meshConfig.accessLogFile=/dev/stdout --set meshConfig.accessLogEncoding=JSON > istio-primary.log 2>&1 & first=$!
istioctl install --kubeconfig "$WORK/remote" "${common[@]}" -f "$VALUES" --set profile=remote --set values.global.multiCluster.clusterName=remote \
  --set "values.global.remotePilotAddress=$address" --set values.istiodRemote.injectionPath=/inject/cluster/remote/net/network1 > istio-remote.log 2>&1 & second=$!
wait "$first"
wait "$second"
k primary apply -f - > /dev/null <<POLICY
{apiVersion: security.istio.io/v1, kind: PeerAuthentication, metadata: {name: default, namespace: istio-system}, spec: {mtls: {mode: STRICT}}}
POLICY
istioctl create-remote-secret --kubeconfig "$WORK/remote" --name remote --server "https://${node[remote]}:6443" | k primary apply -f - > /dev/null

[ -n "${SAMPLES:-}" ] || exit 0
until [ -n "$(k remote get mutatingwebhookconfigurations -o 'jsonpath={.items[*].webhooks[0].clientConfig.caBundle}')" ]; do sleep 0.2; done
deploy() {
  local cluster=$1 version=$2 namespace
  k "$cluster" create namespace app1 > /dev/null
  k "$cluster" label namespace app1 istio-injection=enabled > /dev/null
  k "$cluster" create namespace app1-off-mesh > /dev/null
  for namespace in app1 app1-off-mesh; do
    for manifest in caller helloworld-service helloworld; do
      sed -e "s#\${sleep}#$SLEEP#; s#\${helloworld}#$HELLOWORLD#; s#\${version}#$version#g" "$SAMPLES/$manifest.yaml"
      echo ---
    done | k "$cluster" -n "$namespace" apply -f - > /dev/null
  done
  k "$cluster" -n app1 wait --for=condition=Available deployment --all --timeout=120s > /dev/null
  k "$cluster" -n app1-off-mesh wait --for=condition=Available deployment --all --timeout=120s > /dev/null
}
deploy primary v1 & first=$!
deploy remote v2 & second=$!
wait "$first"
wait "$second"
