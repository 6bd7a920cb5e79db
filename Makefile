# The few commands that are used daily. `make` alone lists them.
.PHONY: help run test check fuzz bench pictures golden

help:
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile

run: ## start tacit
	go run .

test: ## all tests that need nothing installed
	go test ./...

check: ## everything that has to pass before a change lands (installs what it needs)
	bash .ci/run

fuzz: ## every fuzz target for half a minute
	FUZZTIME=30s bash .ci/run fuzzing

bench: ## the figures of BENCHMARKS.md
	go test -run '^$$' -bench . -benchtime 2s ./...

pictures: ## the pictures in docs/pictures, from the real screens (needs rsvg-convert and a font with Chinese: apt install librsvg2-bin fonts-noto-cjk)
	TACIT_PICTURES=$(CURDIR)/docs/pictures go test ./tui -run TestPictures -count=1
	TACIT_PICTURES=$(CURDIR)/docs/pictures go test . -run TestInterviewOnTwoNodes -count=1
	cd docs/pictures && for f in *.svg; do [ $$f = recall.svg ] || { rsvg-convert -z 1.5 -o "$${f%.svg}.png" "$$f" && rm "$$f"; }; done
	TACIT_BENCHMARK=$(CURDIR)/.benchmark go test ./interview/simulation -run TestBenchmark -count=1
	mv .benchmark/recall.svg docs/pictures/ && rm -r .benchmark

golden: ## write the golden frames and documents anew; read the difference before you commit it
	go test ./tui ./profile -update
