// SPDX-License-Identifier: Apache-2.0
// main POLICY POSTS: OPA's Go library, with the query prepared beforehand.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"syscall"
	"time"

	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/version"
)

const window = 100 * time.Millisecond

// Processor time of all threads, collecting garbage among them.
func used() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		log.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

func texts(path string) []map[string]any {
	content, err := os.ReadFile(path)
	if err != nil {
		log.Fatal(err)
	}
	var texts []string
	if err := json.Unmarshal(content, &texts); err != nil {
		log.Fatal(err)
	}
	records := make([]map[string]any, len(texts))
	for i, text := range texts {
		records[i] = map[string]any{"text": text}
	}
	return records
}

// How many posts have a live rule.
func pass(query rego.PreparedEvalQuery, records []map[string]any) int {
	found := 0
	for _, record := range records {
		results, err := query.Eval(context.Background(), rego.EvalInput(record))
		if err != nil {
			log.Fatal(err)
		}
		if live, ok := results[0].Expressions[0].Value.([]any); ok && len(live) > 0 {
			found++
		}
	}
	return found
}

func main() {
	policy, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	records := texts(os.Args[2])
	query, err := rego.New(rego.Query("data.charter.live"), rego.Module("charter.rego", string(policy))).
		PrepareForEval(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("ready OPA %s (Go library)\n", version.Version)
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		start, passes, found := used(), 0, 0
		for passes == 0 || used()-start < window {
			found = pass(query, records)
			passes++
		}
		fmt.Println(float64((used()-start).Nanoseconds())/float64(passes), found)
	}
}
