// Command helloworld is the sample server of Istio's multi-cluster guide: GET /hello answers with its
// version and the pod that it runs in, GET /health says that it is up.
//
// SERVICE_VERSION is the version it answers with, HOSTNAME (the pod's name) the instance, and its one
// optional argument the address to listen on.
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func handler(version, instance string) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /hello", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, "Hello version: %s, instance: %s\n", version, instance)
	})
	mux.HandleFunc("GET /health", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintln(w, "Helloworld is healthy")
	})
	return mux
}

func main() {
	version := os.Getenv("SERVICE_VERSION")
	if version == "" {
		log.Fatal("SERVICE_VERSION is not set: it is what this server answers with")
	}
	address := ":5000"
	if len(os.Args) > 1 {
		address = os.Args[1]
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	server := &http.Server{
		Addr:              address,
		Handler:           handler(version, os.Getenv("HOSTNAME")),
		ReadHeaderTimeout: 10 * time.Second,
	}
	go func() {
		<-ctx.Done()
		deadline, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		_ = server.Shutdown(deadline)
	}()
	log.Printf("helloworld %s listens on %s", version, address)
	if err := server.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		log.Fatal(err)
	}
}
