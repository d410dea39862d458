module istio-multicluster-conformance/stacks/helloworld

go 1.26.0
