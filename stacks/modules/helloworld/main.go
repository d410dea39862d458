// Command helloworld is the sample server of Istio's multi-cluster guide: GET /hello answers with its
// version and the pod that it runs in, GET /health says that it is up. Beyond the guide, GET /bytes/<n>
// answers with n bytes and POST /bytes with how many it was sent and their SHA-256; POST /api/v2/spans keeps what
// sidecars report of calls, in Zipkin's format, and GET /spans answers with all of it.
//
// SERVICE_VERSION is the version it answers with, HOSTNAME (the pod's name) the instance, and its one
// optional argument the address to listen on. With CLOCK=yes it logs when it stood still itself.
package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"syscall"
	"time"
)

func handler(version, instance string) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /hello", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, "Hello version: %s, instance: %s\n", version, instance)
	})
	mux.HandleFunc("GET /bytes/{count}", give)
	mux.HandleFunc("POST /bytes", take)
	var reported spans
	mux.HandleFunc("POST /api/v2/spans", reported.take)
	mux.HandleFunc("GET /spans", reported.give)
	mux.HandleFunc("GET /health", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintln(w, "Helloworld is healthy")
	})
	return mux
}

// Larger bodies say nothing more of a network, and cost its memory.
const most = 16 << 20

// give answers with as many bytes as its path says: the letters a to z, over and over.
func give(w http.ResponseWriter, r *http.Request) {
	count, err := strconv.Atoi(r.PathValue("count"))
	if err != nil || count < 0 || count > most {
		http.Error(w, fmt.Sprintf("%q is no number of bytes from 0 to %d", r.PathValue("count"), most), http.StatusBadRequest)
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Content-Length", strconv.Itoa(count))
	body := make([]byte, count)
	for i := range body {
		body[i] = 'a' + byte(i%26)
	}
	_, _ = w.Write(body)
}

// take answers with the number of bytes that it was sent and their SHA-256.
func take(w http.ResponseWriter, r *http.Request) {
	digest := sha256.New()
	count, err := io.Copy(digest, http.MaxBytesReader(w, r.Body, most))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	fmt.Fprintf(w, "%d %x\n", count, digest.Sum(nil))
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
	// No ReadHeaderTimeout: of a connection that was not used yet it counts from when it was opened. Sidecars open some
	// ahead, and a call that is put onto one at the moment at which it is closed here is lost (503, UC).
	server := &http.Server{Addr: address, Handler: handler(version, os.Getenv("HOSTNAME"))}
	go func() {
		<-ctx.Done()
		deadline, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		_ = server.Shutdown(deadline)
	}()
	if os.Getenv("CLOCK") == "yes" {
		go tellStandstills(os.Stderr)
	}
	log.Printf("helloworld %s listens on %s", version, address)
	if err := server.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		log.Fatal(err)
	}
}
