module istio-multicluster-conformance/stacks/pause

go 1.26.0
