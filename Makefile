# make help lists the targets.

GOLANGCI_LINT_VERSION := v2.15.0
GOLANGCI_LINT := .bin/golangci-lint-$(GOLANGCI_LINT_VERSION)

# Where the conformance harness (conform) and its cases (corpus) are.
SHARED ?= ../shared
# Where the cases of the official suite are, for make suite.
SUITE ?= $(SHARED)/corpus/suite
# What make conformance runs, and a directory for its reports, if they are wanted.
BARS ?= testdata/conformance.txt
REPORTS ?=
# Which fuzz targets to run, as a regular expression, and how long each.
# Differential is one that compares with another validator. 10000000x is as
# many executions.
FUZZ ?= .
FUZZTIME ?= 30s
# Where man pages go.
MAN ?= .bin/man/man1
# Which packages make race tests.
RACE ?= ./...
# Every how many faults make mutants tries one.
SAMPLE ?= 1
GOVULNCHECK_VERSION := v1.1.4
# Which benchmarks to run.
BENCH ?= .

# Newer versions want a newer Go.
GORELEASER := github.com/goreleaser/goreleaser/v2@v2.14.0

.DEFAULT_GOAL := help
.PHONY: help check build test lint generate current suite conformance bench man microbench fuzz losses hostile race cross mutants vulncheck licences reproducible yaml snapshot

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | awk -F '\t' '{printf "%-12s %s\n", $$1, $$2}'

check: build test lint current ## all that a change has to pass, but conformance

build: ## compile and vet everything
	go build ./...
	go vet ./...

test: ## run the tests
	go test ./...

lint: $(GOLANGCI_LINT) ## run the linters and formatters of .golangci.yml
	$(GOLANGCI_LINT) run ./...

$(GOLANGCI_LINT):
	GOBIN=$(CURDIR)/.bin go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(GOLANGCI_LINT_VERSION)
	mv .bin/golangci-lint $@

generate: ## write everything in generated/ anew
	go generate ./...

current: generate ## fail unless what is committed in generated/ is current
	@changed=$$(git status --porcelain -- generated); \
	if [ -n "$$changed" ]; then \
		git --no-pager diff -- generated; \
		echo "generated/ was not current:"; echo "$$changed"; exit 1; \
	fi

suite: ## run the official suite anew and hold the score in internal/conformance/testdata
	TYPEWRIGHT_SUITE="$(abspath $(SUITE))" go test -count=1 -timeout 30m ./internal/conformance -run TestSuite

conformance: ## run the harness over the suite and real schemas, as the file BARS says
	.ci/conformance "$(SHARED)" "$(BARS)" "$(REPORTS)"

bench: ## compare with other packages and write docs/performance.md; needs the network once
	bench/generate.sh
	cd bench && GOEXPERIMENT=jsonv2 go run . >gen/jsonv2.md
	cd bench && go run . -out ../docs

man: ## write the man pages into MAN
	go run ./cmd/typewright man $(MAN)

yaml: ## test generated code with packages for YAML; needs the network once
	cd internal/yamlpackages && go generate . && go test .

microbench: ## run the benchmarks of the packages; BENCH=regexp selects
	go test -run '^$$' -bench '$(BENCH)' -benchmem ./...

losses: ## decode and encode 100,000 random instances of golden schemas, and as many of random ones, and compare
	go test ./internal/fuzz -run GoldenInstances -v -timeout 0 -args -instances 4600
	go test ./internal/fuzz -run Differential -v -timeout 0 -args -pairs 100000 -schemas 80 -instances 250

fuzz: ## fuzz each target for FUZZTIME; FUZZ=regexp selects
	@if echo Differential | grep -qE '$(FUZZ)'; then \
		go test ./internal/fuzz -run Differential -v -timeout 0 -args -time $(FUZZTIME) -schemas 150; \
	fi
	@grep -r --include='*_test.go' --exclude-dir=testdata -o '^func Fuzz[A-Za-z0-9_]*' . | \
	sed 's|/[^/]*:func | |' | grep -E '$(FUZZ)' | sort | \
	while read -r package target; do \
		echo "$$package $$target"; \
		go test -toolexec "$(CURDIR)/.ci/instrument" "$$package" -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x </dev/null || exit 1; \
	done

hostile: ## the long form of the tests with hostile documents, hostile schemas and killed runs
	go test ./generated/shapes -run 'Hostile|Large' -v -timeout 0 -args -all -size 1000000
	go test ./internal/gen -run BlowUps -v -timeout 0 -args -full
	go test ./internal/gen -run FuzzInjection -timeout 0 -args -every
	go test ./internal/cli -run 'Kill|Together' -v -timeout 0 -args -kills 1000

race: ## run the tests of RACE under the race detector
	go test -race -timeout 60m -skip 'Alloc|Hostile|Large|LinearTime|TestHuge' $(RACE) # they count what the detector changes, or take long

cross: ## vet and build for other systems
	GOOS=windows GOARCH=amd64 go vet ./...
	GOOS=darwin GOARCH=arm64 go vet ./...
	GOOS=linux GOARCH=386 go vet ./...
	GOOS=windows GOARCH=amd64 go build -o /dev/null ./cmd/typewright

mutants: ## put faults into the support code, one of SAMPLE, and count those that tests find
	cd internal/mutants && go run . -sample $(SAMPLE)

vulncheck: ## look for known vulnerabilities; needs the module proxy
	.ci/vulncheck $(GOVULNCHECK_VERSION)

licences: ## list the modules of the tool and hold their licences
	go test ./cmd/typewright -run Licences -v -count=1

reproducible: ## build twice, from two directories and without a cache, and compare
	.ci/reproducible

snapshot: ## build what a release would have, into dist/; needs the network once
	go run $(GORELEASER) release --snapshot --clean --skip=publish
