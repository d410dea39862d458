package main

import (
	"encoding/json"
	"net/http"
	"sync"
)

// Sidecars report a few spans for each call; who asks for more than this has forgotten to stop.
const mostSpans = 20_000

// spans keeps what sidecars report of calls, in Zipkin's format, as it comes.
type spans struct {
	mutex sync.Mutex
	all   []json.RawMessage
}

// take keeps the spans of a report.
func (s *spans) take(w http.ResponseWriter, r *http.Request) {
	var report []json.RawMessage
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, most)).Decode(&report); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if len(s.all)+len(report) > mostSpans {
		http.Error(w, "there are too many spans", http.StatusInsufficientStorage)
		return
	}
	s.all = append(s.all, report...)
	w.WriteHeader(http.StatusAccepted)
}

// give answers with all spans.
func (s *spans) give(w http.ResponseWriter, _ *http.Request) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	all := s.all
	if all == nil {
		all = []json.RawMessage{}
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(all)
}
