# Two commands matter: `make run` and `make test`. Only python3 (3.11) and make are needed.
PYTHON ?= python3
UV_VERSION := 0.13.9
UV := .venv-tools/bin/uv
STEADY := .venv/bin/python
export RASA_TELEMETRY_ENABLED := false
export UV_PROJECT_ENVIRONMENT := .venv

.DEFAULT_GOAL := help

help: ## list the commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-16s %s\n", $$1, $$2}'

run: .venv/.ready ## install, train if needed, start everything, print the chat page's address
	@exec $(STEADY) -m steady.run serve

chat: .venv/.ready ## talk to a running Steady in the terminal
	@exec $(STEADY) -m steady.run chat

train: .venv/.ready ## train the model if anything it is made from has changed
	@exec $(STEADY) -m steady.run train

test: .venv/.ready ## install, train if needed, and run every test
	@$(STEADY) -m tests.prepare
	@$(STEADY) -m steady.run train
	@$(STEADY) -m pytest

gaps: .venv/.ready ## play the conversations that Steady is known to get wrong; failures are expected
	@STEADY_GAPS=1 $(STEADY) -m pytest tests/conversations -k test_conversation --tb=line

check: .venv/.ready ## lint, types, data and the words people see, in seconds
	@.venv/bin/ruff check . && .venv/bin/ruff format --check .
	@.venv/bin/mypy
	@$(STEADY) -m steady.helplines validate
	@$(STEADY) -m steady.conversation.lint
	@git ls-files -z | xargs -0 .venv/bin/detect-secrets-hook --baseline .secrets.baseline

evaluate: .venv/.ready ## measure understanding on messages never trained on
	@exec $(STEADY) -m evaluation

tune: .venv/.ready ## teach the sentence encoder our labels (fetches PyTorch; half an hour), only after much new data
	@UV_PROJECT_ENVIRONMENT=.venv $(UV) run --frozen --with torch==2.13.0 python -m tune

tune-second: .venv/.ready ## the same for the second reader, which is asked in doubt (an hour on a quick processor)
	@UV_PROJECT_ENVIRONMENT=.venv $(UV) run --frozen --with torch==2.13.0 python -m tune.second

vocabulary: .venv/.ready ## count the words of the training messages, which slips of the pen are put right to
	@exec $(STEADY) -m steady.nlu.build_vocabulary

baselines: .venv/.ready ## train simple systems on the same messages and measure them, for the scorecard (40 minutes)
	@exec $(STEADY) -m evaluation.baselines

risk-coverage: .venv/.ready ## how often each threshold of the model acts, and how often that is wrong
	@exec $(STEADY) -m evaluation.risk_coverage

compare: .venv/.ready ## the model before and the model now, message by message; fails while a crisis message got worse
	@exec $(STEADY) -m review.manage compare $(if $(OLD),--old $(OLD)) $(if $(NEW),--new $(NEW))

data-report: .venv/.ready ## balance, near-duplicates and leaks of the written messages
	@exec $(STEADY) -m evaluation.data_report

bench: .venv/.ready ## measure the time of a turn and the memory of all processes
	@exec $(STEADY) -m bench

bench-channels: .venv/.ready ## 5,000 messages from 50 people on every messaging platform, with failures (7 minutes)
	@exec $(STEADY) -m bench.channels

bench-desk: .venv/.ready ## how quick the trainers' desk is over 1,000,000 stored events, on SQLite and on PostgreSQL
	@exec $(STEADY) -m bench.desk $(if $(EVENTS),--events $(EVENTS))

bench-workers: .venv/.ready ## one Rasa worker against two, on PostgreSQL and Redis behind nginx, and where the processor time goes
	@$(STEADY) -m steady.run train
	@exec $(STEADY) -m bench.workers $(if $(SECONDS),--seconds $(SECONDS))

faults: .venv/.ready ## break the real processes one by one and write docs/faults.md
	@$(STEADY) -m steady.run train
	@exec $(STEADY) -m faults

cluster: .venv/.ready ## two workers on PostgreSQL and Redis behind nginx, one killed every 20 s, 2,000 conversations
	@$(STEADY) -m steady.run train
	@exec $(STEADY) -m faults.cluster

fuzz: .venv/.ready ## 100,000 and more odd inputs to parsers, masking and the HTTP endpoints
	@$(STEADY) -m steady.run train
	@exec $(STEADY) -m fuzz

soak: .venv/.ready ## twenty minutes of steady load; memory must stay flat and the log clean
	@$(STEADY) -m steady.run train
	@exec $(STEADY) -m bench.soak

audit: $(UV) ## ask for known weaknesses of the locked libraries (needs internet); verdicts are in docs/advisories.md
	@$(UV) audit --frozen --no-dev --preview-features audit-command

sbom: $(UV) ## write a bill of materials of what is installed to var/sbom.json (CycloneDX)
	@mkdir -p var && $(UV) export --frozen --no-dev --format cyclonedx1.5 --quiet --output-file var/sbom.json >/dev/null
	@echo "Written: var/sbom.json"

helplines: .venv/.ready ## who people are sent to, whether they are open now, and when that was checked
	@exec $(STEADY) -m steady.helplines table

check-helplines: .venv/.ready ## open every helpline's page and list what a person must confirm (needs internet)
	@exec $(STEADY) -m steady.helplines check

channels: .venv/.ready ## which messaging channels are on, and where their webhooks are
	@exec $(STEADY) -m steady.channels

privacy-report: .venv/.ready ## what is stored, where and for how long; counts only
	@exec $(STEADY) -m steady.store privacy-report

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null \
		|| { echo "Steady needs Python 3.11 as '$(PYTHON)'. Install it, or name it: make run PYTHON=python3.11" >&2; exit 1; }
	@echo "Installing the package manager ..."
	@$(PYTHON) -m venv .venv-tools \
		|| { echo "Could not make a virtual environment; is python3-venv installed and the disk not full?" >&2; exit 1; }
	@.venv-tools/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION) \
		|| { rm -rf .venv-tools; echo "Could not install uv; is the network up and the disk not full?" >&2; exit 1; }

.venv/.ready: $(UV) uv.lock pyproject.toml
	@echo "Installing Steady's libraries (about 2 GB the first time) ..."
	@$(UV) sync --frozen --compile-bytecode --python $(PYTHON) \
		|| { echo "Could not install the libraries; see the lines above." >&2; exit 1; }
	@touch .venv/.ready

.PHONY: audit baselines bench bench-channels bench-desk bench-workers channels chat check check-helplines cluster compare \
	data-report evaluate faults fuzz gaps help helplines privacy-report risk-coverage run sbom soak test train tune tune-second \
	vocabulary
