# What a developer and CI run. A fresh Debian 12 needs the Swift toolchain, make and git; each target installs the
# Debian packages that it misses, as root or by sudo.

SWIFT ?= swift
LIBRARIES := pkg-config libsqlite3-dev libproj-dev libgeos-dev libgdal-dev nettle-dev libxml2-dev \
	libminizip-dev libxlsxwriter-dev libmicrohttpd-dev coinor-libcbc-dev
ORACLES := gdal-bin proj-bin python3 python3-gdal python3-openpyxl sqlite3 glpk-utils curl openssl
BROWSER := chromium chromium-driver libjs-leaflet python3-venv
SOURCES := $(wildcard Package.swift Sources Tests Benchmarks Fuzz)

COUNT ?= 200
SEED ?= 20261129
MINUTES ?= 5
SECONDS ?= 60

.DEFAULT_GOAL := build
.PHONY: build report test browser guide lint format torture fuzz fuzz-api sanitize bench clean packages test-packages browser-packages

build: packages ## the program and the library, debug
	$(SWIFT) build

report: packages ## the sample registry and its reports in build/report, release
	$(SWIFT) build -c release --product hatang
	HATANG="$$($(SWIFT) build -c release --show-bin-path)/hatang" scripts/report build/report

test: test-packages ## all tests
	$(SWIFT) test --disable-xctest

browser: report browser-packages ## the sample report in a real browser; pictures in build/browser
	Tests/Browser/run build/report "$$($(SWIFT) build -c release --show-bin-path)/hatang"

guide: browser ## the pictures of the guide, in build/guide, taken of the real pages

lint: ## the format of all Swift files
	$(SWIFT) format lint --strict --recursive $(SOURCES)

format: ## formats all Swift files
	$(SWIFT) format --in-place --recursive $(SOURCES)

torture: packages ## kills, power cuts, full disks and crowds against the program, COUNT of each; figures in build/torture
	@scripts/install-packages gcc libc6-dev python3
	HATANG_LAYOUTS="$$PWD/build/torture/layouts" $(SWIFT) test --disable-xctest --filter ReleasedLayoutsTests
	$(SWIFT) build -c release --product hatang
	Tests/Torture/torture.py "$$($(SWIFT) build -c release --show-bin-path)/hatang" build/torture/figures.json \
		--count $(COUNT) --seed $(SEED) --minutes $(MINUTES) --layouts build/torture/layouts

fuzz: packages ## libFuzzer over the readers, SECONDS each of the targets in Fuzz/targets
	Fuzz/run $(SECONDS)

sanitize: test-packages ## the suites under the address sanitizer, those with several threads under the thread sanitizer
	scripts/sanitize

fuzz-api: report browser-packages ## all that the API's own document allows, and more, asked by schemathesis of PyPI
	[ -x build/fuzz-venv/bin/schemathesis ] || { python3 -m venv build/fuzz-venv && \
		build/fuzz-venv/bin/python -m pip install --quiet schemathesis; }
	SCHEMATHESIS=build/fuzz-venv/bin/schemathesis Tests/Service/fuzz \
		"$$($(SWIFT) build -c release --show-bin-path)/hatang" build/report/an-giang.gpkg

bench: packages ## the benchmarks against PROJ from C and Shapely, release
	SWIFT=$(SWIFT) Benchmarks/run

clean:
	rm -rf .build build Benchmarks/.build

packages:
	@scripts/install-packages $(LIBRARIES)

test-packages:
	@scripts/install-packages $(LIBRARIES) $(ORACLES)

browser-packages:
	@scripts/install-packages $(BROWSER)
