package main

import (
	"io"
	"log"
	"time"
)

// A clock that goes on by tick, and where it does so later than by late, this process got no CPU meanwhile.
const (
	tick = 20 * time.Millisecond
	late = 50 * time.Millisecond
)

// tellStandstills logs from when to when the process stood still, for as long as it runs.
func tellStandstills(out io.Writer) {
	told := log.New(out, "", 0)
	last := time.Now()
	for {
		time.Sleep(tick)
		now := time.Now()
		due := last.Add(tick)
		if now.Sub(due) > late {
			told.Printf("stood still from %s to %s", stamp(due), stamp(now))
		}
		last = now
	}
}

func stamp(at time.Time) string {
	return at.UTC().Format("2006-01-02T15:04:05.000Z")
}
