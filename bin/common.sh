# Shared by bin/dev, bin/test and bin/huiyin: finds JDK 25 and Maven, builds when something changed. Sourced, not run.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
DIST="$ROOT/target/dist"

say() { printf '%s\n' "$*" >&2; }
die() { say "$@"; exit 1; }

is_jdk_25() { [ -x "$1/bin/javac" ] && "$1/bin/java" -version 2>&1 | head -1 | grep -q '"25'; }

find_jdk() {
  local candidate javac
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/*25* /opt/*jdk*25* "$HOME"/.sdkman/candidates/java/25*; do
    if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then JAVA_HOME=$candidate; export JAVA_HOME; return; fi
  done
  if javac=$(command -v javac); then
    candidate=$(dirname "$(dirname "$(readlink -f "$javac")")")
    if is_jdk_25 "$candidate"; then JAVA_HOME=$candidate; export JAVA_HOME; return; fi
  fi
  die "缺少 JDK 25。请安装（例如 Temurin 25：https://adoptium.net），或把 JAVA_HOME 指向它。" \
      $'\n'"JDK 25 is missing. Install it (for example Temurin 25: https://adoptium.net), or point JAVA_HOME to it."
}

need_maven() {
  command -v mvn >/dev/null || die "缺少 Maven。请运行：apt-get install maven" $'\n'"Maven is missing. Run: apt-get install maven"
}

# A line per source file with time and size: equal lines, equal build.
fingerprint() {
  { find "$ROOT/src/main" -type f -printf '%P %T@ %s\n' | LC_ALL=C sort
    stat -c '%n %Y %s' "$ROOT/pom.xml"
    "$JAVA_HOME/bin/java" -version 2>&1; } | sha256sum | cut -c1-32
}

# Makes target/dist: the program and its libraries side by side, with a cache of loaded classes for a quick start.
ensure_built() {
  find_jdk
  local now; now=$(fingerprint)
  if [ -f "$DIST/stamp" ] && [ "$(cat "$DIST/stamp")" = "$now" ]; then return; fi
  mkdir -p "$ROOT/target"
  exec 8>"$ROOT/target/.build.lock"
  flock 8 2>/dev/null || true
  if [ -f "$DIST/stamp" ] && [ "$(cat "$DIST/stamp")" = "$now" ]; then exec 8>&-; return; fi
  need_maven
  say "正在构建…… Building…"
  (cd "$ROOT" && mvn -q -B -Dmaven.test.skip=true package) >&2 || die "构建失败，原因见上。" $'\n'"The build failed; see above."
  local fresh="$ROOT/target/dist.new"
  rm -rf "$fresh"
  "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$ROOT/target/huiyin.jar" extract --destination "$fresh" >/dev/null \
    || die "无法解开程序包。The program could not be unpacked."
  rm -rf "$DIST"
  mv "$fresh" "$DIST"
  train
  printf '%s\n' "$now" > "$DIST/stamp"
  exec 8>&-
}

# What the JVM has to say goes to standard error: standard output belongs to the program (--json).
JAVA_FLAGS=(-XX:+DisplayVMOutputToStderr -Xlog:disable -Xlog:all=warning:stderr -Xmx320m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8
  -Duser.timezone=UTC --enable-native-access=ALL-UNNAMED)

# Starts the program once on a throw-away database, reads some pages and stops it: what was loaded goes into the cache.
# Whatever goes wrong here only makes later starts slower.
train() {
  command -v curl >/dev/null || { say "没有 curl，跳过快速启动的准备。No curl: quick start is not prepared."; return 0; }
  say "正在准备快速启动（每次构建一次）…… Preparing a quick start (once per build)…"
  local scratch port pid i path
  scratch=$(mktemp -d)
  (
    cd "$DIST" || exit 0
    exec 8>&-
    HUIYIN_DATA="$scratch/data" "$JAVA_HOME/bin/java" "${JAVA_FLAGS[@]}" -XX:AOTCacheOutput="$DIST/huiyin.aot" -jar "$DIST/huiyin.jar" \
      serve --address 127.0.0.1 --port 0 >"$scratch/log" 2>&1 &
    pid=$!
    for i in $(seq 1 240); do
      port=$(sed -n 's#.*http://127\.0\.0\.1:\([0-9]*\)/.*#\1#p' "$scratch/log" | head -1)
      [ -n "$port" ] && break
      kill -0 "$pid" 2>/dev/null || break
      sleep 0.5
    done
    if [ -n "$port" ]; then
      for i in 1 2 3 4 5 6 7 8; do
        for path in / /file /look /desk /desk/sign-in /deadline; do
          curl -s -o /dev/null --max-time 10 "http://127.0.0.1:$port$path"
        done
      done
    fi
    kill -TERM "$pid" 2>/dev/null
    for i in $(seq 1 240); do kill -0 "$pid" 2>/dev/null || break; sleep 0.5; done
    kill -KILL "$pid" 2>/dev/null
    wait "$pid" 2>/dev/null
  ) 2>/dev/null
  if [ ! -s "$DIST/huiyin.aot" ]; then
    rm -f "$DIST/huiyin.aot"
    cp "$scratch/log" "$ROOT/target/quick-start.log" 2>/dev/null
    say "快速启动没有准备好，不影响使用（见 target/quick-start.log）。The quick start is not ready; the program works without it."
  fi
  rm -rf "$scratch"
  return 0
}

# The second compiler takes as much processor time at a start as the program itself. Here it waits until a method is truly hot: ten
# times the usual thresholds (docs/adr/0151). What runs long is compiled fully all the same.
LATE_COMPILER=(-XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000 -XX:Tier4CompileThreshold=150000
  -XX:Tier4BackEdgeThreshold=400000)

# Replaces this shell by the program.
run_huiyin() {
  local cache=() late=() room=()
  [ "${1:-}" = serve ] && late=("${LATE_COMPILER[@]}")
  # Grouping compares all messages of a file with one another: 100,000 of them need more room than a server (docs/benchmarks.md).
  [ "${1:-} ${2:-}" = "triage hot" ] && room=(-Xmx1g)
  # Without a usable cache the JVM starts as usual; -Xlog hides only its complaint about that.
  [ -s "$DIST/huiyin.aot" ] && cache=(-XX:AOTCache="$DIST/huiyin.aot" "-Xlog:aot*=off:stderr" "-Xlog:cds*=off:stderr")
  # shellcheck disable=SC2086
  exec "$JAVA_HOME/bin/java" "${JAVA_FLAGS[@]}" "${late[@]}" "${room[@]}" "${cache[@]}" ${HUIYIN_JAVA_OPTS:-} -jar "$DIST/huiyin.jar" "$@"
}
