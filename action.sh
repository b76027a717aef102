#!/usr/bin/env bash
# The step of action.yml. Reads its inputs from the environment, runs rdsaudit, and writes the outputs.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
version="${INPUT_VERSION:-$(node -p 'require(process.argv[1]).version' "$here/package.json")}"
# npx would take an address for a version, and run what it finds there.
if ! [[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]]; then
  echo "error: the input \"version\" has to be like 1.2.3" >&2
  exit 2
fi
# A line break would begin another output.
if [[ ${INPUT_SARIF:-} == *$'\n'* || ${INPUT_SARIF:-} == *$'\r'* ]]; then
  echo "error: the input \"sarif\" is one path" >&2
  exit 2
fi

report="$(mktemp "${RUNNER_TEMP:-/tmp}/rdsaudit.XXXXXX")"
trap 'rm -f "$report"' EXIT

arguments=(check -f pretty -f "json=$report")
if [[ ${INPUT_ANNOTATIONS:-true} == true ]]; then arguments+=(-f github); fi
if [[ ${INPUT_SUMMARY:-true} == true && -n ${GITHUB_STEP_SUMMARY:-} ]]; then
  arguments+=(-f "markdown=$GITHUB_STEP_SUMMARY")
fi
if [[ -n ${INPUT_SARIF:-} ]]; then arguments+=(-f "sarif=$INPUT_SARIF"); fi
if [[ -n ${INPUT_CONFIG:-} ]]; then arguments+=("--config=$INPUT_CONFIG"); fi
if [[ -n ${INPUT_FAIL_ON:-} ]]; then arguments+=("--fail-on=$INPUT_FAIL_ON"); fi
arguments+=(--)
while IFS= read -r path; do
  if [[ -n $path ]]; then arguments+=("$path"); fi
done <<<"${INPUT_PATHS:-}"

code=0
npx --yes "rdsaudit@$version" "${arguments[@]}" || code=$?

count() {
  node -e 'const [file, of] = process.argv.slice(1)
    try { console.log(Number(JSON.parse(require("fs").readFileSync(file, "utf8")).summary.findings[of])) }
    catch { console.log("") }' "$report" "$1"
}
{
  echo "exit-code=$code"
  echo "errors=$(count error)"
  echo "warnings=$(count warning)"
  echo "sarif-file=${INPUT_SARIF:-}"
} >>"${GITHUB_OUTPUT:-/dev/null}"
exit "$code"
