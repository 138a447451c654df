# `make serve`, `make test` and `make dist` are all a newcomer needs; each installs what is missing first.
SHELL := /bin/sh
CACHE := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/touchline
export PATH := $(CURDIR)/node_modules/.bin:$(CACHE)/tools/bin:$(HOME)/.cargo/bin:$(PATH)
# Trunk takes NO_COLOR=1 for a flag it cannot read.
unexport NO_COLOR

PORT ?= 8080
ADDRESS ?= 127.0.0.1
# The site's address, for link previews: make dist SITE_URL=https://example.org/touchline/
export SITE_URL ?=
# A browser opens where there is a screen.
OPEN := $(if $(or $(DISPLAY),$(WAYLAND_DISPLAY)),--open)
WASM := --target wasm32-unknown-unknown

.PHONY: help serve dist check test setup setup-test fmt lint test-native test-wasm types stories fuzz bench clean

help: ## this list
	@echo 'Touchline. The usual commands:'
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

serve: setup ## build the page and serve it on this computer
	@echo 'touchline: building; then http://$(ADDRESS):$(PORT)/ (Ctrl-C ends it)'
	@trunk serve --quiet $(OPEN) --address $(ADDRESS) --port $(PORT) --dist target/serve

dist: setup ## build the finished static site in dist/
	@trunk build --quiet --dist dist
	@echo "touchline: dist/ holds the site; copy it to any static host"

check: setup-test fmt lint test-native dist types ## the quick checks, without browsers

test: setup-test fmt lint test-native test-wasm dist types stories ## everything, in real browsers too
	@echo 'touchline: all tests passed'

setup:
	@scripts/setup.sh build

setup-test:
	@scripts/setup.sh test

fmt:
	cargo fmt --check

lint:
	cargo clippy --quiet --all-targets -- -D warnings
	cargo clippy --quiet --all-targets $(WASM) -- -D warnings
	cargo clippy --quiet --lib $(WASM) --no-default-features --features labs -- -D warnings

test-native:
	@[ -n "$$COURSE_MAT" ] || echo "touchline: COURSE_MAT does not name the course's data.mat; its football tables are not compared"
	@if cargo nextest --version >/dev/null 2>&1; then \
	    cargo nextest run --no-fail-fast --cargo-quiet --status-level fail && cargo test --quiet --doc; \
	else cargo test --quiet; fi

test-wasm:
	@mkdir -p target && node tests/browser/browsers.mjs --capabilities >target/webdriver.json
	CHROMEDRIVER=$$(node tests/browser/browsers.mjs chromedriver) \
	WASM_BINDGEN_TEST_WEBDRIVER_JSON=$(CURDIR)/target/webdriver.json \
	    cargo test $(WASM) --test wasm

types: # make dist leaves the bindings' types in target/types
	tsc --project .

stories:
	cargo build --quiet --release --example train
	node --test --test-concurrency=2 --test-reporter=spec tests/browser/*.test.mjs
	node --test --test-concurrency=1 --test-reporter=spec tests/browser/pace/*.test.mjs

# Seconds for each of the three.
FUZZ_SECONDS ?= 600
fuzz: ## feed the readers of links and files with anything (needs nightly Rust and cargo-fuzz)
	@for target in link mat csv; do \
	    case $$target in mat) seeds=tests/files;; *) seeds=fuzz/seeds/$$target;; esac; \
	    mkdir -p fuzz/corpus/$$target; \
	    cargo +nightly fuzz run $$target fuzz/corpus/$$target $$seeds -- -max_total_time=$(FUZZ_SECONDS) -max_len=20000 || exit; \
	done

PEERS := benches/node_modules/.package-lock.json
$(PEERS): benches/package-lock.json
	@echo 'touchline: installing the peers of the bench'
	@npm ci --prefix benches --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

bench: setup-test dist $(PEERS) ## time it beside its peers, into benches/RESULTS.md (BENCH_QUICK=1: a smoke run)
	@node benches/run.mjs

clean: ## remove what was built here (not the cached tools)
	rm -rf dist target node_modules benches/node_modules
