#!/usr/bin/env bash
# Builds the Debian packages, installs them on a fresh Debian 12 that holds nothing else, and uses them there: the tool, a
# program in C and one in C++, the Python module. Needs root (or sudo) and Debian's archive.
#   install_test.sh BUILD SOURCE
set -euo pipefail
build=$1 source=$2
packages=$build/packages
rm -rf "$packages"
cpack --config "$build/CPackConfig.cmake" -B "$packages" >"$build/cpack.log" 2>&1 || { tail -n 30 "$build/cpack.log" >&2; exit 1; }
rm -rf "$packages/_CPack_Packages"

# A root directory of one's own is root's matter.
root=()
[ "$(id -u)" -eq 0 ] || root=(sudo)
work=$(mktemp -d)
trap '"${root[@]}" rm -rf "$work"' EXIT
"${root[@]}" mmdebstrap --quiet --variant=minbase bookworm "$work/root" >"$build/debootstrap.log" 2>&1 || { tail -n 30 "$build/debootstrap.log" >&2; exit 1; }
mkdir "$work/files"
cp "$packages"/*.deb "$source/corpus/childcare-plan/source.txt" "$source/tests/formats/plan.docx" "$work/files/"
# The README's examples, to be compiled there.
for language in c cpp python; do
  awk -v fence='```'$language '$0 == fence {inside = 1; next} inside && /^```/ {exit} inside' "$source/README.md" >"$work/files/example.$language"
done
"${root[@]}" cp -r "$work/files" "$work/root/work"
in_root() { "${root[@]}" chroot "$work/root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 HOME=/root bash -euc "cd /work; $1"; }
fail() { echo "$1" >&2; exit 1; }
quietly() { in_root "$1" >"$build/install.log" 2>&1 || { tail -n 30 "$build/install.log" >&2; fail "failed: $1"; }; }

# The tool alone brings what it needs and nothing to build with.
quietly 'apt-get update -q; apt-get install -q -y --no-install-recommends ./fenjie_*.deb'
in_root 'fenjie --version' | grep -q '^reads: text' || fail "no tool"
in_root 'fenjie extract source.txt -o plan.json && fenjie validate plan.json' || fail "the tool does not read"
"$build/tools/fenjie" extract "$source/corpus/childcare-plan/source.txt" | cmp - "$work/root/work/plan.json" || fail "another answer"
# The parts of it that are loaded when they are needed came with it.
in_root 'fenjie extract plan.docx >/dev/null && fenjie extract source.txt -f xlsx -o plan.xlsx' || fail "the tool lacks its parts"
! in_root 'ls /usr/include/fenjie.h /usr/lib/libfenjie*' 2>/dev/null || fail "the tool's package holds more than the tool"
for file in man/man1/fenjie.1.gz bash-completion/completions/fenjie zsh/vendor-completions/_fenjie fish/vendor_completions.d/fenjie.fish \
  fenjie/schemas/extract.schema.json fenjie/lexicon/org_suffix.tsv fenjie/metrics/metrics.tsv; do
  # Docker's images and minimal systems leave manual pages out: the package's list counts.
  in_root "dpkg -L fenjie" | grep -q "^/usr/share/$file" || fail "the package has no $file"
done
# What it can use besides is told by the package, and by the tool where it is missing.
in_root 'dpkg-query -W -f "\${Recommends}; \${Suggests}" fenjie' | grep -q '^tesseract-ocr-chi-sim; libreoffice-writer-nogui' || fail "the package recommends nothing"
# The service answers from where it is installed.
quietly 'apt-get install -q -y --no-install-recommends curl'
in_root '
fenjie serve --port 0 2>serve.log & service=$!
trap "kill $service; wait $service" EXIT
for _ in $(seq 600); do grep -q http://127.0.0.1 serve.log && break; kill -0 $service; sleep 0.1; done
url=$(grep -o "http://127.0.0.1:[0-9]*" serve.log)
curl -sSf --max-time 60 "$url/health" >health.json
curl -sSf --max-time 60 --data-binary @source.txt "$url/extract?name=source.txt" >served.json' || fail "the service does not answer: $(cat "$work/root/work/serve.log")"
grep -q '"version"' "$work/root/work/health.json" || fail "health: $(cat "$work/root/work/health.json")"
in_root 'fenjie validate served.json' || fail "the service gives no valid plan"
python3 -c 'import json, sys; one, other = (json.load(open(name)) for name in sys.argv[1:]); sys.exit(one != other)' \
  "$work/root/work/served.json" "$work/root/work/plan.json" || fail "the service gives another plan than the tool"
# The vocabulary as installed is one that --lexicon takes.
in_root 'fenjie extract source.txt --lexicon /usr/share/fenjie/lexicon >/dev/null' || fail "the installed vocabulary cannot be loaded"

quietly 'apt-get install -q -y --no-install-recommends ./libfenjie0_*.deb ./python3-fenjie_*.deb'
in_root 'python3 -c "
import json, fenjie
assert fenjie.extract(\"source.txt\") == json.load(open(\"plan.json\"))"' || fail "the module does not work"

quietly 'apt-get install -q -y --no-install-recommends ./libfenjie-dev_*.deb gcc g++ cmake make'
in_root 'cp example.c app.c; cc app.c $(pkg-config --cflags --libs fenjie) -o app; ./app source.txt >app.json; fenjie validate app.json' || fail "C does not work"
in_root 'cp example.cpp app.cpp
printf "cmake_minimum_required(VERSION 3.25)\nproject(app CXX)\nfind_package(fenjie REQUIRED)\nadd_executable(app app.cpp)\ntarget_link_libraries(app PRIVATE fenjie::fenjie)\n" >CMakeLists.txt
cmake -B build >/dev/null; cmake --build build >/dev/null; ./build/app source.txt | grep -q ^t1' || fail "C++ does not work"

quietly 'apt-get purge -q -y fenjie libfenjie0 libfenjie-dev python3-fenjie'
left=$(in_root 'find /usr /etc /var/lib -name "*fenjie*" -not -path "/var/lib/dpkg/*"' || true)
[ -z "$left" ] || fail "left behind: $left"
echo "installed, used and removed: $(cd "$packages" && ls ./*.deb | tr '\n' ' ')"
